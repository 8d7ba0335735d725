-- People: sites, departments, grades, persons, what is known of them, and staff lists.

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

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    staff_number TEXT,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    name_key keytext NOT NULL,
    email TEXT,
    email_key keytext,
    job_title TEXT,
    site_id TEXT REFERENCES site (id),
    department_id TEXT REFERENCES department (id),
    grade_id TEXT REFERENCES grade (id),
    manager_id TEXT REFERENCES person (id),
    hired_on TEXT,
    left_on TEXT,
    fte_percent BIGINT,
    language TEXT CHECK (language IN ('fr', 'en')),
    time_zone TEXT,
    presence TEXT NOT NULL CHECK (presence IN ('present', 'missing', 'left')),
    mail_refused_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX person__staff_number ON person (staff_number);
CREATE UNIQUE INDEX person__email_key ON person (email_key);
CREATE INDEX person_name ON person (name_key, id);
CREATE INDEX person_manager ON person (manager_id);
CREATE INDEX person_site ON person (site_id, name_key, id);
CREATE INDEX person_department ON person (department_id, name_key, id);
CREATE INDEX person_grade ON person (grade_id, name_key, id);

-- The words by which a person is found, folded.
CREATE TABLE person_word (
    word keytext NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (word, person_id)
);
CREATE INDEX person_word_person ON person_word (person_id);

CREATE TABLE person_language (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    PRIMARY KEY (person_id, code)
);
CREATE INDEX person_language_code ON person_language (code, person_id);
