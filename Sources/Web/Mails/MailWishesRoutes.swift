import HTTPTypes
import Mentoring
import Storage
import Words

extension Path {
    /// Where optional mails are stopped: the signed text says for whom.
    static func mailWishes(_ signed: String) -> Path { "/mail-wishes/\(signed)" }
}

/// Stopping optional mails: one click for mail programs (RFC 8058), a page with a button for people. A GET stops
/// nothing.
enum MailWishesRoutes {
    static let all = [
        Route(.get, "/mail-wishes/:signed", for: .everyone, show),
        // Mail programs post here with neither session, origin nor form token: the signed link is the proof.
        Route(.post, "/mail-wishes/:signed", for: .everyone, limit: .kilobytes(4), proof: .none, stop),
        Route(.post, "/mail-wishes/:signed/resumption", for: .everyone, limit: .kilobytes(4), resume),
    ]

    private static func show(_ request: PageRequest) async throws -> Answer {
        let (person, signed) = try person(request)
        let stopped = try await request.read { try MailWishes.stopped(person, in: $0) }
        return request.page(page(stopped: stopped, signed: signed, request))
    }

    private static func stop(_ request: PageRequest) async throws -> Answer {
        let (person, signed) = try person(request)
        let now = request.now
        try await request.write { try MailWishes.stop(person, in: $0, at: now) }
        return .redirect(to: .mailWishes(signed))
    }

    private static func resume(_ request: PageRequest) async throws -> Answer {
        let (person, signed) = try person(request)
        try await request.write { try MailWishes.resume(person, in: $0) }
        return .redirect(to: .mailWishes(signed))
    }

    private static func person(_ request: PageRequest) throws -> (ID<Person>, String) {
        let signed = request.parameters["signed"] ?? ""
        guard let value = request.installation.secrets.keys.mailWishes.verify(signed)?.value,
            let person = ID<Person>(value)
        else {
            throw NotFound()
        }
        return (person, signed)
    }

    private static func page(stopped: Bool, signed: String, _ request: PageRequest) -> Page {
        let phrases = request.phrases
        let path: Path = stopped ? "/mail-wishes/\(signed)/resumption" : .mailWishes(signed)
        let button = Forms.button(
            path, phrases(stopped ? "mail_wishes.resume" : "mail_wishes.stop"), request.reader,
            style: stopped ? "button" : "button button--primary")
        return Page(
            title: phrases(stopped ? "mail_wishes.stopped.title" : "mail_wishes.title"),
            lead: phrases(stopped ? "mail_wishes.stopped.lead" : "mail_wishes.lead"), narrow: true, body: button)
    }
}
