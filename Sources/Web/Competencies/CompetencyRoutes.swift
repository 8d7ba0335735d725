import HTTPTypes
package import Mentoring
package import Storage

extension Path {
    package static let competencies: Path = "/competencies"
    package static let newCompetency: Path = "/competencies/new"
    package static let competencyFile: Path = "/competencies/file"
    package static let competencyFileTaking: Path = "/competencies/file/taking"
    package static let competencyTemplate: Path = "/competencies/template"
    package static let competencyExport: Path = "/competencies/export"
    package static let unknownCompetencies: Path = "/competencies/unknown"
    package static let unknownReturn: Path = "/competencies/unknown/return"
    package static let competencyFramework: Path = "/competencies/framework"
    package static let unknownExport: Path = "/competencies/unknown/export"
    package static func competency(_ id: ID<Competency>) -> Path { "/competencies/\(id)" }
    package static func competencyEdit(_ id: ID<Competency>) -> Path { "/competencies/\(id)/edit" }
    package static func competencyRetirement(_ id: ID<Competency>) -> Path { "/competencies/\(id)/retirement" }
    package static func competencyReturn(_ id: ID<Competency>) -> Path { "/competencies/\(id)/return" }
}

/// The framework of competencies.
enum CompetencyRoutes {
    static let all = [
        Route(.get, "/competencies", for: .staffKeepers, CompetencyPages.list),
        Route(.get, "/competencies/new", for: .staffKeepers, CompetencyEditing.pages.new),
        Route(.post, "/competencies", for: .staffKeepers, limit: .kilobytes(128), CompetencyEditing.pages.add),
        Route(.get, "/competencies/export", for: .staffKeepers, CompetencyFilePages.export),
        Route(.get, "/competencies/template", for: .staffKeepers, CompetencyFilePages.template),
        Route(.get, "/competencies/file", for: .staffKeepers, CompetencyFilePages.choose),
        Route(.post, "/competencies/file", for: .staffKeepers, limit: .megabytes(10), CompetencyFilePages.check),
        Route(.post, "/competencies/file/taking", for: .staffKeepers, CompetencyFilePages.take),
        Route(.get, "/competencies/unknown", for: .staffKeepers, UnknownPages.list),
        Route(.get, "/competencies/unknown/export", for: .staffKeepers, UnknownPages.export),
        Route(.post, "/competencies/unknown", for: .staffKeepers, limit: .kilobytes(128), UnknownPages.decide),
        Route(.post, "/competencies/unknown/return", for: .staffKeepers, UnknownPages.reconsider),
        Route(.post, "/competencies/framework", for: .staffKeepers, UnknownPages.addFramework),
        Route(.get, "/competencies/:competency", for: .staffKeepers, CompetencyPages.show),
        Route(
            .post, "/competencies/:competency", for: .staffKeepers, limit: .kilobytes(128),
            CompetencyEditing.pages.change),
        Route(.get, "/competencies/:competency/edit", for: .staffKeepers, CompetencyEditing.pages.edit),
        Route(.post, "/competencies/:competency/retirement", for: .staffKeepers, CompetencyPages.retire),
        Route(.post, "/competencies/:competency/return", for: .staffKeepers, CompetencyPages.restore),
    ]
}
