package import Mentoring
package import Storage

extension Path {
    package static let programmes: Path = "/programmes"
    package static let newProgramme: Path = "/programmes/new"
    package static func programme(_ id: ID<Programme>) -> Path { "/programmes/\(id)" }
}
