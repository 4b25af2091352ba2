CREATE TABLE delegated_grants (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES directory_users (id) ON DELETE CASCADE,
    session_id TEXT REFERENCES sessions (id) ON DELETE CASCADE,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX delegated_grants_by_application ON delegated_grants (application_id);
CREATE INDEX delegated_grants_by_user ON delegated_grants (user_id);
CREATE INDEX delegated_grants_by_session ON delegated_grants (session_id);
CREATE INDEX delegated_grants_by_age ON delegated_grants (expires_at);

CREATE TABLE delegated_access_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES delegated_grants (id) ON DELETE CASCADE,
    scopes TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX delegated_access_tokens_by_grant ON delegated_access_tokens (grant_id);
CREATE INDEX delegated_access_tokens_by_age ON delegated_access_tokens (expires_at);

CREATE TABLE delegated_refresh_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES delegated_grants (id) ON DELETE CASCADE,
    rotated_at BIGINT,
    sealed_answer TEXT
);
CREATE INDEX delegated_refresh_tokens_by_grant ON delegated_refresh_tokens (grant_id);
CREATE INDEX delegated_refresh_tokens_by_answer ON delegated_refresh_tokens (rotated_at) WHERE sealed_answer IS NOT NULL;

CREATE TABLE spent_assertions (
    issuer_id TEXT NOT NULL REFERENCES trusted_token_issuers (id) ON DELETE CASCADE,
    assertion_hash TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (issuer_id, assertion_hash)
);
CREATE INDEX spent_assertions_by_age ON spent_assertions (expires_at);
