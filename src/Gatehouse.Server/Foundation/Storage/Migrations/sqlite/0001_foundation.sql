CREATE TABLE installation (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE audit_events (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT,
    at BIGINT NOT NULL,
    event_name TEXT NOT NULL,
    succeeded BIGINT NOT NULL,
    private_reason TEXT,
    record TEXT NOT NULL
);
CREATE INDEX audit_events_by_account ON audit_events (account_id, at, id);

CREATE TRIGGER audit_events_never_change BEFORE UPDATE ON audit_events
BEGIN
    SELECT RAISE(ABORT, 'audit events are never changed');
END;

CREATE TABLE mail_outbox (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    sealed_content TEXT,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    last_answer TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX mail_outbox_by_state ON mail_outbox (state, next_try_at);
CREATE INDEX mail_outbox_by_recipient ON mail_outbox (recipient, created_at);
