CREATE INDEX inline_policies_by_account ON inline_policies (account_id);
CREATE INDEX policy_attachments_by_account ON policy_attachments (account_id);
CREATE INDEX role_deletions_by_account ON role_deletions (account_id);
CREATE INDEX temporary_credentials_by_account ON temporary_credentials (account_id);

CREATE TABLE outbound_issuers (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE,
    enabled BIGINT NOT NULL
);
