-- Accounts: how people sign in, what they are, and which browsers are signed in.

-- A second factor is being set up while totp_pending holds its secret; it counts once a code of it was given. Secrets
-- are sealed, the printed code (for whoever has no address) is hashed under a key and used up by its first use.
CREATE TABLE account (
    person_id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    password TEXT,
    password_changed_at BIGINT,
    totp_secret BYTEA,
    totp_pending BYTEA,
    totp_confirmed_at BIGINT,
    totp_last_step BIGINT,
    printed_code BYTEA,
    printed_at BIGINT,
    created_at BIGINT NOT NULL
);

-- Those who get their code on paper.
CREATE INDEX person_without_address ON person (name_key, id) WHERE email_key IS NULL;

CREATE TABLE recovery_code (
    person_id TEXT NOT NULL REFERENCES account (person_id) ON DELETE CASCADE,
    hash BYTEA NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (person_id, hash)
);

-- A signed-in browser. The token itself is in the cookie only; agent is the browser's name in two words.
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    token_hash BYTEA NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    second_factor_at BIGINT,
    agent TEXT
);
CREATE UNIQUE INDEX session__token_hash ON session (token_hash);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expires ON session (expires_at);

-- Links in mails, by the hash of their token: signing in, a new password, a new address.
CREATE TABLE access_link (
    id TEXT PRIMARY KEY,
    token_hash BYTEA NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'password', 'invitation', 'address', 'set_up')),
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    detail TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX access_link__token_hash ON access_link (token_hash);
CREATE INDEX access_link_person ON access_link (person_id, purpose);

-- Attempts that failed, by account or by network address (both hashed).
CREATE TABLE failed_attempt (
    id TEXT PRIMARY KEY,
    whose BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX failed_attempt_whose ON failed_attempt (whose, at);
CREATE INDEX failed_attempt_at ON failed_attempt (at);

-- What a person is, beside taking part.
CREATE TABLE role_grant (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('administrator', 'manager', 'local_manager', 'referent', 'sponsor')),
    programme_id TEXT,
    site_id TEXT REFERENCES site (id),
    department_id TEXT REFERENCES department (id),
    granted_by TEXT,
    granted_at BIGINT NOT NULL
);
CREATE INDEX role_grant_person ON role_grant (person_id);
CREATE INDEX role_grant_role ON role_grant (role, person_id);
CREATE INDEX role_grant_programme ON role_grant (programme_id, role);

-- The code printed at the first start, while there is no administrator; then the browser that gave it goes on with a
-- pass. One row; a new start makes a new one.
CREATE TABLE set_up_code (
    id TEXT PRIMARY KEY CHECK (id = 'one'),
    code_hash BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    pass_hash BYTEA,
    pass_until BIGINT
);
