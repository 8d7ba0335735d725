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
    /// Where the demonstration's mails end.
    package let catcher: MailCatcher
    /// The runs that are being reviewed.
    package let studies = RunStudies()
    /// What the filters of the directory offer.
    let directoryChoices = KeptUntilSomethingHappens<DirectoryChoices>()
    /// The pages of reviews.
    let drawnReviews = KeptUntilSomethingHappens<DrawnPages>()

    package init(
        database: Database, catalogue: Catalogue, clock: @escaping @Sendable () -> Instant, secrets: Secrets,
        settings: Settings, logger: Logger, assets: Assets, passwords: PasswordHasher,
        catcher: MailCatcher = MailCatcher()
    ) {
        self.database = database
        self.catalogue = catalogue
        self.clock = clock
        self.secrets = secrets
        self.settings = settings
        self.logger = logger
        self.assets = assets
        self.passwords = passwords
        self.catcher = catcher
    }
}
