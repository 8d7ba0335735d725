-- People: sites, departments, grades, persons, the words by which they are found, and how they changed.

-- Time zone and language of a site stand in where a person's own are not known.
CREATE TABLE site (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key keytext NOT NULL,
    time_zone TEXT,
    language TEXT CHECK (language IN ('fr', 'en'))
);
CREATE UNIQUE INDEX site__name_key ON site (name_key);

CREATE TABLE department (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key keytext NOT NULL
);
CREATE UNIQUE INDEX department__name_key ON department (name_key);

-- Rank 0 is the lowest; nil while nobody has put the grades in order.
CREATE TABLE grade (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key keytext NOT NULL,
    rank BIGINT
);
CREATE UNIQUE INDEX grade__name_key ON grade (name_key);

-- Other spellings of a grade in staff lists: what two grades brought together leave behind.
CREATE TABLE grade_spelling (
    name_key keytext PRIMARY KEY,
    name TEXT NOT NULL,
    grade_id TEXT NOT NULL REFERENCES grade (id) ON DELETE CASCADE
);
CREATE INDEX grade_spelling_grade ON grade_spelling (grade_id);

-- wish, availability, hopes and capacity (places as a mentor) are what the staff list says of them: programmes take them up.
-- 'missing': absent from the last full list, and nobody has said yet whether they left; missing_on is that list's day.
-- The manager is checked at the end of the transaction, so that a list may be written in any order.
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    staff_number keytext,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    name_key keytext NOT NULL,
    email TEXT,
    email_key keytext,
    job_title TEXT,
    site_id TEXT REFERENCES site (id),
    department_id TEXT REFERENCES department (id),
    grade_id TEXT REFERENCES grade (id),
    manager_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    hired_on TEXT,
    left_on TEXT,
    missing_on TEXT,
    fte_percent BIGINT,
    language TEXT CHECK (language IN ('fr', 'en')),
    time_zone TEXT,
    wish TEXT CHECK (wish IN ('mentor', 'mentee', 'both')),
    availability TEXT,
    hopes TEXT,
    capacity BIGINT,
    presence TEXT NOT NULL CHECK (presence IN ('present', 'missing', 'left')),
    mail_refused_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX person__staff_number ON person (staff_number);
CREATE UNIQUE INDEX person__email_key ON person (email_key);
-- The directory walks these in the order of names.
CREATE INDEX person_name ON person (name_key, id);
CREATE INDEX person_manager ON person (manager_id, name_key, id);
CREATE INDEX person_site ON person (site_id, name_key, id);
CREATE INDEX person_department ON person (department_id, name_key, id);
CREATE INDEX person_grade ON person (grade_id, name_key, id);
CREATE INDEX person_absent ON person (presence, name_key, id) WHERE presence <> 'present';

-- The words by which a person is found, folded. name_key is that of the person: what begins alike is found in order of
-- words, then of names, by walking one index.
CREATE TABLE person_word (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    word keytext NOT NULL,
    name_key keytext NOT NULL,
    PRIMARY KEY (person_id, word)
);
CREATE INDEX person_word_find ON person_word (word, name_key, person_id);

-- The languages that a person speaks, by their codes: fr, en, pt.
CREATE TABLE person_language (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    PRIMARY KEY (person_id, code)
);
CREATE INDEX person_language_code ON person_language (code, person_id);

-- What changed of a person, when, and by whom or by which staff list. The texts stay nil for fields whose former values
-- are nobody's business: the address.
CREATE TABLE person_change (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    actor_id TEXT,
    import_id TEXT,
    field TEXT NOT NULL,
    from_text TEXT,
    to_text TEXT
);
CREATE INDEX person_change_person ON person_change (person_id, at, id);
CREATE INDEX person_change_import ON person_change (import_id, person_id) WHERE import_id IS NOT NULL;
