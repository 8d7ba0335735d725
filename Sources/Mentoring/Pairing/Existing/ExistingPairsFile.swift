import Foundation
package import Storage
import Tables

/// A file of pairs that met before, as it was understood.
package struct ExistingPairsFile: Sendable {
    package enum Reason: String, Sendable, CaseIterable {
        case nobody, unknown, several, left, sameperson, twice, excluded, badDate, futureDate, badNumber
    }

    /// What is wrong with a line; it is left out.
    package struct Problem: Sendable, Hashable {
        package let line: Int
        /// `mentee`, `mentor`, `started`, `meetings`.
        package let column: String
        package let value: String
        package let reason: Reason
    }

    package struct Line: Sendable {
        package let line: Int
        package let input: ExistingPairs.Input
        package let menteeName: String
        package let mentorName: String
    }

    package private(set) var lines: [Line] = []
    package private(set) var problems: [Problem] = []
    /// Lines of the template that were left in: neither pairs nor faults.
    package private(set) var examples = 0

    /// The columns that a problem may be in.
    package static let columns = ["mentee", "mentor", "started", "meetings"]

    /// Headings by which columns are known, folded; the first that fits counts.
    private static let headings: [(column: String, signs: [String])] = [
        ("meetings", ["rencontre", "meeting", "seance", "session"]),
        ("started", ["debut", "depuis", "start", "since", "date"]),
        ("mentee", ["mentore", "mentoree", "mentee", "accompagne", "beneficiaire"]),
        ("mentor", ["mentor"]),
    ]

    /// - Throws: `TableError` for a file that is no table; `Refusal` where no line names both columns.
    package init(path: String, for programme: ID<Programme>, today: Day, in tx: Transaction) throws {
        var columns: [String: Int] = [:]
        var rows: [(line: Int, cells: [String])] = []
        var limits = TableLimits()
        limits.rows = 20_000
        limits.columns = 200
        try Table(path: path, options: TableOptions(limits: limits)).rows { row in
            let cells = (0..<min(row.count, 200)).map { row.text($0).trimmingSpaces }
            if columns["mentee"] == nil || columns["mentor"] == nil {
                columns = Self.columns(cells)
            } else if rows.count <= ExistingPairs.most {
                rows.append((row.line, cells))
            }
        }
        guard columns["mentee"] != nil, columns["mentor"] != nil else {
            throw Refusal("refusal.pairs.headings", field: "file")
        }
        guard rows.count <= ExistingPairs.most else {
            throw Refusal("refusal.pairs.too_many", field: "file", values: ["most": .number(ExistingPairs.most)])
        }
        for row in rows { try read(row.line, row.cells, columns, programme, today: today, in: tx) }
    }

    private static func columns(_ cells: [String]) -> [String: Int] {
        var columns: [String: Int] = [:]
        for (index, cell) in cells.enumerated() {
            let text = folded(cell)
            guard let known = headings.first(where: { $0.signs.contains { text.contains($0) } }) else { continue }
            if columns[known.column] == nil { columns[known.column] = index }
        }
        return columns
    }

    private mutating func read(
        _ line: Int, _ cells: [String], _ columns: [String: Int], _ programme: ID<Programme>, today: Day,
        in tx: Transaction
    ) throws {
        func cell(_ name: String) -> String {
            guard let index = columns[name], cells.indices.contains(index) else { return "" }
            return cells[index]
        }
        if ExampleMark.isOn(cell("mentee")) || ExampleMark.isOn(cell("mentor")) {
            examples += 1
            return
        }
        let before = problems.count
        let mentee = try person("mentee", cell("mentee"), line, in: tx)
        let mentor = try person("mentor", cell("mentor"), line, in: tx)
        let started = day(cell("started"), line, today: today)
        let meetings = number(cell("meetings"), line)
        guard let mentee, let mentor, problems.count == before else { return }
        func refuse(_ reason: Reason) {
            problems.append(Problem(line: line, column: "mentor", value: cell("mentor"), reason: reason))
        }
        if mentee.id == mentor.id { return refuse(.sameperson) }
        if lines.contains(where: { $0.input.mentee == mentee.id && $0.input.mentor == mentor.id }) {
            return refuse(.twice)
        }
        if try ExistingPairs.areExcluded(mentee.id, mentor.id, in: programme, tx) { return refuse(.excluded) }
        lines.append(
            Line(
                line: line,
                input: ExistingPairs.Input(
                    mentee: mentee.id, mentor: mentor.id, startedOn: started, meetings: meetings),
                menteeName: mentee.fullName, mentorName: mentor.fullName))
    }

    private mutating func person(
        _ column: String, _ text: String, _ line: Int, in tx: Transaction
    ) throws -> PersonRecord? {
        func refuse(_ reason: Reason) -> PersonRecord? {
            problems.append(Problem(line: line, column: column, value: text, reason: reason))
            return nil
        }
        if text.isEmpty { return refuse(.nobody) }
        switch try People.named(text, in: tx) {
        case .none: return refuse(.unknown)
        case .several: return refuse(.several)
        case .one(let id):
            let record = try PersonRecord.find(id, in: tx)
            return record.presence == .left ? refuse(.left) : record
        }
    }

    /// 2026-03-01, 01/03/2026; day before month, as in France.
    private mutating func day(_ text: String, _ line: Int, today: Day) -> Day? {
        if text.isEmpty { return nil }
        let parts = text.prefix { $0 != "T" && $0 != " " }.split { "/.-".contains($0) }.compactMap { Int($0) }
        var day: Day?
        if parts.count == 3 {
            day =
                parts[0] > 31
                ? Day(year: parts[0], month: parts[1], day: parts[2])
                : Day(year: parts[2] < 100 ? parts[2] + 2_000 : parts[2], month: parts[1], day: parts[0])
        }
        guard let day, day.year >= 1950 else {
            problems.append(Problem(line: line, column: "started", value: text, reason: .badDate))
            return nil
        }
        if day > today { problems.append(Problem(line: line, column: "started", value: text, reason: .futureDate)) }
        return day
    }

    private mutating func number(_ text: String, _ line: Int) -> Int {
        if text.isEmpty { return 0 }
        if let number = Int(text), (0...999).contains(number) { return number }
        problems.append(Problem(line: line, column: "meetings", value: text, reason: .badNumber))
        return 0
    }
}
