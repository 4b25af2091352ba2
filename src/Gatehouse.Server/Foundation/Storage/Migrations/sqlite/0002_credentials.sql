CREATE TABLE passwords (
    owner TEXT NOT NULL PRIMARY KEY,
    phc TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE password_history (
    owner TEXT NOT NULL,
    phc TEXT NOT NULL,
    replaced_at BIGINT NOT NULL
);
CREATE INDEX password_history_by_owner ON password_history (owner, replaced_at);

CREATE TABLE tries (
    bucket TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    used BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE INDEX tries_by_subject ON tries (subject);
CREATE INDEX tries_by_age ON tries (last_at);

CREATE TABLE failure_letters (
    subject TEXT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    counted_from BIGINT NOT NULL,
    letter_at BIGINT NOT NULL
);

CREATE TABLE email_codes (
    id TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    address TEXT NOT NULL,
    mac TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    spent_at BIGINT
);
CREATE INDEX email_codes_by_age ON email_codes (expires_at);

CREATE TABLE one_time_links (
    token_hash TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    spent_at BIGINT,
    superseded_at BIGINT
);
CREATE INDEX one_time_links_by_subject ON one_time_links (kind, subject);
CREATE INDEX one_time_links_by_age ON one_time_links (expires_at);
