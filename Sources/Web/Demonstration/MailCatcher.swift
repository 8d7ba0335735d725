package import Mentoring
import Storage
import Synchronization

/// The demonstration's mailbox of everybody: mails end here instead of at a server. The last thousand are kept, in
/// memory only.
package final class MailCatcher: Sendable {
    package struct Caught: Sendable {
        package let number: Int
        package let mail: RenderedMail
    }

    private let mails = Mutex<[Caught]>([])
    private static let most = 1000

    package init() {}

    /// Takes a mail; the same Message-ID replaces the one before, as a mail program would show it once.
    package func take(_ mail: RenderedMail) {
        mails.withLock { mails in
            mails.removeAll { $0.mail.messageID == mail.messageID }
            mails.append(Caught(number: (mails.last?.number ?? 0) + 1, mail: mail))
            if mails.count > Self.most { mails.removeFirst(mails.count - Self.most) }
        }
    }

    /// The newest first.
    package var all: [Caught] { mails.withLock { $0.reversed() } }

    package func mail(_ number: Int) -> RenderedMail? { mails.withLock { $0.first { $0.number == number }?.mail } }
}
