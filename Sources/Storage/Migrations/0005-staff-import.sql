-- Staff lists handed over: each is read in the background, compared with the people there are, staged in committed
-- chunks, and applied in one short transaction once somebody has read what it would change.

-- mapping, encoding and separator: how the file is to be read, recognised or corrected. progress: thousandths of the
-- reading. compared_at: what changed of people afterwards makes the comparison stale.
CREATE TABLE staff_import (
    id TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    by_id TEXT,
    state TEXT NOT NULL CHECK (state IN ('uploaded', 'reading', 'ready', 'applying', 'done', 'cancelled', 'failed')),
    full_list BOOLEAN NOT NULL,
    mapping TEXT,
    encoding TEXT,
    separator TEXT,
    progress BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    compared_at BIGINT,
    finished_at BIGINT,
    stale_at BIGINT,
    fault TEXT,
    fault_line BIGINT,
    fault_column BIGINT,
    fault_value TEXT,
    line_count BIGINT,
    person_count BIGINT,
    twice_count BIGINT,
    without_address BIGINT,
    without_manager BIGINT,
    homonym_count BIGINT,
    new_count BIGINT,
    changed_count BIGINT,
    unchanged_count BIGINT,
    refused_count BIGINT,
    missing_count BIGINT,
    left_count BIGINT,
    problem_count BIGINT
);
CREATE INDEX staff_import_history ON staff_import (created_at, id);
-- One at a time: a second one is told.
CREATE UNIQUE INDEX staff_import__state ON staff_import (state) WHERE state = 'applying';

-- A person as the list wants them: new, changed, or missing from it. The texts at the end are packed: words by spaces,
-- codes by commas, competencies by their numbers in staff_import_name with h (held), w (wanted) or b (both); nil where
-- that part stays as it is.
CREATE TABLE staff_import_row (
    import_id TEXT NOT NULL REFERENCES staff_import (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    line BIGINT,
    action TEXT NOT NULL CHECK (action IN ('new', 'changed', 'missing')),
    person_id TEXT NOT NULL,
    rekeyed BOOLEAN NOT NULL,
    staff_number keytext,
    first_name TEXT,
    last_name TEXT,
    name_key keytext,
    email TEXT,
    email_key keytext,
    job_title TEXT,
    site_id TEXT,
    department_id TEXT,
    grade_id TEXT,
    manager_id TEXT,
    hired_on TEXT,
    left_on TEXT,
    fte_percent BIGINT,
    language TEXT,
    time_zone TEXT,
    wish TEXT,
    availability TEXT,
    hopes TEXT,
    capacity BIGINT,
    presence TEXT,
    words TEXT,
    languages TEXT,
    competencies TEXT,
    PRIMARY KEY (import_id, position)
);

-- What the list would change of people who are known already: lines of their history to be. from_text and to_text stay
-- nil for fields whose former values are nobody's business.
CREATE TABLE staff_import_change (
    import_id TEXT NOT NULL REFERENCES staff_import (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    field TEXT NOT NULL,
    from_text TEXT,
    to_text TEXT,
    PRIMARY KEY (import_id, position)
);

-- Sites, departments and grades that the list names and nobody knows yet.
CREATE TABLE staff_import_place (
    import_id TEXT NOT NULL REFERENCES staff_import (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('site', 'department', 'grade')),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key keytext NOT NULL,
    time_zone TEXT,
    language TEXT,
    PRIMARY KEY (import_id, kind, name_key)
);

-- Competencies as the list names them; competency_id is nil where the framework does not know the name.
CREATE TABLE staff_import_name (
    import_id TEXT NOT NULL REFERENCES staff_import (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    competency_id TEXT,
    name_key keytext NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
);

-- What somebody should know of the list: the line, the heading of the column, what stands there, why, what was done.
CREATE TABLE staff_import_problem (
    import_id TEXT NOT NULL REFERENCES staff_import (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    line BIGINT NOT NULL,
    heading TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('refused', 'corrected', 'noticed')),
    remedy TEXT NOT NULL,
    PRIMARY KEY (import_id, position)
);
CREATE INDEX staff_import_problem_kind ON staff_import_problem (import_id, reason, remedy, position);

-- How lists with these headings are to be read; the key is a digest of the headings.
CREATE TABLE staff_import_mapping (
    headings_key TEXT PRIMARY KEY,
    mapping TEXT NOT NULL,
    full_list BOOLEAN NOT NULL,
    used_at BIGINT NOT NULL
);
