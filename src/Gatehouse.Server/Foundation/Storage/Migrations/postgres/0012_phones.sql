CREATE TABLE phone_outbox (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    recipient TEXT NOT NULL,
    sealed_content TEXT,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    last_answer TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX phone_outbox_by_state ON phone_outbox (state, next_try_at);
CREATE INDEX phone_outbox_by_recipient ON phone_outbox (recipient, created_at);

CREATE TABLE root_phones (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    verified_at BIGINT,
    code_id TEXT,
    sent_at BIGINT NOT NULL
);

CREATE TABLE alternative_requests (
    owner TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    ready_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX alternative_requests_by_account ON alternative_requests (account_id);
