CREATE TABLE login_codes (
    code_hash TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    challenge TEXT NOT NULL,
    owner TEXT NOT NULL,
    principal TEXT NOT NULL,
    grant_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    spent_at BIGINT
);
CREATE INDEX login_codes_by_owner ON login_codes (owner);
CREATE INDEX login_codes_by_age ON login_codes (expires_at);

CREATE TABLE login_grants (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL,
    key_thumbprint TEXT NOT NULL,
    owner TEXT NOT NULL,
    principal TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended TEXT
);
CREATE INDEX login_grants_by_owner ON login_grants (owner);
CREATE INDEX login_grants_by_age ON login_grants (expires_at);

CREATE TABLE login_answers (
    proof_hash TEXT NOT NULL PRIMARY KEY,
    body_hash TEXT NOT NULL,
    sealed_answer TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX login_answers_by_age ON login_answers (expires_at);

CREATE TABLE token_keys (
    id TEXT NOT NULL PRIMARY KEY,
    use TEXT NOT NULL UNIQUE,
    sealed_private_key TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
