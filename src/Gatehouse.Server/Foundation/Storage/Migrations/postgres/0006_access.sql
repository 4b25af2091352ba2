CREATE TABLE managed_policies (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    arn TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    path TEXT NOT NULL,
    description TEXT,
    default_version BIGINT NOT NULL,
    last_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (account_id, name_key)
);

CREATE TABLE managed_policy_versions (
    policy_id TEXT NOT NULL REFERENCES managed_policies (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (policy_id, version)
);

CREATE TABLE policy_attachments (
    principal_id TEXT NOT NULL,
    policy_arn TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    attached_at BIGINT NOT NULL,
    PRIMARY KEY (principal_id, policy_arn)
);
CREATE INDEX policy_attachments_by_policy ON policy_attachments (policy_arn, account_id);

CREATE TABLE inline_policies (
    principal_id TEXT NOT NULL,
    name TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (principal_id, name)
);

CREATE TABLE roles (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    path TEXT NOT NULL,
    description TEXT,
    trust_policy TEXT NOT NULL,
    max_session_seconds BIGINT NOT NULL,
    boundary_arn TEXT,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    last_used_region TEXT,
    UNIQUE (account_id, name_key)
);

CREATE TABLE instance_profiles (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    path TEXT NOT NULL,
    role_id TEXT REFERENCES roles (id),
    created_at BIGINT NOT NULL,
    UNIQUE (account_id, name_key)
);
CREATE INDEX instance_profiles_by_role ON instance_profiles (role_id);

CREATE TABLE role_deletions (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    finished_at BIGINT NOT NULL
);

CREATE TABLE saml_providers (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    metadata TEXT NOT NULL,
    private_keys TEXT NOT NULL,
    encryption_mode TEXT,
    created_at BIGINT NOT NULL,
    valid_until BIGINT,
    UNIQUE (account_id, name)
);

CREATE TABLE oidc_providers (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    client_ids TEXT NOT NULL,
    thumbprints TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (account_id, url)
);

CREATE TABLE server_certificates (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    path TEXT NOT NULL,
    body TEXT NOT NULL,
    chain TEXT,
    sealed_private_key TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    UNIQUE (account_id, name_key)
);

CREATE TABLE temporary_credentials (
    access_key_id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    issuer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    sealed_secret TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    facts TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX temporary_credentials_by_issuer ON temporary_credentials (issuer_id);
CREATE INDEX temporary_credentials_by_giver ON temporary_credentials (issued_by);
CREATE INDEX temporary_credentials_by_age ON temporary_credentials (expires_at);

CREATE TABLE signature_failures (
    request_id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    access_key_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    canonical_request TEXT NOT NULL,
    string_to_sign TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX signature_failures_by_account ON signature_failures (account_id, at);

ALTER TABLE sessions ADD COLUMN temporary_key TEXT;
ALTER TABLE sessions ADD COLUMN base_id TEXT;
ALTER TABLE sessions ADD COLUMN switched TEXT;
CREATE INDEX sessions_by_base ON sessions (base_id);
