import HTTPTypes
import Mentoring
import Storage
import Words

/// Pages that say how the product behaves: who sees what, and how accessible it is. For everybody.
enum PrivacyRoutes {
    static let all = [
        Route(.get, "/who-sees-what", for: .everyone, whoSeesWhat),
        Route(.get, "/accessibility", for: .everyone, accessibility),
    ]

    private static func whoSeesWhat(_ request: PageRequest) async throws -> Answer {
        let organisation = try await request.read { try Organisation.read(in: $0) }
        let doors = DoorTable(AllRoutes.all)
        return request.page(WhoSeesWhatViews.page(doors, organisation, request.reader))
    }

    private static func accessibility(_ request: PageRequest) async throws -> Answer {
        let organisation = try await request.read { try Organisation.read(in: $0) }
        return request.page(AccessibilityViews.page(organisation, request.reader))
    }
}
