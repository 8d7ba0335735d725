import Foundation
package import Logging
package import Mentoring
package import Storage
package import Words

/// What every page may use: made once by the assembly, the same for all requests.
package struct Installation: Sendable {
    package let database: Database
    package let catalogue: Catalogue
    /// What time it is; a test lives through a year by turning it.
    package let clock: @Sendable () -> Instant
    package let secrets: Secrets
    package let settings: Settings
    package let logger: Logger
    /// Styles and scripts, by name.
    package let assets: Assets
    package let passwords: PasswordHasher

    package init(
        database: Database, catalogue: Catalogue, clock: @escaping @Sendable () -> Instant, secrets: Secrets,
        settings: Settings, logger: Logger, assets: Assets, passwords: PasswordHasher
    ) {
        self.database = database
        self.catalogue = catalogue
        self.clock = clock
        self.secrets = secrets
        self.settings = settings
        self.logger = logger
        self.assets = assets
        self.passwords = passwords
    }
}

/// What the person who runs the server decides; passed down as values.
package struct Settings: Sendable {
    /// `https://mentorat.example.org`: every link in a mail begins with it.
    package var publicURL: String
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies: Set<String>
    /// The living page of components, errors in full, assets from disk.
    package var development: Bool
    /// The demonstration: no second factor, the caught mails on a page.
    package var demonstration: Bool
    /// Where uploads wait to be read.
    package var spool: String
    /// Shown at the foot of every page.
    package var organisationName: String?

    package init(
        publicURL: String, trustedProxies: Set<String> = [], development: Bool = false, demonstration: Bool = false,
        spool: String
    ) {
        self.publicURL = publicURL
        self.trustedProxies = trustedProxies
        self.development = development
        self.demonstration = demonstration
        self.spool = spool
    }

    /// Are we reached by HTTPS? Then cookies are for HTTPS only.
    package var secure: Bool { publicURL.hasPrefix("https://") }

    /// `https://mentorat.example.org`, without path or final slash: what the `Origin` of our own pages says.
    package var origin: String {
        guard let scheme = publicURL.range(of: "://") else { return publicURL }
        let rest = publicURL[scheme.upperBound...]
        return String(publicURL[..<scheme.upperBound]) + rest.prefix { $0 != "/" }
    }
}
