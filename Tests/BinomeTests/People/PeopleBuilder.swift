import Mentoring
import Storage
import Testing

/// People as a test needs them.
extension TestServer {
    /// Somebody with a place, a language or a competency.
    @discardableResult
    func employee(
        _ firstName: String, _ lastName: String, number: String? = nil, email: String? = nil, job: String? = nil,
        department: String? = nil, site: String? = nil, grade: String? = nil, manager: ID<Person>? = nil,
        languages: Set<String> = [], hired: String? = nil, can: [String: Int] = [:]
    ) async throws -> ID<Person> {
        let now = clock.now
        return try await database.write { tx in
            var input = PersonInput(firstName: firstName, lastName: lastName)
            input.staffNumber = number
            input.email = email
            input.jobTitle = job
            input.department = try department.map { try Departments.named($0, in: tx, at: now) }
            input.site = try site.map { try Sites.named($0, in: tx, at: now) }
            input.grade = try grade.map { try Grades.named($0, in: tx, at: now) }
            input.manager = manager
            input.languages = languages
            input.hiredOn = hired.flatMap(Day.init)
            let id = try People.add(input, by: .product, in: tx, at: now)
            if !can.isEmpty {
                try Competencies.installDefault(in: tx, at: now)
                let entries = try can.map { name, level in
                    PersonCompetency(
                        try #require(try Competencies.match(name: name, in: tx)), held: true, level: level,
                        wanted: false)
                }
                try People.setCompetencies(entries, of: id, source: .list, by: .product, in: tx, at: now)
            }
            return id
        }
    }
}
