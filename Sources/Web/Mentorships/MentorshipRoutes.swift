import HTTPTypes
package import Mentoring
package import Storage

extension Path {
    package static let mentorships: Path = "/mentorships"
    static func pairRemoval(_ pair: ID<BroughtInPair>, of programme: ID<Programme>) -> Path {
        "/programmes/\(programme)/brought-pairs/\(pair)/removal"
    }
    package static func mentorship(_ id: ID<Mentorship>) -> Path { "/mentorships/\(id)" }
}

/// Doors of relations: publishing them, and each seen by its two.
enum MentorshipRoutes {
    static let all = [
        Route(.get, "/programmes/:programme/pairing-runs/:run/publication", for: .managers, PublicationPages.ask),
        Route(.post, "/programmes/:programme/pairing-runs/:run/publication", for: .managers, PublicationPages.publish),
        Route(.get, "/programmes/:programme/pairs", for: .organisers, ProgrammePairsPages.list),
        Route(.get, "/programmes/:programme/pairs/export", for: .organisers, ProgrammePairsPages.export),
        Route(.get, "/programmes/:programme/pairs/:mentorship/closing", for: .managers, ClosingPages.ask),
        Route(.post, "/programmes/:programme/pairs/:mentorship/closing", for: .managers, ClosingPages.close),
        Route(.get, "/programmes/:programme/brought-pairs/:pair/removal", for: .managers, BroughtInPages.ask),
        Route(.post, "/programmes/:programme/brought-pairs/:pair/removal", for: .managers, BroughtInPages.remove),
        Route(.get, "/mentorships", for: .signedIn, MentorshipPages.list),
        Route(.get, "/mentorships/:mentorship", for: .signedIn, MentorshipPages.show),
    ]
}
