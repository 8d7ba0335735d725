import HTTPTypes
import Mentoring

/// Programmes: their list, their settings and rules, who takes part.
enum ProgrammeRoutes {
    static let all = [
        Route(.get, "/programmes", for: .roles([.administrator, .manager, .localManager]), ProgrammeListPages.list)
    ]
}
