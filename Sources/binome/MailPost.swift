import Logging
import Mail
import Mentoring
import Storage
import Synchronization
import Web

/// Where mails go: to the organisation's server, or on a page of the demonstration.
enum DeliverySink: Sendable {
    case smtp(MailPost)
    case catcher(MailCatcher)

    var gate: MailGate {
        get async {
            switch self {
            case .smtp(let post): await post.gate()
            case .catcher: .open
            }
        }
    }

    func send(_ mail: RenderedMail) async -> DeliveryOutcome {
        switch self {
        case .smtp(let post): return await post.send(mail)
        case .catcher(let catcher):
            catcher.take(mail)
            return .accepted(reply: "250")
        }
    }
}

/// Hands mails to the server that the command line names, else to the one typed at set-up; follows a change of it.
final class MailPost: Sendable {
    private let given: MailServer?
    private let database: Database
    private let sealer: Sealer
    private let current = Mutex<(server: MailServer, sender: MailSender)?>(nil)

    /// - Throws: `MailServerError` where `url` is none.
    init(url: String?, database: Database, sealer: Sealer) throws {
        given = try url.map { try MailServer(url: $0) }
        self.database = database
        self.sealer = sealer
    }

    /// Milliseconds that one attempt may take.
    var longest: Int { given?.totalMilliseconds ?? 60_000 }

    /// Which mails may leave: all to a server named on the command line, else what the settings say.
    func gate() async -> MailGate {
        if given != nil { return .open }
        guard await sender() != nil else { return .closed }
        return (try? await database.read { try MailGate.read(given: false, in: $0) }) ?? .closed
    }

    /// A sender to the server of now; nil while there is none.
    func sender() async -> MailSender? {
        guard let server = await server() else { return nil }
        return current.withLock { current in
            if let current, current.server == server { return current.sender }
            let sender = MailSender(server)
            current = (server, sender)
            return sender
        }
    }

    private func server() async -> MailServer? {
        if let given { return given }
        let sealer = sealer
        guard let typed = try? await database.read({ try OrganisationSettings.mailServer(sealer: sealer, in: $0) })
        else { return nil }
        return MailServer(
            host: typed.host, port: typed.port,
            security: MailServer.Security(rawValue: typed.security.rawValue) ?? .startTLS,
            user: typed.user, password: typed.password)
    }

    func send(_ mail: RenderedMail) async -> DeliveryOutcome {
        guard let sender = await sender() else { return .later(reply: "no mail server") }
        guard let to = MailAddress(name: nil, address: mail.to) else {
            return .noSuchRecipient(reply: "not an address")
        }
        guard let from = MailAddress(name: mail.fromName, address: mail.fromAddress) else {
            return .later(reply: "the sender's address is not one")
        }
        do {
            let message = try MailMessage(
                from: from, to: to, subject: mail.subject, text: mail.text, html: mail.html, messageID: mail.messageID,
                date: mail.date.milliseconds, headers: mail.headers.map { try MailHeader($0.name, $0.value) })
            return Self.outcome(await sender.send(message))
        } catch {
            return .refused(reply: "the message could not be composed")
        }
    }

    /// What a server's answer means for the row: refused for good only where trying again is useless.
    static func outcome(_ outcome: MailOutcome) -> DeliveryOutcome {
        switch outcome {
        case .accepted(let reply): .accepted(reply: reply)
        case .refused(true, .recipient, let code, let text): .noSuchRecipient(reply: "\(code) \(text)")
        case .refused(true, .message, let code, let text): .refused(reply: "\(code) \(text)")
        // Our own address is refused: every mail alike, until the administrator mends it.
        case .refused(_, _, let code, let text): .later(reply: "\(code) \(text)")
        case .unreachable(let failure, let text): .later(reply: "\(failure.rawValue): \(text)")
        case .uncertain(let text): .later(reply: "\(MailFault.uncertain.rawValue): \(text)")
        }
    }
}
