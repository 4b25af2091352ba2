CREATE TABLE mfa_owners (
    owner TEXT NOT NULL PRIMARY KEY,
    account_id TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    user_handle TEXT NOT NULL UNIQUE,
    changed_at BIGINT NOT NULL
);
CREATE INDEX mfa_owners_by_account ON mfa_owners (account_id);

CREATE TABLE mfa_devices (
    serial TEXT NOT NULL PRIMARY KEY,
    account_id TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    owner TEXT REFERENCES mfa_owners (owner) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    added_at BIGINT,
    last_used_at BIGINT,
    sealed_seed TEXT,
    seed_hash TEXT UNIQUE,
    drift BIGINT NOT NULL,
    last_step BIGINT NOT NULL,
    credential_id TEXT UNIQUE,
    credential TEXT,
    sign_count BIGINT NOT NULL,
    user_verified BIGINT NOT NULL,
    UNIQUE (owner, name_key)
);
CREATE INDEX mfa_devices_by_account ON mfa_devices (account_id);

CREATE TABLE passkey_challenges (
    challenge_hash TEXT NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_challenges_by_age ON passkey_challenges (expires_at);

ALTER TABLE sessions ADD COLUMN mfa_at BIGINT;
