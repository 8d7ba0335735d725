import Foundation
import HTTPTypes
import Mentoring
import Storage
import Words

/// What a browser's cookies say: who is signed in, and which form token is theirs.
struct Visit: Sendable {
    let reader: Reader
    /// For a browser that has none yet: its form tokens are bound to it.
    let newCookie: Cookie?
    private let token: String

    static let sessionCookie = "binome_session"
    static let visitorCookie = "binome_visitor"
    static let languageCookie = "binome_language"

    static func open(_ cookies: [String: String], head: HTTPRequest, installation: Installation) async throws -> Visit {
        let now = installation.clock()
        var signedIn: SignedIn?
        var binding = cookies[visitorCookie] ?? ""
        var newCookie: Cookie?
        if let token = cookies[sessionCookie].flatMap({ Token($0, for: .session) }) {
            signedIn = try await installation.database.read {
                try SignedIn.find(tokenHash: token.hash, in: $0, at: now)
            }
            if signedIn != nil { binding = token.text }
        }
        if signedIn == nil, binding.utf8.count < 20 {
            binding = Secrets.randomText()
            newCookie = Cookie(visitorCookie, binding, lifetime: nil, secure: installation.settings.secure)
        }
        let token = installation.secrets.formToken(for: binding)
        let reader = Readers.reader(signedIn, cookies: cookies, head: head, installation: installation, token: token)
        return Visit(reader: reader, newCookie: newCookie, token: token)
    }

    /// The token that a form carries hidden, or that a script sends in a header.
    func accepts(token candidate: String, head: HTTPRequest) -> Bool {
        let sent =
            candidate.isEmpty ? HTTPField.Name("X-Form-Token").flatMap { head.headerFields[$0] } ?? "" : candidate
        return Secrets.equal(Array(sent.utf8), Array(token.utf8))
    }
}

/// Readers of pages: the only language of the organisation, else the one that they chose in the footer since they signed in, else the person's own, else what
/// was chosen in this browser, else what the browser asks for.
enum Readers {
    static func reader(
        _ signedIn: SignedIn?, cookies: [String: String], head: HTTPRequest, installation: Installation, token: String
    ) -> Reader {
        let own = signedIn?.language.flatMap(Language.init(rawValue:))
        let offered = installation.settings.live.languages
        let wanted = chosen(cookies[Visit.languageCookie] ?? "", signedIn, own) ?? own ?? browser(head)
        let language = offered.contains(wanted) ? wanted : offered.first ?? wanted
        let name = signedIn?.timeZone ?? installation.settings.live.timeZone ?? "Europe/Paris"
        let zone = TimeZone(identifier: name) ?? .gmt
        return Reader(
            signedIn: signedIn, phrases: Phrases(installation.catalogue, in: language, timeZone: zone, ties: true),
            languages: offered,
            now: installation.clock(), formToken: token)
    }

    /// A reader of whom nothing is known: for pages that fail before the session is read.
    static func stranger(_ head: HTTPRequest, installation: Installation, token: String) -> Reader {
        reader(nil, cookies: [:], head: head, installation: installation, token: token)
    }

    /// `en`, or `en.SESSION`: a choice made under another name does not follow somebody with a language of their own.
    private static func chosen(_ cookie: String, _ signedIn: SignedIn?, _ own: Language?) -> Language? {
        let parts = cookie.split(separator: ".", maxSplits: 1).map(String.init)
        guard let language = parts.first.flatMap(Language.init(rawValue:)) else { return nil }
        guard let signedIn, own != nil else { return language }
        return parts.count == 2 && parts[1] == signedIn.session.text ? language : nil
    }

    private static func browser(_ head: HTTPRequest) -> Language {
        head.headerFields[.acceptLanguage].flatMap(Language.init(acceptLanguage:)) ?? .french
    }
}
