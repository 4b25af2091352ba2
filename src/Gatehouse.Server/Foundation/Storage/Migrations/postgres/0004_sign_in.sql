CREATE TABLE challenges (
    id TEXT NOT NULL PRIMARY KEY,
    sealed_text TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX challenges_by_age ON challenges (expires_at);

CREATE TABLE sign_in_attempts (
    id_hash TEXT NOT NULL PRIMARY KEY,
    browser_hash TEXT NOT NULL,
    owner TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sign_in_attempts_by_owner ON sign_in_attempts (owner);
CREATE INDEX sign_in_attempts_by_age ON sign_in_attempts (expires_at);

CREATE TABLE sign_ups (
    id_hash TEXT NOT NULL PRIMARY KEY,
    browser_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sign_ups_by_age ON sign_ups (expires_at);

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    account_id TEXT,
    proofs TEXT NOT NULL,
    signed_in_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    idle_milliseconds BIGINT NOT NULL,
    browser_hash TEXT NOT NULL,
    browser TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE INDEX sessions_by_owner ON sessions (owner, signed_in_at);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_age ON sessions (expires_at);

CREATE TABLE known_browsers (
    browser_hash TEXT NOT NULL,
    owner TEXT NOT NULL,
    family TEXT NOT NULL,
    network TEXT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    PRIMARY KEY (browser_hash, owner)
);
CREATE INDEX known_browsers_by_owner ON known_browsers (owner);

CREATE TABLE known_networks (
    network TEXT NOT NULL PRIMARY KEY,
    last_good_at BIGINT NOT NULL
);
