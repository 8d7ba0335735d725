import Mentoring
import Storage
import Synchronization
import Tables
import Words

/// The directory: /people.
enum DirectoryPages {
    static func list(_ request: PageRequest) async throws -> Answer {
        let query = DirectoryQuery(request.query)
        let kept = request.installation.directoryChoices
        let view = try await request.read { tx in
            let choices = try kept.value(in: tx) { try DirectoryChoices(in: tx) }
            let people = query.filter.isOpen ? choices.people : nil
            let page = try choices.found.page(query) { known in
                try Directory.page(
                    query.filter, at: query.place, known: people.map { .exactly($0.here) } ?? known,
                    places: choices.names, in: tx)
            }
            return DirectoryView(query: query, page: page, people: people, choices: choices)
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

/// What the filters of the directory offer, and how many people there are.
final class DirectoryChoices: Sendable {
    let people: HeadCount
    let names: PlaceNames
    let sites: [SiteRecord]
    let departments: [DepartmentRecord]
    let grades: [GradeRecord]
    let languages: [String]
    let competencies: [CompetencyRecord]
    private let lists = Mutex<[String: HTML]>([:])
    let found = FoundPages()

    init(in tx: Transaction) throws {
        people = try Directory.headCount(in: tx)
        sites = try Sites.all(in: tx)
        departments = try Departments.all(in: tx)
        grades = try Grades.all(in: tx)
        names = PlaceNames(sites, departments, grades)
        languages = try Directory.languages(in: tx)
        competencies = try Competencies.all(in: tx)
    }

    /// The choices of a field with none of them chosen, in a language: put together once.
    func list(_ name: String, in language: Language, _ make: () -> HTML) -> HTML {
        let key = "\(language.rawValue) \(name)"
        if let found = lists.withLock({ $0[key] }) { return found }
        let made = make()
        lists.withLock { $0[key] = made }
        return made
    }
}

struct DirectoryView: Sendable {
    let query: DirectoryQuery
    let page: DirectoryPage
    /// Only where nothing is looked for.
    let people: HeadCount?
    let choices: DirectoryChoices
}
