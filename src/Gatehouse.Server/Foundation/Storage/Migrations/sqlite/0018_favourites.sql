CREATE TABLE favourite_applications (
    user_id TEXT NOT NULL REFERENCES directory_users (id) ON DELETE CASCADE,
    application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, application_id)
);
CREATE INDEX favourite_applications_by_application ON favourite_applications (application_id);

CREATE TABLE favourite_accounts (
    user_id TEXT NOT NULL REFERENCES directory_users (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, account_id)
);
CREATE INDEX favourite_accounts_by_account ON favourite_accounts (account_id);
