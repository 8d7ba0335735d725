import HTTPTypes
import Mentoring
import Words

extension Path {
    package static let design: Path = "/design"
}

/// The living page of the design system, while developing. On an installation the address leads nowhere.
enum DesignRoutes {
    static let all = [
        Route(.get, "/design", for: .everyone, show)
    ]

    private static func show(_ request: PageRequest) async throws -> Answer {
        guard request.installation.settings.development else { throw NotFound() }
        return request.page(DesignViews.page(request.reader))
    }
}
