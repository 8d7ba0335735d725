import HTTPTypes
import Mentoring
import Storage
import Words

/// Somebody of the demonstration whom a visitor may sign in as.
package struct CastMember: Sendable, Hashable {
    /// `manager`, `mentor`…: the last segment of the link, and a key of the catalogue.
    package let part: String
    package let staffNumber: String
    package let name: String

    package init(part: String, staffNumber: String, name: String) {
        self.part = part
        self.staffNumber = staffNumber
        self.name = name
    }

    /// Place in lists: those who run the programme first.
    package var order: Int {
        ["manager", "mentee", "mentor", "waiting", "localManager", "referent", "sponsor", "administrator"]
            .firstIndex(of: part) ?? .max
    }
}

extension Path {
    package static let cast: Path = "/demonstration/cast"
    package static func cast(_ part: String) -> Path { "/demonstration/cast/\(part)" }
    static func castSession(_ part: String) -> Path { "/demonstration/cast/\(part)/session" }
}

/// Signing in as somebody of the demonstration, without a password. On a real installation these addresses lead nowhere.
enum CastRoutes {
    static let all = [
        Route(.get, "/demonstration/cast", for: .everyone, list),
        Route(.get, "/demonstration/cast/:part", for: .everyone, show),
        Route(.post, "/demonstration/cast/:part/session", for: .everyone, enter),
    ]

    private static func list(_ request: PageRequest) async throws -> Answer {
        guard request.installation.settings.demonstration else { throw NotFound() }
        return request.page(CastViews.list(request.installation.settings.cast, request.reader))
    }

    private static func show(_ request: PageRequest) async throws -> Answer {
        request.page(CastViews.member(try member(request), request.reader))
    }

    private static func enter(_ request: PageRequest) async throws -> Answer {
        let (member, now) = (try member(request), request.now)
        let agent = BrowserName.of(request.head.headerFields[.userAgent])
        let token = try await request.write { tx in
            guard let person = try People.find(staffNumber: member.staffNumber, in: tx) else { throw NotFound() }
            return try Sessions.open(person, agent: agent, secondFactorWaived: true, in: tx, at: now)
        }
        return .redirect(to: .home).setting(
            Cookie(Visit.sessionCookie, token.text, secure: request.installation.settings.secure))
    }

    private static func member(_ request: PageRequest) throws -> CastMember {
        let part = request.parameters["part"]
        guard request.installation.settings.demonstration,
            let member = request.installation.settings.cast.first(where: { $0.part == part })
        else { throw NotFound() }
        return member
    }
}

/// The pages on which a visitor of the demonstration chooses who to be.
enum CastViews {
    static func list(_ cast: [CastMember], _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let rows = cast.map { member -> HTML in
            """
            <li class="row"><div><strong>\(phrases("demonstration.part.\(member.part)"))</strong>\
            <p class="hint">\(member.name) · \(phrases("demonstration.try.\(member.part)"))</p></div>\
            \(Forms.button(.castSession(member.part), phrases("demonstration.enter"), reader))</li>
            """
        }
        return Page(
            title: phrases("demonstration.cast.title"), lead: phrases("demonstration.cast.lead"),
            body: """
                <div class="card"><ul class="rows">\(rows)</ul></div>
                <p><a href="\(Path.caughtMails)">\(phrases("demonstration.mails"))</a></p>
                """)
    }

    static func member(_ member: CastMember, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("demonstration.member.title", ["name": .text(member.name)]),
            lead: phrases("demonstration.try.\(member.part)"), narrow: true,
            body: """
                \(Forms.button(.castSession(member.part), phrases("demonstration.enter"), reader, style: "button button--primary"))
                <p><a href="\(Path.cast)">\(phrases("demonstration.others"))</a></p>
                """)
    }
}
