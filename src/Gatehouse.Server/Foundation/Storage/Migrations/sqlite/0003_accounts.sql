CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    root_email TEXT NOT NULL,
    root_email_key TEXT NOT NULL UNIQUE,
    alias TEXT UNIQUE,
    status TEXT NOT NULL,
    status_reason TEXT,
    owns_installation BIGINT NOT NULL,
    contact TEXT,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX accounts_by_status ON accounts (status, closed_at);

CREATE TABLE alternate_contacts (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    contact TEXT NOT NULL,
    PRIMARY KEY (account_id, type)
);

CREATE TABLE retired_root_emails (
    email_hash TEXT NOT NULL PRIMARY KEY,
    retired_at BIGINT NOT NULL
);

CREATE TABLE root_email_changes (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    code_id TEXT NOT NULL,
    sent BIGINT NOT NULL,
    counted_from BIGINT NOT NULL,
    sent_at BIGINT NOT NULL
);
