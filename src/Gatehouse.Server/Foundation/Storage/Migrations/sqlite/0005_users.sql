CREATE TABLE iam_users (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    path TEXT NOT NULL,
    boundary_arn TEXT,
    created_at BIGINT NOT NULL,
    password_last_used_at BIGINT,
    UNIQUE (account_id, name_key)
);

CREATE TABLE iam_groups (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    path TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (account_id, name_key)
);

CREATE TABLE iam_group_members (
    user_id TEXT NOT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES iam_groups (id) ON DELETE CASCADE,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, group_id)
);
CREATE INDEX iam_group_members_by_group ON iam_group_members (group_id);

CREATE TABLE iam_tags (
    resource_id TEXT NOT NULL,
    tag_fold TEXT NOT NULL,
    tag_key TEXT NOT NULL,
    tag_value TEXT NOT NULL,
    PRIMARY KEY (resource_id, tag_fold)
);

CREATE TABLE login_profiles (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES iam_users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    reset_required BIGINT NOT NULL
);

CREATE TABLE access_keys (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    user_id TEXT REFERENCES iam_users (id) ON DELETE CASCADE,
    sealed_secret TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    last_used_region TEXT,
    last_used_service TEXT
);
CREATE INDEX access_keys_by_user ON access_keys (user_id);
CREATE INDEX access_keys_by_account ON access_keys (account_id);

CREATE TABLE account_password_policies (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    policy TEXT NOT NULL
);

CREATE TABLE security_token_preferences (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    token_version TEXT NOT NULL
);

CREATE TABLE account_sign_in_help (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    help TEXT NOT NULL
);

CREATE TABLE credential_reports (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    generated_at BIGINT NOT NULL
);

CREATE TABLE service_credentials (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    service_user_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX service_credentials_by_user ON service_credentials (user_id);

CREATE TABLE signing_certificates (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    status TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL
);
CREATE INDEX signing_certificates_by_user ON signing_certificates (user_id);
