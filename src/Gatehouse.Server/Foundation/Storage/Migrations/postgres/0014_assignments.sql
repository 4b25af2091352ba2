CREATE TABLE permission_sets (
    id TEXT NOT NULL PRIMARY KEY,
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT,
    session_duration TEXT NOT NULL,
    relay_state TEXT,
    inline_policy TEXT,
    boundary TEXT,
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (directory_id, name_key)
);

CREATE TABLE permission_set_policies (
    permission_set_id TEXT NOT NULL REFERENCES permission_sets (id) ON DELETE CASCADE,
    policy TEXT NOT NULL,
    PRIMARY KEY (permission_set_id, policy)
);

CREATE TABLE account_assignments (
    permission_set_id TEXT NOT NULL REFERENCES permission_sets (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    principal_id TEXT NOT NULL,
    user_id TEXT REFERENCES directory_users (id) ON DELETE CASCADE,
    group_id TEXT REFERENCES directory_groups (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (permission_set_id, account_id, principal_id)
);
CREATE INDEX account_assignments_by_account ON account_assignments (account_id);
CREATE INDEX account_assignments_by_user ON account_assignments (user_id, account_id);
CREATE INDEX account_assignments_by_group ON account_assignments (group_id, account_id);

CREATE TABLE provisioned_sets (
    permission_set_id TEXT NOT NULL REFERENCES permission_sets (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    provisioned_at BIGINT NOT NULL,
    PRIMARY KEY (permission_set_id, account_id)
);
CREATE INDEX provisioned_sets_by_account ON provisioned_sets (account_id);

CREATE TABLE assignment_requests (
    id TEXT NOT NULL PRIMARY KEY,
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    failure_reason TEXT,
    permission_set_id TEXT NOT NULL,
    account_id TEXT,
    principal_type TEXT,
    principal_id TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX assignment_requests_by_directory ON assignment_requests (directory_id, kind, id);
CREATE INDEX assignment_requests_by_age ON assignment_requests (created_at);

CREATE TABLE access_control_attributes (
    directory_id TEXT NOT NULL PRIMARY KEY REFERENCES directories (id) ON DELETE CASCADE,
    attributes TEXT NOT NULL
);

CREATE TABLE applications (
    id TEXT NOT NULL PRIMARY KEY,
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    provider_arn TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    status TEXT NOT NULL,
    portal_visibility TEXT NOT NULL,
    sign_in_origin TEXT,
    application_url TEXT,
    assignment_required BIGINT NOT NULL,
    background_sessions TEXT,
    actor_policy TEXT,
    client_token TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX applications_by_directory ON applications (directory_id, id);
CREATE INDEX applications_by_account ON applications (account_id);
CREATE UNIQUE INDEX applications_by_token ON applications (directory_id, client_token);

CREATE TABLE application_assignments (
    application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    principal_id TEXT NOT NULL,
    user_id TEXT REFERENCES directory_users (id) ON DELETE CASCADE,
    group_id TEXT REFERENCES directory_groups (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (application_id, principal_id)
);
CREATE INDEX application_assignments_by_user ON application_assignments (user_id);
CREATE INDEX application_assignments_by_group ON application_assignments (group_id);

CREATE TABLE application_grants (
    application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    grant_type TEXT NOT NULL,
    grant_data TEXT NOT NULL,
    PRIMARY KEY (application_id, grant_type)
);

CREATE TABLE application_scopes (
    application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    targets TEXT,
    PRIMARY KEY (application_id, scope)
);

CREATE TABLE trusted_token_issuers (
    id TEXT NOT NULL PRIMARY KEY,
    directory_id TEXT NOT NULL REFERENCES directories (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    issuer_url TEXT NOT NULL,
    claim_attribute_path TEXT NOT NULL,
    store_attribute_path TEXT NOT NULL,
    client_token TEXT,
    created_at BIGINT NOT NULL,
    UNIQUE (directory_id, issuer_url)
);
CREATE UNIQUE INDEX trusted_token_issuers_by_token ON trusted_token_issuers (directory_id, client_token);
