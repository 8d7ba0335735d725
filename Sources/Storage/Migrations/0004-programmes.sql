-- Programmes, their rules and weights, and who takes part. rules_set_at: when somebody last looked at the rules and kept
-- them; nil while they are as the template or last year's programme gave them.

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
    rules_set_at BIGINT,
    version BIGINT NOT NULL,
    created_by TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX programme_stage ON programme (stage, starts_on);
-- What happened to a programme, the latest first.
CREATE INDEX audit_programme ON audit (programme_id, at);

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

-- What a participant said for this programme: from columns of a list or by hand here, by themselves once they enrol.
CREATE TABLE participant_wish (
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person (id),
    rank BIGINT NOT NULL,
    PRIMARY KEY (participant_id, person_id)
);
-- Free time: minutes of the local week, 0 is Monday 00:00.
CREATE TABLE participant_slot (
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    PRIMARY KEY (participant_id, starts)
);
CREATE TABLE participant_hope (
    participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    hope TEXT NOT NULL,
    PRIMARY KEY (participant_id, hope)
);

-- Two people who must not be paired in this programme, whichever way round; cannot be lifted while it stands. person_id
-- is the smaller of the two. The reason is for those who run the whole programme.
CREATE TABLE programme_exclusion (
    programme_id TEXT NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person (id),
    other_id TEXT NOT NULL REFERENCES person (id),
    reason TEXT,
    created_by TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (programme_id, person_id, other_id)
);
