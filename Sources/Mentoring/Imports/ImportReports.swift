package import Storage
package import Tables

/// Problems of one kind in a list, and how many.
package struct ProblemKind: Sendable, Hashable {
    package let reason: StaffProblem.Reason
    package let remedy: StaffProblem.Remedy
    package let severity: StaffProblem.Severity
    package let count: Int

    package var outcome: StaffProblem.Outcome { StaffProblem.Outcome(severity, remedy) }

    /// Problems by kind: refused rows first, then what was corrected, then what was noticed; the most frequent first.
    package static func summed(_ problems: [StaffProblem]) -> [ProblemKind] {
        var counts: [ProblemKind: Int] = [:]
        for problem in problems {
            let kind = ProblemKind(reason: problem.reason, remedy: problem.remedy, severity: problem.severity, count: 0)
            counts[kind, default: 0] += 1
        }
        return sorted(
            counts.map {
                ProblemKind(reason: $0.key.reason, remedy: $0.key.remedy, severity: $0.key.severity, count: $0.value)
            })
    }

    static func sorted(_ kinds: [ProblemKind]) -> [ProblemKind] {
        let order = StaffProblem.Severity.allCases
        return kinds.sorted {
            let ranks = (order.firstIndex(of: $0.severity) ?? 0, order.firstIndex(of: $1.severity) ?? 0)
            return (ranks.0, -$0.count, $0.reason.rawValue) < (ranks.1, -$1.count, $1.reason.rawValue)
        }
    }
}

/// Somebody whom a list would add, change or miss.
package struct ListedPerson: Sendable {
    package let id: ID<Person>
    package let line: Int?
    package let name: String
    package let jobTitle: String?
    /// What would change; empty for somebody new.
    package let changes: [ListedChange]
}

/// One thing that a list would change of somebody.
package struct ListedChange: Sendable {
    package let field: PersonField
    package let from: String?
    package let to: String?

    /// Was known, and is no more.
    package var clears: Bool { from != nil && to == nil }
}

/// What pages show of a list that was compared.
extension Imports {
    /// Refused rows first, then what was corrected, then what was noticed; the most frequent first.
    package static func problemKinds(of list: ID<StaffImport>, in tx: Transaction) throws -> [ProblemKind] {
        let kinds = try tx.rows(StaffImportSQL.problemKinds, list).compactMap { row -> ProblemKind? in
            guard let reason = StaffProblem.Reason(rawValue: try row.text("reason")),
                let remedy = StaffProblem.Remedy(rawValue: try row.text("remedy")),
                let severity = StaffProblem.Severity(rawValue: try row.text("severity"))
            else { return nil }
            return ProblemKind(reason: reason, remedy: remedy, severity: severity, count: try row.integer("count"))
        }
        return ProblemKind.sorted(kinds)
    }

    /// The problems of one kind in the order of the list, those after a position, at most `limit`.
    package static func problems(
        of list: ID<StaffImport>, _ reason: StaffProblem.Reason, _ remedy: StaffProblem.Remedy,
        after position: Int = -1,
        limit: Int, in tx: Transaction
    ) throws -> [(position: Int, problem: StaffProblem)] {
        try tx.rows(StaffImportSQL.problems, list, reason.rawValue, remedy.rawValue, position, limit).map { row in
            let severity = StaffProblem.Severity(rawValue: try row.text("severity")) ?? .noticed
            let problem = StaffProblem(
                line: try row.integer("line"), column: try row.text("heading"), value: try row.text("value"),
                reason: reason, severity: severity, remedy: remedy, person: try row.optionalText("person"))
            return (try row.integer("position"), problem)
        }
    }

    /// All problems of a list in its order, for exports.
    package static func eachProblem(
        of list: ID<StaffImport>, in tx: Transaction, do body: (StaffProblem) throws -> Void
    ) throws {
        try tx.each(StaffImportSQL.allProblems, list) { row in
            guard let reason = StaffProblem.Reason(rawValue: try row.text("reason")),
                let remedy = StaffProblem.Remedy(rawValue: try row.text("remedy"))
            else { return }
            try body(
                StaffProblem(
                    line: try row.integer("line"), column: try row.text("heading"), value: try row.text("value"),
                    reason: reason, severity: StaffProblem.Severity(rawValue: try row.text("severity")) ?? .noticed,
                    remedy: remedy, person: try row.optionalText("person")))
        }
    }

    /// People whom a list would add (`new`), change (`changed`) or miss (`missing`), in its order, at most `limit`.
    package static func sample(
        of list: ID<StaffImport>, _ action: ListAction, limit: Int, in tx: Transaction
    ) throws -> [ListedPerson] {
        try tx.rows(StagingSQL.samples, list, action.rawValue, -1, limit).map { row in
            let id: ID<Person> = try row.id("person_id")
            let first = try row.optionalText("first_name") ?? row.optionalText("known_first") ?? ""
            let last = try row.optionalText("last_name") ?? row.optionalText("known_last") ?? ""
            let changes = action == .changed ? try changes(of: id, by: list, in: tx) : []
            return ListedPerson(
                id: id, line: try row.optionalInteger("line"), name: first + " " + last,
                jobTitle: try row.optionalText("job_title") ?? row.optionalText("known_job"), changes: changes)
        }
    }

    /// How many who have left would be present again.
    package static func returning(by list: ID<StaffImport>, in tx: Transaction) throws -> Int {
        try tx.row(StagingSQL.returning, list)?.integer("count") ?? 0
    }

    /// How many known values a list would clear, by field.
    package static func cleared(
        by list: ID<StaffImport>, in tx: Transaction
    ) throws -> [(field: PersonField, count: Int)] {
        try tx.rows(StagingSQL.cleared, list).compactMap { row in
            guard let field = PersonField(rawValue: try row.text("field")) else { return nil }
            return (field, try row.integer("count"))
        }
    }

    private static func changes(
        of person: ID<Person>, by list: ID<StaffImport>, in tx: Transaction
    ) throws -> [ListedChange] {
        try tx.rows(StagingSQL.changesOf, list, person).compactMap { row in
            guard let field = PersonField(rawValue: try row.text("field")) else { return nil }
            return ListedChange(
                field: field, from: try row.optionalText("from_text"), to: try row.optionalText("to_text"))
        }
    }

    /// What a list was refused rows for once it was compared: the file alone does not say so.
    package static func refusedByComparison(of list: ID<StaffImport>, in tx: Transaction) throws -> [StaffProblem] {
        var problems: [StaffProblem] = []
        try eachProblem(of: list, in: tx) { if $0.reason == .numberOfAnother { problems.append($0) } }
        return problems
    }

    /// Writes the refused rows of a list, with the reasons, to a file. Blocks.
    /// - Parameter compared: as `refusedByComparison` has it.
    /// - Returns: nil where the list's own file is gone.
    package static func writeRefused(
        of record: StaffImportRecord, from path: String, to target: String, format: TableWriter.Format,
        reasonHeading: String, compared: [StaffProblem] = [], at now: Instant, words: (StaffProblem) -> String
    ) throws -> Int {
        let options = StaffListOptions(today: today(now), table: record.table)
        var reading = try StaffList.read(path, mapping: record.mapping, options: options)
        reading.problems += compared
        return try StaffList.writeRefused(
            of: path, reading, options: options, to: target, format: format, reasonHeading: reasonHeading, words: words)
    }
}

/// What a list would do with somebody.
package enum ListAction: String, Sendable, CaseIterable { case new, changed, missing }
