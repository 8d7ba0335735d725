package import Storage

/// Which mails may leave.
package enum MailGate: Sendable, Hashable {
    /// None: no server is named.
    case closed
    /// A server is named and nobody has seen a mail of it arrive: only what somebody asked for, and the test mail.
    case asked
    case open

    /// - Parameter given: whoever runs the server named the mail server when it was started.
    package static func read(given: Bool, in tx: Transaction) throws -> MailGate {
        given ? .open : of(try Organisation.read(in: tx))
    }

    package static func of(_ organisation: Organisation?) -> MailGate {
        guard let organisation, organisation.mailServer != nil else { return .closed }
        return organisation.mailTestedAt == nil && organisation.mailReleasedAt == nil ? .asked : .open
    }
}
