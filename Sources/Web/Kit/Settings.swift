import Foundation
import Mentoring
package import Storage
import Synchronization
package import Words

/// What the person who runs the server decides, passed down as values; and beside it what the organisation said of
/// itself, which may change while the server runs.
package struct Settings: Sendable {
    /// Where links lead while neither the command line nor the organisation says so.
    private let standardURL: String
    /// Did whoever runs the server name the public address? Then it stands above what was typed at set-up.
    package let publicURLGiven: Bool
    /// Does the command line name a mail server?
    package var mailServerGiven: Bool
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies: Set<String>
    /// The living page of components, errors in full, assets from disk.
    package var development: Bool
    /// The demonstration: no second factor, the caught mails on a page.
    package var demonstration: Bool
    /// In the demonstration: whom a visitor may sign in as.
    package var cast: [CastMember] = []
    /// Where uploads wait to be read.
    package var spool: String
    /// What the organisation said, as last read.
    package let live = LiveSettings()

    package init(
        publicURL: String, publicURLGiven: Bool = true, mailServerGiven: Bool = false, trustedProxies: Set<String> = [],
        development: Bool = false, demonstration: Bool = false, spool: String
    ) {
        standardURL = publicURL
        self.publicURLGiven = publicURLGiven
        self.mailServerGiven = mailServerGiven
        self.trustedProxies = trustedProxies
        self.development = development
        self.demonstration = demonstration
        self.spool = spool
    }

    /// `https://mentorat.example.org`: every link in a mail begins with it.
    package var publicURL: String { publicURLGiven ? standardURL : live.publicURL ?? live.listeningURL ?? standardURL }

    /// Shown at the foot of every page.
    package var organisationName: String? { live.organisationName }

    /// Are we reached by HTTPS? Then cookies are for HTTPS only.
    package var secure: Bool { publicURL.hasPrefix("https://") }

    /// `https://mentorat.example.org`, without path or final slash: what the `Origin` of our own pages says.
    package var origin: String {
        let url = publicURL
        guard let scheme = url.range(of: "://") else { return url }
        let rest = url[scheme.upperBound...]
        return String(url[..<scheme.upperBound]) + rest.prefix { $0 != "/" }
    }
}

/// The few things of the organisation that every page and mail needs, so that they need not be read each time.
package final class LiveSettings: Sendable {
    private let said = Mutex<Organisation?>(nil)
    private let listening = Mutex<String?>(nil)

    init() {}

    package var publicURL: String? { said.withLock { $0?.publicURL } }
    package var organisationName: String? { said.withLock { $0.flatMap { $0.name.isEmpty ? nil : $0.name } } }
    /// IANA name, for people of whom nothing better is known.
    package var timeZone: String? { said.withLock { $0?.timeZone } }
    /// Those in which people may be spoken to.
    package var languages: [Language] {
        said.withLock { $0?.onlyLanguage.flatMap(Language.init(rawValue:)).map { [$0] } } ?? Language.allCases
    }

    /// Where the server listens, once it does: the system may have chosen the port.
    package var listeningURL: String? { listening.withLock { $0 } }

    package func listens(at url: String) { listening.withLock { $0 = url } }

    /// Reads them anew: at the start, after each change here, and now and then for changes made by other servers.
    package func refresh(from database: Database) async throws {
        var organisation = try await database.read { try Organisation.read(in: $0) }
        // No page needs the mail server.
        organisation?.mailServer = nil
        said.withLock { [organisation] in $0 = organisation }
    }
}
