import Mentoring
import Storage
import Tables
import Words

/// Lists about staff lists, as files to save.
enum ImportExports {
    /// Every list that was handed over, also those that the page no longer shows.
    static func history(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        let headings = ["file", "when", "by", "what", "state"].map { phrases("import.past.\($0)") }
        return try await request.export(phrases("import.past.saved"), headings: headings) { tx, write in
            for record in try StaffImportRecord.history(limit: .max, in: tx) {
                try write([
                    .text(record.fileName), .date(Day(record.createdAt, in: phrases.timeZone).description),
                    .text(record.byName ?? "Binôme"), .text(StartViews.summary(record, phrases)),
                    .text(StartViews.state(record, phrases)),
                ])
            }
        }
    }

    /// Everything that was odd in a list, line by line, with what was done.
    static func problems(_ request: PageRequest) async throws -> Answer {
        let id: ID<StaffImport> = try request.id("import")
        let phrases = request.phrases
        let headings = ["line", "person", "column", "value", "severity", "reason", "remedy"].map {
            phrases("import.problem.\($0)")
        }
        return try await request.export(phrases("import.problems.file"), headings: headings) { tx, write in
            _ = try StaffImportRecord.find(id, in: tx)
            try Imports.eachProblem(of: id, in: tx) { problem in
                try write([
                    problem.line > 0 ? .integer(problem.line) : .empty, problem.person.map { .text($0) } ?? .empty,
                    .text(problem.column), .text(problem.value),
                    .text(ImportWords.outcome(problem.outcome, phrases)),
                    .text(ImportWords.reason(problem, phrases)), .text(ImportWords.remedy(problem, phrases)),
                ])
            }
        }
    }

    /// People missing from full lists, and those of whom it was confirmed that they left.
    static func missing(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        let headings = ["number", "name", "job", "since", "state"].map { phrases("import.missing.\($0)") }
        return try await request.export(phrases("import.missing.file"), headings: headings) { tx, write in
            for presence in [Presence.missing, .left] {
                try Absences.each(presence, in: tx) { person in
                    try write([
                        person.number.map { .text($0) } ?? .empty, .text(person.name),
                        person.jobTitle.map { .text($0) } ?? .empty, .date(person.missingOn.description),
                        .text(phrases("people.presence.\(presence.rawValue)")),
                    ])
                }
            }
        }
    }
}
