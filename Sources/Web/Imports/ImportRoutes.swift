import HTTPTypes
import Mentoring
import Storage
import Tables

/// Doors of the staff list: handed over, looked at, compared, imported; and who was missing from it.
enum ImportRoutes {
    static let all = [
        Route(.get, "/people/import", for: .staffKeepers, ImportPages.start),
        Route(
            .post, "/people/import", for: .staffKeepers, limit: .file(megabytes: Imports.limits.fileBytes >> 20),
            ImportUpload.receive),
        Route(.get, "/people/import/export", for: .staffKeepers, ImportExports.history),
        Route(.get, "/people/import/template", for: .staffKeepers, ListTemplate.save),
        Route(.get, "/people/import/:import", for: .staffKeepers, ImportPages.show),
        Route(.get, "/people/import/:import/columns", for: .staffKeepers, ColumnPages.show),
        Route(.post, "/people/import/:import/columns", for: .staffKeepers, limit: .megabytes(1), ColumnPages.save),
        Route(.post, "/people/import/:import/application", for: .staffKeepers, ImportPages.apply),
        Route(.post, "/people/import/:import/cancellation", for: .staffKeepers, ImportPages.cancel),
        Route(.get, "/people/import/:import/problems/:reason/:remedy", for: .staffKeepers, ImportPages.problems),
        Route(.get, "/people/import/:import/problems", for: .staffKeepers, ImportExports.problems),
        Route(.get, "/people/import/:import/refused", for: .staffKeepers, ImportPages.refused),
        Route(.get, "/people/missing", for: .staffKeepers, MissingPages.show),
        Route(.get, "/people/missing/departures", for: .staffKeepers, MissingPages.ask),
        Route(.get, "/people/missing/export", for: .staffKeepers, ImportExports.missing),
        Route(.post, "/people/missing", for: .staffKeepers, MissingPages.decide),
    ]
}

extension Path {
    static let importStart: Path = "/people/import"
    static let importHistoryExport: Path = "/people/import/export"
    static let listTemplate: Path = "/people/import/template"
    static let missingPeople: Path = "/people/missing"
    static let missingDepartures: Path = "/people/missing/departures"
    static let missingExport: Path = "/people/missing/export"
    static func staffImport(_ id: ID<StaffImport>) -> Path { "/people/import/\(id)" }
    static func importColumns(_ id: ID<StaffImport>) -> Path { "/people/import/\(id)/columns" }
    static func importApplication(_ id: ID<StaffImport>) -> Path { "/people/import/\(id)/application" }
    static func importCancellation(_ id: ID<StaffImport>) -> Path { "/people/import/\(id)/cancellation" }
    static func importRefused(_ id: ID<StaffImport>) -> Path { "/people/import/\(id)/refused" }
    static func importProblemFile(_ id: ID<StaffImport>) -> Path { "/people/import/\(id)/problems" }
    static func importProblems(_ id: ID<StaffImport>, _ kind: ProblemKind) -> Path {
        "/people/import/\(id)/problems/\(kind.reason.rawValue)/\(kind.remedy.rawValue)"
    }
}
