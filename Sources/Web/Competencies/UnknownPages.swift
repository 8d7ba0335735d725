import Mentoring
import Storage
import Tables
import Words

/// Names of staff lists that the framework does not know: /competencies/unknown.
enum UnknownPages {
    static let most = 50

    static func list(_ request: PageRequest) async throws -> Answer {
        try await page(request, .none)
    }

    /// One click: a synonym, a competency of its own, or nothing.
    static func decide(_ request: PageRequest) async throws -> Answer {
        let (actor, now, form) = (try request.actor, request.now, request.form)
        return try await request.submit(
            { tx in
                switch form["do"] {
                case "synonym":
                    guard let id = ID<Competency>(form["competency"]) else {
                        throw Refusal("refusal.competency.choose")
                    }
                    try Competencies.adopt(unknown: form["name"], asSynonymOf: id, by: actor, in: tx, at: now)
                case "new":
                    guard let id = ID<CompetencyFamily>(form["family"]) else {
                        throw Refusal("refusal.competency.family")
                    }
                    try Competencies.adopt(unknown: form["name"], inFamily: id, by: actor, in: tx, at: now)
                default:
                    try Competencies.ignore(unknown: form["name"], by: actor, in: tx, at: now)
                }
            }, done: { _ in .redirect(to: .unknownCompetencies) },
            refused: { try await page(request, Problems($0, in: request.phrases)) })
    }

    static func export(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        let headings = [phrases("competencies.competency"), phrases("competencies.unknown.bearers")]
        return try await request.export(phrases("competencies.unknown.file"), headings: headings) { tx, write in
            for name in try Competencies.unknown(limit: 100_000, in: tx) {
                try write([.text(name.name), .integer(name.people)])
            }
        }
    }

    private static func page(_ request: PageRequest, _ problems: Problems) async throws -> Answer {
        let view = try await request.read { tx in
            UnknownView(
                names: try Competencies.unknown(limit: most, in: tx), count: try Competencies.unknownCount(in: tx),
                competencies: try Competencies.all(in: tx), families: try Competencies.families(in: tx),
                nearest: try Competencies.nearest(to: Competencies.unknown(limit: most, in: tx).map(\.key), in: tx))
        }
        return request.page(UnknownViews.page(view, problems, request.reader))
    }
}

struct UnknownView: Sendable {
    let names: [UnknownCompetency]
    let count: Int
    let competencies: [CompetencyRecord]
    let families: [FamilyRecord]
    /// The competency whose names are most like an unknown one, by its key.
    let nearest: [String: ID<Competency>]
}
