-- Mentorships: the relations that publishing begins.

CREATE TABLE mentorship (
    id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    run_id TEXT REFERENCES pairing_run (id),
    kind TEXT NOT NULL CHECK (kind IN ('one_to_one', 'group', 'peer', 'reverse', 'flash')),
    formality TEXT NOT NULL CHECK (formality IN ('formal', 'informal')),
    state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
    started_on TEXT NOT NULL,
    meetings_before BIGINT NOT NULL,
    ended_on TEXT,
    end_reason TEXT CHECK (end_reason IN ('completed', 'agreed', 'departure', 'undone')),
    created_at BIGINT NOT NULL
);
CREATE INDEX mentorship_programme ON mentorship (programme_id, state);

CREATE INDEX mentorship_run ON mentorship (run_id);

CREATE TABLE mentorship_member (
    mentorship_id TEXT NOT NULL REFERENCES mentorship (id),
    participant_id TEXT NOT NULL REFERENCES participant (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    seen_at BIGINT,
    PRIMARY KEY (mentorship_id, participant_id)
);
CREATE INDEX mentorship_member_person ON mentorship_member (person_id, mentorship_id);
CREATE INDEX mentorship_member_participant ON mentorship_member (participant_id);

-- Why these two, as keys of sentences and what they name (a competency, a language, a hope, a site); the words flatter
-- neither. A number is a count or minutes.
CREATE TABLE mentorship_reason (
    mentorship_id TEXT NOT NULL REFERENCES mentorship (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    key TEXT NOT NULL,
    subject TEXT NOT NULL,
    number BIGINT,
    PRIMARY KEY (mentorship_id, position)
);
