import Mentoring
import Storage

/// What the directory is asked for in its address, and back.
struct DirectoryQuery: Sendable, Hashable {
    var filter = DirectoryFilter()
    var place = DirectoryPlace.first

    init(_ query: Form) {
        filter.text = query["q"]
        filter.site = ID(query["site"])
        filter.department = ID(query["department"])
        filter.grade = ID(query["grade"])
        filter.language = query.filled("language").flatMap { $0.utf8.count <= 12 ? $0 : nil }
        filter.competency = ID(query["competency"])
        filter.leastLevel = Int(query["level"]).map { min(max($0, 0), 5) } ?? 0
        filter.check = DirectoryFilter.Check(rawValue: query["check"])
        filter.shown = DirectoryFilter.Shown(rawValue: query["presence"]) ?? .here
        if let key = DirectoryKey(query["after"]) { place = .after(key) }
        if let key = DirectoryKey(query["before"]) { place = .before(key) }
    }

    /// The same search, with one part of it left out.
    func without(_ change: (inout DirectoryFilter) -> Void) -> Path {
        var filter = filter
        change(&filter)
        return Self.path(.people, filter)
    }

    func page(after key: DirectoryKey) -> Path { Self.path(.people, filter).query(["after": key.text]) }
    func page(before key: DirectoryKey) -> Path { Self.path(.people, filter).query(["before": key.text]) }
    var export: Path { Self.path(.peopleExport, filter) }

    static func path(_ path: Path, _ filter: DirectoryFilter) -> Path {
        path.query([
            "q": filter.text, "site": filter.site?.text ?? "", "department": filter.department?.text ?? "",
            "grade": filter.grade?.text ?? "", "language": filter.language ?? "",
            "competency": filter.competency?.text ?? "",
            "level": filter.leastLevel == 0 ? "" : String(filter.leastLevel),
            "check": filter.check?.rawValue ?? "", "presence": filter.shown == .here ? "" : filter.shown.rawValue,
        ])
    }
}
