import Mentoring
import Storage
import Tables
import Words

/// The directory: /people.
enum DirectoryPages {
    static func list(_ request: PageRequest) async throws -> Answer {
        let query = DirectoryQuery(request.query)
        let view = try await request.read { tx in
            let people = query.filter.isOpen ? try Directory.headCount(in: tx) : nil
            return DirectoryView(
                query: query,
                page: try Directory.page(query.filter, at: query.place, known: people?.here, in: tx),
                people: people, choices: try DirectoryChoices(in: tx))
        }
        return request.page(DirectoryViews.page(view, request.reader))
    }

    static func export(_ request: PageRequest) async throws -> Answer {
        let filter = DirectoryQuery(request.query).filter
        let phrases = request.phrases
        let headings = [
            "number", "last_name", "first_name", "email", "job_title", "department", "site", "grade", "presence",
        ]
        .map { phrases("people.column.\($0)") }
        return try await request.export(phrases("people.export.name"), headings: headings) { tx, write in
            try Directory.each(filter, in: tx) { line in
                try write([
                    cell(line.staffNumber), .text(line.lastName), .text(line.firstName), cell(line.email),
                    cell(line.jobTitle), cell(line.department), cell(line.site), cell(line.grade),
                    .text(phrases("people.presence.\(line.presence.rawValue)")),
                ])
            }
        }
    }

    private static func cell(_ text: String?) -> TableValue { text.map { .text($0) } ?? .empty }
}

/// What the filters of the directory offer.
struct DirectoryChoices: Sendable {
    let sites: [SiteRecord]
    let departments: [DepartmentRecord]
    let grades: [GradeRecord]
    let languages: [String]
    let competencies: [CompetencyRecord]

    init(in tx: Transaction) throws {
        sites = try Sites.all(in: tx)
        departments = try Departments.all(in: tx)
        grades = try Grades.all(in: tx)
        languages = try Directory.languages(in: tx)
        competencies = try Competencies.all(in: tx)
    }
}

struct DirectoryView: Sendable {
    let query: DirectoryQuery
    let page: DirectoryPage
    /// Only where nothing is looked for: counting everybody at each letter typed would take longer than the search.
    let people: HeadCount?
    let choices: DirectoryChoices
}
