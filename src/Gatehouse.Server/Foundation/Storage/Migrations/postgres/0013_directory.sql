CREATE TABLE directories (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL UNIQUE REFERENCES accounts (id) ON DELETE CASCADE,
    instance_id TEXT NOT NULL UNIQUE,
    name TEXT,
    subdomain TEXT UNIQUE,
    settings TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE directory_users (
    id TEXT NOT NULL PRIMARY KEY,
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    user_name TEXT NOT NULL,
    user_name_key TEXT COLLATE "C" NOT NULL,
    display_name TEXT,
    email TEXT,
    email_key TEXT COLLATE "C",
    email_verified BIGINT NOT NULL,
    phone TEXT,
    phone_verified BIGINT NOT NULL,
    attributes TEXT NOT NULL,
    is_enabled BIGINT NOT NULL,
    managed_by TEXT NOT NULL,
    password_must_change BIGINT NOT NULL,
    password_expires_at BIGINT,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by TEXT NOT NULL,
    UNIQUE (directory_id, user_name_key),
    UNIQUE (directory_id, email_key)
);
CREATE INDEX directory_users_by_id ON directory_users (directory_id, id);

CREATE TABLE directory_groups (
    id TEXT NOT NULL PRIMARY KEY,
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    display_name TEXT NOT NULL,
    display_name_key TEXT COLLATE "C" NOT NULL,
    description TEXT,
    managed_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by TEXT NOT NULL,
    UNIQUE (directory_id, display_name_key)
);
CREATE INDEX directory_groups_by_id ON directory_groups (directory_id, id);

CREATE TABLE directory_memberships (
    id TEXT NOT NULL PRIMARY KEY,
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES directory_groups (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES directory_users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (group_id, user_id)
);
CREATE INDEX directory_memberships_by_user ON directory_memberships (user_id, group_id);
CREATE INDEX directory_memberships_by_directory ON directory_memberships (directory_id);

CREATE TABLE directory_external_ids (
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    resource_kind TEXT NOT NULL,
    issuer TEXT NOT NULL,
    external_id TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    PRIMARY KEY (directory_id, resource_kind, issuer, external_id)
);
CREATE INDEX directory_external_ids_by_resource ON directory_external_ids (resource_id);

CREATE TABLE scim_tokens (
    id TEXT NOT NULL PRIMARY KEY,
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX scim_tokens_by_directory ON scim_tokens (directory_id);
