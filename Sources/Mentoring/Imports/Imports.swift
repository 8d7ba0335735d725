import Crypto
import Foundation
package import Storage
package import Tables

/// Staff lists: handed over, looked at, compared, imported.
package enum Imports {
    package static let readList = JobKind("staff_list.read")
    package static let applyList = JobKind("staff_list.apply")

    /// What a file may be at most.
    package static var limits: TableLimits {
        var limits = TableLimits()
        limits.fileBytes = 50 << 20
        return limits
    }

    /// Where the file of a list waits until it is imported.
    package static func path(of list: ID<StaffImport>, in spool: String) -> String { spool + "/list-\(list)" }

    /// The day that a list is read on.
    package static func today(_ now: Instant) -> String { Day(now, in: .gmt).description }

    /// How a file would be read. Blocks: to be called on a thread of its own.
    /// - Throws: `TableError`, `StaffListError`.
    package static func preview(
        _ path: String, mapping: ColumnMapping? = nil, table: TableOptions = TableOptions(limits: limits),
        at now: Instant
    ) throws -> StaffListPreview {
        var options = StaffListOptions(today: today(now), table: table)
        options.takesUnknownHeadings = true
        return try StaffList.preview(path, mapping: mapping, options: options)
    }

    /// The columns of a list whose headings somebody says are on another line; nil where there is no such line.
    package static func mapping(withHeadingsAt line: Int, of preview: StaffListPreview) -> ColumnMapping? {
        guard let row = preview.table.rows.first(where: { $0.line == line }) else { return nil }
        if let found = HeadingRecognition.find(in: [row], remembered: nil) {
            var mapping = found.mapping
            mapping.sheet = preview.mapping.sheet
            return mapping
        }
        let choices = (0..<row.count).map { ColumnMapping.Choice(heading: CellText.cleaned(row.text($0)), column: nil) }
        return ColumnMapping(sheet: preview.mapping.sheet, dateOrder: preview.mapping.dateOrder, choices: choices)
    }

    /// How a list with these headings was read before, and whether it named everybody.
    package static func remembered(
        for mapping: ColumnMapping, in tx: Transaction
    ) throws -> (mapping: ColumnMapping, isFull: Bool)? {
        guard let row = try tx.row(StaffImportSQL.mapping, headingsKey(mapping)),
            let known = ColumnMapping(text: try row.text("mapping"))
        else { return nil }
        return (known, try row.boolean("full_list"))
    }

    /// How a list is read whose headings are nearly those of one that was read before: a column more, one fewer, the
    /// refused rows with their reasons. Nil where none is akin. Whether it names everybody is another question.
    package static func akin(to mapping: ColumnMapping, in tx: Transaction) throws -> ColumnMapping? {
        try tx.rows(StaffImportSQL.mappings, 20).lazy
            .compactMap { ColumnMapping(text: try $0.text("mapping")).flatMap(mapping.read(as:)) }.first
    }

    /// Has it been said of lists with these headings whether they name everybody? Not by the first list, of which it is not
    /// asked.
    package static func isFullAnswered(for mapping: ColumnMapping, in tx: Transaction) throws -> Bool {
        guard let known = try remembered(for: mapping, in: tx) else { return false }
        return try known.isFull || StaffImportRecord.history(limit: 20, in: tx).count { $0.state == .done } > 1
    }

    /// Is nobody known but those who hold a role? Then nobody can be missing from a list.
    package static func knowsNobody(in tx: Transaction) throws -> Bool { try tx.row(KnownSQL.anybody) == nil }

    private static func headingsKey(_ mapping: ColumnMapping) -> String {
        let headings = mapping.choices.map { folded($0.heading) }.joined(separator: "\u{1F}")
        return SHA256.hash(data: Data(headings.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    /// Notes that a list was handed over; its file is at `path(of:in:)` from now on.
    package static func add(
        _ id: ID<StaffImport>, fileName: String, mapping: ColumnMapping, isFull: Bool, by actor: Actor,
        in tx: Transaction,
        at now: Instant
    ) throws {
        try tx.run(
            StaffImportSQL.add, id, String(fileName.prefix(200)), actor.person, isFull, mapping.text, String?.none,
            String?.none, now)
        try Audit.write("staff_list.handed_over", "staff_import", id, by: actor, in: tx, at: now)
    }

    /// Says how the file is to be read. Nothing is read yet.
    package static func correct(
        _ id: ID<StaffImport>, mapping: ColumnMapping, table: TableOptions, isFull: Bool, in tx: Transaction,
        at now: Instant
    ) throws {
        let state = try StaffImportRecord.find(id, in: tx).state
        guard state == .uploaded || state == .ready || state == .failed else { throw ChangedMeanwhile() }
        try tx.run(
            StaffImportSQL.read, mapping.text, table.encoding?.rawValue, table.separator?.rawValue, isFull, now, id)
        if state != .uploaded { try move(id, from: state, to: .uploaded, in: tx, at: now) }
    }

    /// Reads the list in the background, and remembers how lists with these headings are read.
    /// - Parameter first: how it is understood before anybody corrects it; remembered likewise.
    /// - Throws: `Refusal` where no column holds names.
    package static func read(
        _ id: ID<StaffImport>, mapping: ColumnMapping, table: TableOptions, isFull: Bool,
        seenAs first: ColumnMapping? = nil, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        guard mapping.choices.contains(where: { [.lastName, .firstName, .fullName].contains($0.column) }) else {
            throw Refusal("list.nameColumnMissing")
        }
        try refuseTwice(mapping)
        try correct(id, mapping: mapping, table: table, isFull: isFull, in: tx, at: now)
        for key in Set([headingsKey(mapping), headingsKey(first ?? mapping)]) {
            try tx.run(StaffImportSQL.remember, key, mapping.text, isFull, now)
        }
        try move(id, from: .uploaded, to: .reading, in: tx, at: now)
        try tx.run(StaffImportSQL.startReading, Instant?.none, id)
        try Jobs.queue(readList, id, in: tx, at: now)
    }

    /// Two columns of one meaning: nobody could say which of them counts.
    private static func refuseTwice(_ mapping: ColumnMapping) throws {
        let problems = mapping.repeated.flatMap { one in
            Refusal(
                "refusal.import.column_twice", field: "column-\(one.index)",
                values: ["heading": .text(one.heading), "other": .text(one.other)]
            ).problems
        }
        if !problems.isEmpty { throw Refusal(problems) }
    }

    /// Imports what was compared, in the background.
    /// - Throws: `Refusal` while another list is being imported.
    package static func apply(_ id: ID<StaffImport>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        let record = try StaffImportRecord.find(id, in: tx)
        guard record.state == .ready else { throw ChangedMeanwhile() }
        if let other = try others(than: id, in: tx).first(where: { $0.state == .applying }) {
            throw Refusal("refusal.import.another", values: ["name": .text(other.fileName)])
        }
        do { try move(id, from: .ready, to: .applying, in: tx, at: now) } catch StorageError.unique {
            throw Refusal("refusal.import.another", values: ["name": .text("")])
        }
        try Jobs.queue(applyList, id, in: tx, at: now)
    }

    /// Gives a list up; what it has staged is forgotten. A list that is imported already stays.
    package static func cancel(_ id: ID<StaffImport>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        let record = try StaffImportRecord.find(id, in: tx)
        guard record.state.isOpen else { throw ChangedMeanwhile() }
        try tx.run(StaffImportSQL.cancel, now, id)
        try Jobs.cancel(readList, id, in: tx, at: now)
        try Jobs.cancel(applyList, id, in: tx, at: now)
        try Staging.forget(id, in: tx)
        try Audit.write("staff_list.cancelled", "staff_import", id, by: actor, in: tx, at: now)
    }

    /// Lists that are being looked at, read or imported beside this one: two at once would tread on each other.
    package static func others(than id: ID<StaffImport>, in tx: Transaction) throws -> [StaffImportRecord] {
        try tx.rows(StaffImportSQL.others, id).map(StaffImportRecord.init)
    }

    static func move(
        _ id: ID<StaffImport>, from: StaffImportRecord.State, to: StaffImportRecord.State, in tx: Transaction,
        at now: Instant
    ) throws {
        guard try tx.run(StaffImportSQL.setState, to.rawValue, now, id, from.rawValue) == 1 else {
            throw ChangedMeanwhile()
        }
    }
}

/// Runs work that blocks on a thread of its own, never on Swift's cooperative pool.
package func onOwnThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread { continuation.resume(with: Result { try work() }) }
        thread.stackSize = 4 << 20
        thread.start()
    }
}
