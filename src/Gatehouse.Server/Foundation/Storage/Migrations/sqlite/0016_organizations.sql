CREATE TABLE organizations (
    id TEXT NOT NULL PRIMARY KEY,
    management_account_id TEXT NOT NULL UNIQUE REFERENCES accounts (id) ON DELETE CASCADE,
    root_id TEXT NOT NULL UNIQUE,
    feature_set TEXT NOT NULL,
    version BIGINT NOT NULL,
    resource_policy_id TEXT,
    resource_policy TEXT,
    created_at BIGINT NOT NULL
);

CREATE TABLE organization_units (
    id TEXT NOT NULL PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    parent_id TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX organization_units_by_name ON organization_units (parent_id, name);
CREATE INDEX organization_units_by_organization ON organization_units (organization_id);

CREATE TABLE organization_members (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    parent_id TEXT NOT NULL,
    joined_method TEXT NOT NULL,
    joined_at BIGINT NOT NULL
);
CREATE INDEX organization_members_by_organization ON organization_members (organization_id, account_id);
CREATE INDEX organization_members_by_parent ON organization_members (parent_id, account_id);

CREATE TABLE organization_account_requests (
    id TEXT NOT NULL PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    account_name TEXT NOT NULL,
    state TEXT NOT NULL,
    account_id TEXT,
    failure_reason TEXT,
    requested_at BIGINT NOT NULL,
    completed_at BIGINT NOT NULL
);
CREATE INDEX organization_account_requests_by_organization ON organization_account_requests (organization_id, id);

CREATE TABLE organization_policy_types (
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    PRIMARY KEY (organization_id, type)
);

CREATE TABLE organization_policies (
    id TEXT NOT NULL PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    content TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX organization_policies_by_name ON organization_policies (organization_id, type, name);

CREATE TABLE organization_attachments (
    target_id TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    PRIMARY KEY (target_id, policy_id)
);
CREATE INDEX organization_attachments_by_policy ON organization_attachments (organization_id, policy_id);

CREATE TABLE organization_handshakes (
    id TEXT NOT NULL PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    action TEXT NOT NULL,
    parent_id TEXT,
    party_type TEXT NOT NULL,
    party_id TEXT NOT NULL,
    party_key TEXT NOT NULL,
    notes TEXT,
    tags TEXT NOT NULL,
    state TEXT NOT NULL,
    requested_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX organization_handshakes_by_organization ON organization_handshakes (organization_id, id);
CREATE INDEX organization_handshakes_by_party ON organization_handshakes (party_key);

CREATE TABLE organization_services (
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    service_principal TEXT NOT NULL,
    enabled_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, service_principal)
);

CREATE TABLE organization_delegates (
    account_id TEXT NOT NULL REFERENCES organization_members (account_id) ON DELETE CASCADE,
    service_principal TEXT NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    enabled_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, service_principal)
);
CREATE INDEX organization_delegates_by_organization ON organization_delegates (organization_id, account_id);
