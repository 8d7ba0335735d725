import Mentoring
import Storage

/// /programmes: what somebody runs.
enum ProgrammeListPages {
    static func list(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let lines = try await request.read { try Programmes.list(for: actor, in: $0) }
        return request.page(ProgrammeListViews.page(lines, request.reader))
    }
}
