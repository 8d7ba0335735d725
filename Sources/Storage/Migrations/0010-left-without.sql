-- Who was left without a pair when pairs were published, and why; the row goes when they have one. cause: taken (all
-- mentors who fit are taken), rules (nobody fits), spare (more places of mentors than mentees).
CREATE TABLE mentorship_wait (
    participant_id TEXT PRIMARY KEY REFERENCES participant (id),
    run_id TEXT NOT NULL REFERENCES pairing_run (id),
    cause TEXT NOT NULL CHECK (cause IN ('taken', 'rules', 'spare')),
    published_at BIGINT NOT NULL
);
CREATE INDEX mentorship_wait_run ON mentorship_wait (run_id);

-- For a relation that a manager ended: who, and why as they wrote it.
ALTER TABLE mentorship ADD COLUMN ended_by TEXT;
ALTER TABLE mentorship ADD COLUMN end_note TEXT;
