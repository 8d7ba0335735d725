/// Collects problems up to a limit and counts them all.
struct ProblemList {
    private(set) var problems: [StaffProblem] = []
    private(set) var count = 0
    let limit: Int
    /// Headings by column.
    let headings: [String]

    /// - Parameter column: index of the column, nil for the whole row.
    mutating func add(
        _ line: Int, _ column: Int?, _ value: String, _ reason: StaffProblem.Reason, _ severity: StaffProblem.Severity,
        _ remedy: StaffProblem.Remedy, of person: String? = nil
    ) {
        count += 1
        guard problems.count < limit else { return }
        let heading = column.flatMap { headings.indices.contains($0) ? headings[$0] : nil } ?? ""
        problems.append(
            StaffProblem(
                line: line, column: heading, value: String(value.prefix(120)), reason: reason, severity: severity,
                remedy: remedy, person: person))
    }

    /// Takes back what was added since there were so many kept and so many counted.
    mutating func truncate(to size: (kept: Int, counted: Int)) {
        problems.removeLast(problems.count - size.kept)
        count = size.counted
    }

    /// Says of each whom it is about: the person of its line.
    mutating func name(_ persons: [StaffPerson]) {
        let lines = Set(problems.lazy.filter { $0.person == nil }.map(\.line))
        guard !lines.isEmpty else { return }
        var names: [Int: String] = [:]
        for person in persons where lines.contains(person.line) { names[person.line] = person.shownName }
        for index in problems.indices where problems[index].person == nil {
            problems[index].person = names[problems[index].line]
        }
    }

    /// All of them by line, those of one line in the order found.
    var sorted: [StaffProblem] {
        problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }
}
