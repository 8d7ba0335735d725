import Mentoring
import Storage

/// The framework and one competency: /competencies.
enum CompetencyPages {
    static func list(_ request: PageRequest) async throws -> Answer {
        let view = try await request.read { tx in
            FrameworkView(
                families: try Competencies.families(in: tx), competencies: try Competencies.all(retired: true, in: tx),
                uses: try Competencies.uses(in: tx), unknown: try Competencies.unknownCount(in: tx),
                lacksDefault: try Competencies.lacksDefault(in: tx))
        }
        return request.page(CompetencyViews.framework(view, request.reader))
    }

    static func show(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("competency", of: Competency.self)
        let view = try await request.read { tx in
            let record = try Competencies.find(id, in: tx)
            return CompetencyView(
                record: record, family: try Competencies.families(in: tx).first { $0.id == record.family },
                levels: try Competencies.levels(of: id, in: tx), synonyms: try Competencies.synonyms(of: id, in: tx),
                use: try Competencies.uses(in: tx)[id] ?? CompetencyUse(holders: 0, seekers: 0))
        }
        return request.page(CompetencyViews.competency(view, request.reader))
    }

    static func retire(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("competency", of: Competency.self)
        let (actor, now) = (try request.actor, request.now)
        try await request.write { try Competencies.retire(id, by: actor, in: $0, at: now) }
        return .redirect(to: .competency(id))
    }

    static func restore(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("competency", of: Competency.self)
        let (actor, now) = (try request.actor, request.now)
        try await request.write { try Competencies.restore(id, by: actor, in: $0, at: now) }
        return .redirect(to: .competency(id))
    }
}

struct FrameworkView: Sendable {
    let families: [FamilyRecord]
    let competencies: [CompetencyRecord]
    let uses: [ID<Competency>: CompetencyUse]
    /// How many names of staff lists wait for a decision.
    let unknown: Int
    /// Is nothing of the product's own framework here?
    let lacksDefault: Bool
}

struct CompetencyView: Sendable {
    let record: CompetencyRecord
    let family: FamilyRecord?
    let levels: [BothLanguages]
    let synonyms: [String]
    let use: CompetencyUse
}
