package import Tables

/// What the reading of a list is told.
package struct StaffListOptions: Sendable {
    /// ISO date of the day; dates of entry after it are noticed, short years end with it.
    package var today: String
    package var table: TableOptions
    /// Problems kept; more are only counted.
    package var problemLimit = 100_000
    /// Rows looked at for the headings.
    package var headRows = 40
    /// Somebody is there to say what headings mean that are not known: a list that has no other is previewed all the
    /// same, its columns open.
    package var takesUnknownHeadings = false

    package init(today: String, table: TableOptions = TableOptions()) {
        self.today = today
        self.table = table
    }
}

/// How a list was understood, before it is read.
package struct StaffListPreview: Sendable {
    /// The file: encoding, separator, sheets, first rows (titles and headings among them).
    package var table: TablePreview
    package var mapping: ColumnMapping
    /// The last line of the headings: persons come after it.
    package var headingLine: Int
    /// Columns that repeat a heading and are left out, from 0.
    package var repeated: [Int]
}

/// The persons of a list, and what was found on the way.
package struct StaffListReading: Sendable {
    /// In the list's order, contracts of one person brought together, refused rows left out.
    package var persons: [StaffPerson] = []
    /// By line.
    package var problems: [StaffProblem] = []
    /// How many problems there were in all.
    package var problemCount = 0
    /// Rows of the list that should be a person.
    package var lines = 0
    /// Rows that were a further contract of somebody.
    package var twice = 0
    /// Rows not taken in.
    package var refused = 0
    package var onRefusedRows = RefusedKeys()
    /// Staff numbers of the list are other people's in the database: a manager's number says nothing.
    var numbersAreOthers = false
    package var mapping: ColumnMapping
    package var table: TablePreview
    /// How dates were read.
    package var dateOrder = DateOrder.dayMonth
    /// Names borne by several persons.
    package var homonyms = 0
    /// Persons without a usable e-mail address.
    package var withoutAddress: Int { persons.count { $0.address == nil } }
    /// Persons for whom the list names no manager.
    package var withoutManager = 0
}

/// Reads lists of staff, from CSV and from Excel, as human resources hand them over. Knows no database.
package enum StaffList {
    /// Recognises the file, the line of headings and the columns. With a mapping, its headings are looked for first;
    /// where fewer than half are there, the columns are recognised afresh. Throws `TableError` or `StaffListError`.
    package static func preview(
        _ path: String, mapping: ColumnMapping? = nil, options: StaffListOptions
    ) throws -> StaffListPreview {
        var tableOptions = options.table
        tableOptions.sheet = tableOptions.sheet ?? mapping?.sheet
        let first = try tablePreview(path, tableOptions, options.headRows)
        if let preview = understood(first, mapping) { return preview }
        if tableOptions.sheet == nil || mapping != nil {
            for sheet in first.sheets where !sheet.isHidden && sheet.name != first.sheet {
                tableOptions.sheet = sheet.name
                guard let table = try? tablePreview(path, tableOptions, options.headRows) else { continue }
                if let preview = understood(table, mapping) { return preview }
            }
        }
        if options.takesUnknownHeadings, var found = HeadingRecognition.unknown(in: first.rows) {
            found.mapping.sheet = first.sheet
            return StaffListPreview(
                table: first, mapping: found.mapping, headingLine: found.lastLine, repeated: found.repeated)
        }
        throw StaffListError(key: .headingsNotFound)
    }

    /// A remembered sheet that is gone gives way to the first one.
    private static func tablePreview(_ path: String, _ options: TableOptions, _ rows: Int) throws -> TablePreview {
        do { return try Table(path: path, options: options).preview(rows: rows) } catch let error as TableError {
            guard error.key == .unknownSheet || (error.key == .empty && options.sheet == nil), options.sheet != nil
            else { throw error }
            var open = options
            open.sheet = nil
            return try Table(path: path, options: open).preview(rows: rows)
        }
    }

    private static func understood(_ table: TablePreview, _ mapping: ColumnMapping?) -> StaffListPreview? {
        let remembered = mapping.flatMap { HeadingRecognition.find(in: table.rows, remembered: $0) }
        guard var found = remembered ?? HeadingRecognition.find(in: table.rows, remembered: nil) else { return nil }
        found.mapping.sheet = table.sheet
        return StaffListPreview(
            table: table, mapping: found.mapping, headingLine: found.lastLine, repeated: found.repeated)
    }

    /// Reads the whole list. `progress` is called now and then with the share read, 0 to 1, and may throw to stop.
    /// Throws `TableError`, `StaffListError` or what `progress` throws.
    package static func read(
        _ path: String, mapping: ColumnMapping? = nil, options: StaffListOptions,
        progress: (Double) throws -> Void = { _ in }
    ) throws -> StaffListReading {
        let preview = try preview(path, mapping: mapping, options: options)
        let columns = Set(preview.mapping.choices.compactMap(\.column))
        guard !columns.isDisjoint(with: [.lastName, .firstName, .fullName]) else {
            throw StaffListError(key: .nameColumnMissing, line: preview.headingLine)
        }
        var tableOptions = options.table
        tableOptions.sheet = preview.table.sheet
        tableOptions.encoding = tableOptions.encoding ?? preview.table.encoding
        tableOptions.separator = tableOptions.separator ?? preview.table.separator
        let rows = StaffRows(preview: preview, options: options)
        var seen = 0
        let summary = try Table(path: path, options: tableOptions).rows { row in
            guard row.line > preview.headingLine else { return }
            rows.add(row)
            seen += 1
            if seen & 1_023 == 0 { try progress(row.progress) }
        }
        guard rows.lines > 0 else { throw StaffListError(key: .noPersons, line: preview.headingLine) }
        rows.note(summary.notices)
        return StaffGathering(rows).reading(preview)
    }
}
