package import Mentoring
package import Storage

extension Path {
    package static let people: Path = "/people"
    package static let newPerson: Path = "/people/new"
    package static let grades: Path = "/people/grades"
    package static let gradeMergers: Path = "/people/grades/mergers"
    package static let gradesExport: Path = "/people/grades/export"
    package static let sites: Path = "/people/sites"
    package static let sitesExport: Path = "/people/sites/export"
    package static let peopleExport: Path = "/people/export"
    package static let peopleImport: Path = "/people/import"
    package static func person(_ id: ID<Person>) -> Path { "/people/\(id)" }
    package static func personEdit(_ id: ID<Person>) -> Path { "/people/\(id)/edit" }
    package static func personCompetencies(_ id: ID<Person>) -> Path { "/people/\(id)/competencies" }
    package static func departure(_ id: ID<Person>) -> Path { "/people/\(id)/departure" }
    package static func personReturn(_ id: ID<Person>) -> Path { "/people/\(id)/return" }
}
