-- Programmes, their rules and weights, and who takes part.

CREATE TABLE programme (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    template TEXT,
    copied_from TEXT REFERENCES programme (id),
    kind TEXT NOT NULL CHECK (kind IN ('one_to_one', 'group', 'peer', 'reverse', 'flash')),
    formality TEXT NOT NULL CHECK (formality IN ('formal', 'informal')),
    stage TEXT NOT NULL CHECK (stage IN ('preparing', 'matching', 'running', 'closed')),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    publishes_on TEXT,
    mentor_capacity BIGINT NOT NULL,
    mentee_capacity BIGINT NOT NULL,
    meeting_days BIGINT NOT NULL,
    management_levels BIGINT,
    common_language BOOLEAN NOT NULL,
    other_department BOOLEAN NOT NULL,
    other_site BOOLEAN NOT NULL,
    grades_above BIGINT,
    grades_below BIGINT,
    least_score BIGINT,
    version BIGINT NOT NULL,
    created_by TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX programme_stage ON programme (stage, starts_on);

CREATE TABLE programme_language (
    programme_id TEXT NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    PRIMARY KEY (programme_id, code)
);

-- How much each criterion weighs: off, low, medium, high, must, or a number.
CREATE TABLE programme_criterion (
    programme_id TEXT NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    criterion TEXT NOT NULL,
    weight TEXT NOT NULL,
    PRIMARY KEY (programme_id, criterion)
);

CREATE TABLE participant (
    id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    capacity BIGINT,
    joined_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    source TEXT NOT NULL CHECK (source IN ('filter', 'list', 'hand', 'pairs'))
);
CREATE UNIQUE INDEX participant__programme_id__person_id__side ON participant (programme_id, person_id, side);
CREATE INDEX participant_person ON participant (person_id);
