package import Storage
package import Tables

/// One staff list handed over: how far it is, and what it would change or has changed.
package struct StaffImportRecord: Sendable {
    package enum State: String, Sendable, CaseIterable {
        /// The file is here; somebody looks at how it was understood.
        case uploaded
        /// Being read and compared, in the background.
        case reading
        /// Compared: what it would change can be read.
        case ready
        /// Being written, in the background.
        case applying
        case done, cancelled, failed

        /// May still become an import.
        package var isOpen: Bool { [.uploaded, .reading, .ready, .applying].contains(self) }
    }

    package let id: ID<StaffImport>
    package let fileName: String
    package let by: ID<Person>?
    /// Who handed it over; nil for the command line, or somebody erased.
    package let byName: String?
    package let state: State
    /// Does the list name everybody who is present?
    package let isFull: Bool
    package let mapping: ColumnMapping?
    package let table: TableOptions
    /// Thousandths of the reading.
    package let progress: Int
    package let createdAt: Instant
    package let finishedAt: Instant?
    /// People changed between comparison and import, so that the list was compared again.
    package let comparedAgain: Bool
    /// A key of the catalogue's `table.` or `list.` sentences; nil unless it failed.
    package let fault: ImportFault?
    /// Nil until it was read.
    package let counts: ImportCounts?

    /// Compared, and found to say nothing that was not known: nothing of it waits.
    package var changesNothing: Bool { state == .ready && counts?.isNothing == true }
    /// Somebody has still to go on with it, or the product to end it.
    package var isUnderWay: Bool { state.isOpen && !changesNothing }
}

/// Why a list could not be read: a key of the catalogue (`table.binary`, `list.noPersons`), and the place.
package struct ImportFault: Sendable, Hashable {
    package let key: String
    package let line: Int?
    package let column: Int?
    package let value: String?

    /// The fault is ours, not the list's.
    static let unexpected = ImportFault(key: "list.unexpected")

    package init(key: String, line: Int? = nil, column: Int? = nil, value: String? = nil) {
        self.key = key
        self.line = line
        self.column = column
        self.value = value
    }

    /// Nil for an error that says nothing of the file.
    package init?(_ error: any Error) {
        switch error {
        case let error as TableError:
            self.init(key: "table.\(error.key.rawValue)", line: error.line, column: error.column, value: error.value)
        case let error as StaffListError: self.init(key: "list.\(error.key.rawValue)", line: error.line)
        default: return nil
        }
    }
}

/// What was counted in a list, and what it means for the people there are.
package struct ImportCounts: Sendable, Hashable {
    package var lines = 0
    package var persons = 0
    /// Rows that were a further contract of somebody.
    package var twice = 0
    package var withoutAddress = 0
    package var withoutManager = 0
    package var homonyms = 0
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var refused = 0
    /// Present people who are not in a full list.
    package var missing = 0
    /// Of the new and the changed, those whom the list says have left.
    package var left = 0
    package var problems = 0

    /// Nobody is new, changed or missing.
    package var concernsNobody: Bool { new + changed + missing == 0 }
    /// Nor is there a row to be mended.
    package var isNothing: Bool { concernsNobody && refused == 0 }

    /// Of the people who were present, the share that a full list does not name; nil where it is no cause for doubt.
    package var doubtfulShare: Double? {
        let known = missing + persons - new
        guard missing >= 5, missing * 10 > known else { return nil }
        return Double(missing) / Double(known)
    }

    package init() {}
}

extension StaffImportRecord {
    /// Throws `NotFound` where there is none.
    package static func find(_ id: ID<StaffImport>, in tx: Transaction) throws -> StaffImportRecord {
        guard let row = try tx.row(StaffImportSQL.find, id) else { throw NotFound() }
        return try StaffImportRecord(row)
    }

    /// The latest first, at most `limit`.
    package static func history(limit: Int, in tx: Transaction) throws -> [StaffImportRecord] {
        try tx.rows(StaffImportSQL.history, limit).map(StaffImportRecord.init)
    }

    init(_ row: Row) throws {
        id = try row.id("id")
        fileName = try row.text("file_name")
        by = try row.optionalID("by_id")
        let (first, last) = try (row.optionalText("first_name"), row.optionalText("last_name"))
        byName = first.flatMap { first in last.map { first + " " + $0 } }
        state = State(rawValue: try row.text("state")) ?? .failed
        isFull = try row.boolean("full_list")
        mapping = try row.optionalText("mapping").flatMap(ColumnMapping.init(text:))
        table = TableOptions(
            encoding: try row.optionalText("encoding").flatMap(TextEncoding.init(rawValue:)),
            separator: try row.optionalText("separator").flatMap(Separator.init(rawValue:)), limits: Imports.limits)
        progress = try row.integer("progress")
        createdAt = try row.instant("created_at")
        finishedAt = try row.optionalInstant("finished_at")
        comparedAgain = try row.optionalInstant("stale_at") != nil
        fault = try row.optionalText("fault").map { key in
            ImportFault(
                key: key, line: try row.optionalInteger("fault_line"), column: try row.optionalInteger("fault_column"),
                value: try row.optionalText("fault_value"))
        }
        counts = try ImportCounts(row)
    }
}

extension ImportCounts {
    fileprivate init?(_ row: Row) throws {
        guard let lines = try row.optionalInteger("line_count") else { return nil }
        self.lines = lines
        persons = try row.integer("person_count")
        twice = try row.integer("twice_count")
        withoutAddress = try row.integer("without_address")
        withoutManager = try row.integer("without_manager")
        homonyms = try row.integer("homonym_count")
        new = try row.integer("new_count")
        changed = try row.integer("changed_count")
        unchanged = try row.integer("unchanged_count")
        refused = try row.integer("refused_count")
        missing = try row.integer("missing_count")
        left = try row.integer("left_count")
        problems = try row.integer("problem_count")
    }

    /// In the order of `StaffImportSQL.ready`.
    var values: [any Bindable] {
        [
            lines, persons, twice, withoutAddress, withoutManager, homonyms, new, changed, unchanged, refused, missing,
            left, problems,
        ]
    }
}
