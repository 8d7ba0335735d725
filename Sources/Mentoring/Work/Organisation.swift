package import Storage

/// What the organisation said of itself. What it has not said yet is nil (the name: empty), and shows as a task.
package struct Organisation: Sendable, Hashable {
    package var name: String
    /// `fr` or `en`: for people of whom nothing better is known.
    package var language: String
    /// The one language in which Binôme speaks here; nil where it speaks to each person in theirs.
    package var onlyLanguage: String?
    /// An IANA name.
    package var timeZone: String
    /// How people reach the server; nil where only the command line says so.
    package var publicURL: String?
    /// The mail server, sealed; opened by Accounts.
    package var mailServer: [UInt8]?
    /// The address that mails come from.
    package var mailFrom: String?
    /// When a test mail was seen to arrive.
    package var mailTestedAt: Instant?
    /// When somebody let the mails leave without that.
    package var mailReleasedAt: Instant?
    /// Who answers questions about personal data.
    package var protectionContact: String?
    package var protectionEmail: String?
    /// When somebody said that set-up is over.
    package var setUpAt: Instant?

    /// Nil before set-up has begun.
    package static func read(in tx: Transaction) throws -> Organisation? {
        guard let row = try tx.row(OrganisationSQL.read) else { return nil }
        return Organisation(
            name: try row.text("name"), language: try row.text("default_language"),
            onlyLanguage: try row.optionalText("only_language"), timeZone: try row.text("time_zone"),
            publicURL: try row.optionalText("public_url"), mailServer: try row.optionalBytes("mail_server"),
            mailFrom: try row.optionalText("mail_from"), mailTestedAt: try row.optionalInstant("mail_tested_at"),
            mailReleasedAt: try row.optionalInstant("mail_released_at"),
            protectionContact: try row.optionalText("protection_contact"),
            protectionEmail: try row.optionalText("protection_email"), setUpAt: try row.optionalInstant("set_up_at"))
    }

    /// Makes the row where there is none; what is there stays.
    package static func begin(language: String, timeZone: String, in tx: Transaction) throws {
        try tx.run(OrganisationSQL.begin, language, timeZone)
    }

    /// Writes name, languages, time zone and public address, already checked.
    package static func describe(
        name: String, language: String, only: String? = nil, timeZone: String, publicURL: String?, in tx: Transaction
    ) throws {
        try tx.run(OrganisationSQL.describe, name, language, only, timeZone, publicURL)
    }

    /// Writes the mail server (sealed) and the sender. A test mail is due again.
    package static func connectMail(sealed: [UInt8]?, from: String?, in tx: Transaction) throws {
        try tx.run(OrganisationSQL.connectMail, sealed, from)
    }

    /// Writes the sender alone: the server is named elsewhere.
    package static func nameSender(_ from: String, in tx: Transaction) throws {
        try tx.run(OrganisationSQL.nameSender, from)
    }

    package static func confirmMail(in tx: Transaction, at now: Instant) throws {
        try tx.run(OrganisationSQL.confirmMail, now)
    }

    /// Mails leave though no test mail was seen to arrive.
    package static func releaseMail(in tx: Transaction, at now: Instant) throws {
        try tx.run(OrganisationSQL.releaseMail, now)
    }

    package static func nameProtectionContact(_ name: String?, email: String?, in tx: Transaction) throws {
        try tx.run(OrganisationSQL.nameContact, name, email)
    }

    package static func finishSetUp(in tx: Transaction, at now: Instant) throws {
        try tx.run(OrganisationSQL.finish, now)
    }
}
