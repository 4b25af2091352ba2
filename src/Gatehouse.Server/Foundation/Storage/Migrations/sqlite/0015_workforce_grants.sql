CREATE TABLE sso_clients (
    id TEXT NOT NULL PRIMARY KEY,
    secret_hash TEXT NOT NULL,
    name TEXT NOT NULL,
    directory_id TEXT REFERENCES directories (id) ON DELETE CASCADE,
    scopes TEXT NOT NULL,
    grant_types TEXT NOT NULL,
    redirect_uris TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sso_clients_by_directory ON sso_clients (directory_id);
CREATE INDEX sso_clients_by_age ON sso_clients (expires_at);

CREATE TABLE sso_codes (
    code_hash TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    challenge TEXT NOT NULL,
    grant_id TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES directory_users (id) ON DELETE CASCADE,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    session_ends BIGINT NOT NULL,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    spent_at BIGINT
);
CREATE INDEX sso_codes_by_user ON sso_codes (user_id);
CREATE INDEX sso_codes_by_session ON sso_codes (session_id);
CREATE INDEX sso_codes_by_age ON sso_codes (expires_at);

CREATE TABLE sso_device_codes (
    code_hash TEXT NOT NULL PRIMARY KEY,
    user_code_hash TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL,
    client_name TEXT NOT NULL,
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    scopes TEXT NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    grant_id TEXT NOT NULL,
    user_id TEXT REFERENCES directory_users (id) ON DELETE CASCADE,
    session_id TEXT REFERENCES sessions (id) ON DELETE CASCADE,
    session_ends BIGINT,
    polls_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sso_device_codes_by_directory ON sso_device_codes (directory_id);
CREATE INDEX sso_device_codes_by_user ON sso_device_codes (user_id);
CREATE INDEX sso_device_codes_by_session ON sso_device_codes (session_id);
CREATE INDEX sso_device_codes_by_age ON sso_device_codes (expires_at);

CREATE TABLE sso_grants (
    id TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES directory_users (id) ON DELETE CASCADE,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sso_grants_by_user ON sso_grants (user_id);
CREATE INDEX sso_grants_by_session ON sso_grants (session_id);
CREATE INDEX sso_grants_by_age ON sso_grants (expires_at);

CREATE TABLE sso_access_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES sso_grants (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sso_access_tokens_by_grant ON sso_access_tokens (grant_id);
CREATE INDEX sso_access_tokens_by_age ON sso_access_tokens (expires_at);

CREATE TABLE sso_refresh_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES sso_grants (id) ON DELETE CASCADE,
    rotated_at BIGINT,
    sealed_answer TEXT
);
CREATE INDEX sso_refresh_tokens_by_grant ON sso_refresh_tokens (grant_id);
CREATE INDEX sso_refresh_tokens_by_answer ON sso_refresh_tokens (rotated_at) WHERE sealed_answer IS NOT NULL;
