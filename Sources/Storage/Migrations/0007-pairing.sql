-- Pairing: what managers decided about pairs, and each computation with its inputs and its result.

-- Decisions that every computation respects. `existing` came from a file: a pair that already met.
CREATE TABLE pairing_decision (
    id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    mentee_id TEXT NOT NULL REFERENCES participant (id),
    mentor_id TEXT NOT NULL REFERENCES participant (id),
    kind TEXT NOT NULL CHECK (kind IN ('lock', 'forbid', 'existing')),
    reason TEXT,
    started_on TEXT,
    meetings_held BIGINT,
    decided_by TEXT,
    decided_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX pairing_decision__programme_id__mentee_id__mentor_id
    ON pairing_decision (programme_id, mentee_id, mentor_id);

-- One computation: `progress` in thousandths, scores in hundredths. Its version grows with each change made by hand, so that two managers do not overwrite each other.
CREATE TABLE pairing_run (
    id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    previous_id TEXT REFERENCES pairing_run (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed', 'published', 'superseded')),
    version BIGINT NOT NULL,
    asked_by TEXT,
    asked_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT,
    published_at BIGINT,
    published_by TEXT,
    changed_at BIGINT,
    changed_by TEXT,
    progress BIGINT NOT NULL,
    mentees BIGINT,
    mentors BIGINT,
    places BIGINT,
    matched BIGINT,
    unfilled BIGINT,
    total BIGINT,
    proven BOOLEAN,
    fault TEXT
);
CREATE INDEX pairing_run_programme ON pairing_run (programme_id, asked_at, id);

-- What was known when it was computed, so that it can be explained a year later: an archive, never searched.
CREATE TABLE pairing_input (
    run_id TEXT PRIMARY KEY REFERENCES pairing_run (id) ON DELETE CASCADE,
    archive BYTEA NOT NULL
);

CREATE TABLE pairing_pair (
    run_id TEXT NOT NULL REFERENCES pairing_run (id) ON DELETE CASCADE,
    mentee_id TEXT NOT NULL REFERENCES participant (id),
    mentor_id TEXT NOT NULL REFERENCES participant (id),
    score BIGINT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('solved', 'locked', 'moved', 'existing')),
    PRIMARY KEY (run_id, mentee_id, mentor_id)
);
CREATE INDEX pairing_pair_score ON pairing_pair (run_id, score, mentee_id);
CREATE INDEX pairing_pair_mentor ON pairing_pair (run_id, mentor_id);

-- The decisions that a run respects: those of the programme when it began, and what was decided on its own page since.
CREATE TABLE pairing_run_decision (
    run_id TEXT NOT NULL REFERENCES pairing_run (id) ON DELETE CASCADE,
    mentee_id TEXT NOT NULL REFERENCES participant (id),
    mentor_id TEXT NOT NULL REFERENCES participant (id),
    kind TEXT NOT NULL CHECK (kind IN ('lock', 'forbid', 'existing')),
    reason TEXT,
    decided_by TEXT,
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (run_id, mentee_id, mentor_id)
);

-- The prices that prove the pairs of a run to be the best there are, as the document that can be downloaded.
CREATE TABLE pairing_proof (
    run_id TEXT PRIMARY KEY REFERENCES pairing_run (id) ON DELETE CASCADE,
    document BYTEA NOT NULL
);
