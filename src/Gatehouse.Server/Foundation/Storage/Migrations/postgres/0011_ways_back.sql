ALTER TABLE sessions ADD COLUMN proved_at BIGINT;

CREATE TABLE account_mfa_rules (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    root_since BIGINT,
    root_grace_days BIGINT NOT NULL,
    users_since BIGINT
);

CREATE TABLE recovery_codes (
    owner TEXT NOT NULL REFERENCES mfa_owners (owner) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (owner, code_hash)
);

CREATE TABLE trusted_devices (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL REFERENCES mfa_owners (owner) ON DELETE CASCADE,
    browser_hash TEXT NOT NULL,
    family TEXT NOT NULL,
    network TEXT NOT NULL,
    browser TEXT NOT NULL,
    trusted_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    UNIQUE (owner, browser_hash)
);
CREATE INDEX trusted_devices_by_age ON trusted_devices (expires_at);

CREATE TABLE sign_in_counts (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    day BIGINT NOT NULL,
    factor TEXT NOT NULL,
    sign_ins BIGINT NOT NULL,
    PRIMARY KEY (account_id, day, factor)
);
