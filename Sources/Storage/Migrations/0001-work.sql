-- Work: the organisation's settings, jobs that outlive a request, mails to be sent, the audit trail.

-- One row: what the organisation said of itself at set-up. Nil means still to be said, and shows as a task.
CREATE TABLE organisation (
    id TEXT PRIMARY KEY CHECK (id = 'one'),
    name TEXT NOT NULL,
    default_language TEXT NOT NULL CHECK (default_language IN ('fr', 'en')),
    time_zone TEXT NOT NULL,
    public_url TEXT,
    mail_server BYTEA,
    mail_from TEXT,
    mail_tested_at BIGINT,
    protection_contact TEXT,
    protection_email TEXT,
    set_up_at BIGINT
);

-- Work that outlives a request. Taken with a lease, tried again with back-off, done at least once.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed', 'cancelled')),
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    fault TEXT
);
CREATE INDEX job_due ON job (state, due_at);
-- The same work is not queued twice while it waits.
CREATE UNIQUE INDEX job__kind__subject ON job (kind, subject) WHERE state = 'waiting';

-- Mails to be sent. Values are kept apart and purged once sent; tokens are made when the mail is rendered.
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    person_id TEXT,
    address TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    template TEXT NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('immediate', 'relation', 'optional')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'dropped')),
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    reply TEXT,
    -- The mail that this one goes out in: mails of the class `relation` are grouped.
    sent_with TEXT REFERENCES outbox (id) ON DELETE SET NULL
);
CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_person ON outbox (person_id, created_at);
CREATE INDEX outbox_group ON outbox (sent_with);
CREATE TABLE outbox_value (
    outbox_id TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (outbox_id, name)
);

-- Who asked for no more optional mails (RFC 8058); the row goes when they want them again.
CREATE TABLE mail_stop (
    person_id TEXT PRIMARY KEY,
    stopped_at BIGINT NOT NULL
);

-- Who did what, when, to which thing: ids, not values. Rows are only ever added.
CREATE TABLE audit (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_id TEXT,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT,
    programme_id TEXT
);
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_subject ON audit (subject_id, at);
