CREATE TABLE workforce_phones (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES directory_users (id) ON DELETE CASCADE,
    number TEXT,
    verified_at BIGINT,
    pending_number TEXT,
    code_id TEXT,
    sent_at BIGINT NOT NULL
);
