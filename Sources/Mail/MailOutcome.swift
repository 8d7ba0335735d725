/// What became of one attempt to send.
package enum MailOutcome: Sendable, Hashable {
    /// The server has taken the message on; `reply` is its answer.
    case accepted(reply: String)
    /// The server said no to this message. Permanent (5xx): trying again is useless; else (4xx) later may succeed.
    case refused(permanent: Bool, about: MailRefusalSubject, code: Int, text: String)
    /// The message has certainly not been taken on, for a reason that lies with the server or the way to it.
    case unreachable(MailFailure, text: String)
    /// The whole message was handed over, but no answer came: it may or may not have been taken on.
    case uncertain(text: String)
}

/// What a refusal is about, by the command that was refused.
package enum MailRefusalSubject: String, Sendable, Hashable {
    /// RCPT: this recipient's address.
    case recipient
    /// MAIL: our own address, so every message alike (except when the size was named).
    case sender
    /// DATA: the content.
    case message
}

/// Why a server could not be used.
package enum MailFailure: String, Sendable, Hashable {
    /// No such name.
    case name
    /// Nobody answers, or the connection broke before the message was over.
    case connection
    /// The time allowed for the connection or for the whole passed.
    case timeout
    /// The certificate is not trusted, or is for another name.
    case certificate
    /// No TLS where it was asked for.
    case tls
    /// User and password were refused.
    case login
    /// The server answered, but not as a mail server that takes mail now.
    case server
    /// The sender or the options could not be used on this machine.
    case local
}
