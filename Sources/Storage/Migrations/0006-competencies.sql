-- Competencies: the framework of the organisation, and who has or seeks what.

CREATE TABLE competency_family (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position BIGINT NOT NULL
);
CREATE UNIQUE INDEX competency_family__key ON competency_family (key);

-- One that is retired keeps its rows, and is offered to nobody any more.
CREATE TABLE competency (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    family_id TEXT NOT NULL REFERENCES competency_family (id),
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    definition_fr TEXT NOT NULL,
    definition_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE UNIQUE INDEX competency__key ON competency (key);
CREATE INDEX competency_family_members ON competency (family_id, position);

-- What can be seen of a person at each level; empty where nobody has written it yet.
CREATE TABLE competency_level (
    competency_id TEXT NOT NULL REFERENCES competency (id) ON DELETE CASCADE,
    level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 5),
    behaviour_fr TEXT NOT NULL,
    behaviour_en TEXT NOT NULL,
    PRIMARY KEY (competency_id, level)
);

-- Every name under which lists may mention a competency, folded: its own names in both languages, and synonyms.
CREATE TABLE competency_synonym (
    name_key keytext NOT NULL,
    competency_id TEXT NOT NULL REFERENCES competency (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    own BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX competency_synonym__name_key ON competency_synonym (name_key);
CREATE INDEX competency_synonym_competency ON competency_synonym (competency_id, name_key);

-- What a person can do (held, at a level where somebody said which) and what they want to learn (wanted, up to a level).
CREATE TABLE person_competency (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    competency_id TEXT NOT NULL REFERENCES competency (id),
    held BOOLEAN NOT NULL,
    level BIGINT CHECK (level BETWEEN 0 AND 5),
    wanted BOOLEAN NOT NULL,
    wanted_level BIGINT CHECK (wanted_level BETWEEN 0 AND 5),
    source TEXT NOT NULL CHECK (source IN ('list', 'hand', 'self')),
    PRIMARY KEY (person_id, competency_id)
);
CREATE INDEX person_competency_use ON person_competency (competency_id, held, wanted, level, person_id);

-- Names in staff lists that the framework does not know, and whose they are: once a name is understood, its people have
-- the competency without another import. A name that was set aside is not proposed again.
CREATE TABLE unknown_competency (
    name_key keytext PRIMARY KEY,
    name TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    ignored_at BIGINT
);
CREATE TABLE unknown_competency_person (
    name_key keytext NOT NULL REFERENCES unknown_competency (name_key) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    held BOOLEAN NOT NULL,
    level BIGINT CHECK (level BETWEEN 0 AND 5),
    wanted BOOLEAN NOT NULL,
    wanted_level BIGINT CHECK (wanted_level BETWEEN 0 AND 5),
    PRIMARY KEY (name_key, person_id)
);
CREATE INDEX unknown_competency_person_person ON unknown_competency_person (person_id);
