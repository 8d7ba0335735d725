package import Storage

/// The names of all sites, departments and grades, by the text of their ids. They are few, and a list of people names them
/// on every line.
package struct PlaceNames: Sendable {
    let sites: [String: String]
    let departments: [String: String]
    let grades: [String: String]

    package init(_ sites: [SiteRecord], _ departments: [DepartmentRecord], _ grades: [GradeRecord]) {
        self.sites = Dictionary(sites.map { ($0.id.text, $0.name) }) { first, _ in first }
        self.departments = Dictionary(departments.map { ($0.id.text, $0.name) }) { first, _ in first }
        self.grades = Dictionary(grades.map { ($0.id.text, $0.name) }) { first, _ in first }
    }

    /// For whoever looks for people and shows no places.
    package static let none = PlaceNames([], [], [])

    package init(in tx: Transaction) throws {
        self.init(try Sites.all(in: tx), try Departments.all(in: tx), try Grades.all(in: tx))
    }
}
