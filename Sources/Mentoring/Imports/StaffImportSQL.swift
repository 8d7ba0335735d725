package import Storage

/// Statements about lists handed over: their state, their problems, how their columns were read.
package enum StaffImportSQL {
    private static let record: Statement = """
        SELECT staff_import.id, staff_import.file_name, staff_import.by_id, staff_import.state, staff_import.full_list,
            staff_import.mapping, staff_import.encoding, staff_import.separator, staff_import.progress,
            staff_import.created_at, staff_import.finished_at, staff_import.stale_at, staff_import.fault,
            staff_import.fault_line, staff_import.fault_column, staff_import.fault_value, staff_import.line_count,
            staff_import.person_count, staff_import.twice_count, staff_import.without_address,
            staff_import.without_manager, staff_import.homonym_count, staff_import.new_count,
            staff_import.changed_count, staff_import.unchanged_count, staff_import.refused_count,
            staff_import.missing_count, staff_import.left_count, staff_import.problem_count, person.first_name,
            person.last_name
        FROM staff_import LEFT JOIN person ON person.id = staff_import.by_id
        """
    static let find: Statement = "\(record) WHERE staff_import.id = \(.text("id"))"
    static let history: Statement = """
        \(record) ORDER BY staff_import.created_at DESC, staff_import.id DESC LIMIT \(.integer("limit"))
        """
    static let others: Statement = """
        \(record)
        WHERE staff_import.state IN ('uploaded', 'reading', 'ready', 'applying') AND staff_import.id <> \(.text("id"))
            AND NOT (staff_import.state = 'ready' AND staff_import.new_count + staff_import.changed_count
                + staff_import.missing_count + staff_import.refused_count = 0)
        ORDER BY staff_import.created_at DESC, staff_import.id DESC LIMIT 5
        """
    static let add: Statement = """
        INSERT INTO staff_import (id, file_name, by_id, state, full_list, mapping, encoding, separator, progress,
            created_at, changed_at)
        VALUES (\(.text("id")), \(.text("name")), \(.text("by")), 'uploaded', \(.boolean("full")), \(.text("mapping")),
            \(.text("encoding")), \(.text("separator")), 0, \(.integer("now")), \(.integer("now")))
        """
    static let read: Statement = """
        UPDATE staff_import SET mapping = \(.text("mapping")), encoding = \(.text("encoding")),
            separator = \(.text("separator")), full_list = \(.boolean("full")), changed_at = \(.integer("now"))
        WHERE id = \(.text("id"))
        """
    /// Moves on, unless somebody else did meanwhile.
    static let setState: Statement = """
        UPDATE staff_import SET state = \(.text("to")), changed_at = \(.integer("now"))
        WHERE id = \(.text("id")) AND state = \(.text("from"))
        """
    static let startReading: Statement = """
        UPDATE staff_import SET progress = 0, fault = NULL, line_count = NULL, compared_at = NULL,
            stale_at = \(.integer("stale"))
        WHERE id = \(.text("id"))
        """
    static let setProgress: Statement = """
        UPDATE staff_import SET progress = \(.integer("progress")), changed_at = \(.integer("now"))
        WHERE id = \(.text("id")) AND state = 'reading'
        """
    /// See `ImportCounts.values` for the values in the middle.
    static let ready: Statement = """
        UPDATE staff_import SET line_count = \(.integer("lines")), person_count = \(.integer("persons")),
            twice_count = \(.integer("twice")), without_address = \(.integer("without_address")),
            without_manager = \(.integer("without_manager")), homonym_count = \(.integer("homonyms")),
            new_count = \(.integer("new")), changed_count = \(.integer("changed")),
            unchanged_count = \(.integer("unchanged")), refused_count = \(.integer("refused")),
            missing_count = \(.integer("missing")), left_count = \(.integer("left")),
            problem_count = \(.integer("problems")), mapping = \(.text("mapping")), state = 'ready', progress = 1000,
            compared_at = \(.integer("compared")), changed_at = \(.integer("now"))
        WHERE id = \(.text("id")) AND state = 'reading'
        """
    static let fail: Statement = """
        UPDATE staff_import SET state = 'failed', fault = \(.text("fault")), fault_line = \(.integer("line")),
            fault_column = \(.integer("column")), fault_value = \(.text("value")), finished_at = \(.integer("now")),
            changed_at = \(.integer("now"))
        WHERE id = \(.text("id")) AND state IN ('reading', 'applying')
        """
    static let cancel: Statement = """
        UPDATE staff_import SET state = 'cancelled', finished_at = \(.integer("now")), changed_at = \(.integer("now"))
        WHERE id = \(.text("id")) AND state IN ('uploaded', 'reading', 'ready', 'applying')
        """
    static let finish: Statement = """
        UPDATE staff_import SET state = 'done', finished_at = \(.integer("now")), changed_at = \(.integer("now"))
        WHERE id = \(.text("id"))
        """
    /// Finished or forgotten before a moment: their files are of no more use.
    static let stale: Statement = """
        SELECT id, state FROM staff_import WHERE changed_at < \(.integer("before")) AND created_at >= \(.integer("after"))
        """

    static let addProblem: Statement = """
        INSERT INTO staff_import_problem (import_id, position, line, heading, value, reason, severity, remedy,
            person)
        VALUES (\(.text("import")), \(.integer("position")), \(.integer("line")), \(.text("heading")), \(.text("value")),
            \(.text("reason")), \(.text("severity")), \(.text("remedy")), \(.text("person")))
        """
    static let problemKinds: Statement = """
        SELECT reason, severity, remedy, COUNT(*) AS count FROM staff_import_problem
        WHERE import_id = \(.text("import")) GROUP BY reason, severity, remedy
        """
    static let problems: Statement = """
        SELECT position, line, heading, value, reason, severity, remedy, person FROM staff_import_problem
        WHERE import_id = \(.text("import")) AND reason = \(.text("reason")) AND remedy = \(.text("remedy"))
            AND position > \(.integer("after"))
        ORDER BY position LIMIT \(.integer("limit"))
        """
    static let allProblems: Statement = """
        SELECT line, heading, value, reason, severity, remedy, person FROM staff_import_problem
        WHERE import_id = \(.text("import")) ORDER BY position
        """

    static let mapping: Statement = """
        SELECT mapping, full_list FROM staff_import_mapping WHERE headings_key = \(.text("key"))
        """
    /// How lists were read of late.
    static let mappings: Statement = """
        SELECT mapping FROM staff_import_mapping ORDER BY used_at DESC, headings_key LIMIT \(.integer("limit"))
        """
    static let remember: Statement = """
        INSERT INTO staff_import_mapping (headings_key, mapping, full_list, used_at)
        VALUES (\(.text("key")), \(.text("mapping")), \(.boolean("full")), \(.integer("now")))
        ON CONFLICT (headings_key) DO UPDATE SET mapping = excluded.mapping, full_list = excluded.full_list,
            used_at = excluded.used_at
        """

    package static let all = [
        find, history, others, add, read, setState, startReading, setProgress, ready, fail, cancel, finish, stale,
        addProblem,
        problemKinds, problems, allProblems, mapping, mappings, remember,
    ]
}
