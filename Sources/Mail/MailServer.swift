internal import Foundation

/// What is wrong with the address of a mail server. Never holds the address itself: it may hold a password.
package enum MailServerError: Error, Sendable, Hashable {
    /// Not `smtp://…` or `smtps://…` with a host.
    case malformed
    /// A value of `security` other than none, starttls, tls; or one that contradicts `smtps`.
    case security
    /// A parameter that is not known, or whose value is no number where one is due.
    case parameter(String)
}

/// The server that mail is handed to, and how.
package struct MailServer: Sendable, Hashable, Codable {
    package enum Security: String, Sendable, Hashable, Codable, CaseIterable {
        /// In the clear: for a server on this machine or a network that is trusted.
        case none
        /// TLS after a greeting in the clear; a server that does not offer it is refused.
        case startTLS = "starttls"
        /// TLS from the first byte.
        case tls
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var user: String?
    package var password: String?
    /// A PEM file of authorities trusted instead of the system's.
    package var caFile: String?
    /// Milliseconds until the connection (with TLS) must stand.
    package var connectMilliseconds: Int
    /// Milliseconds for one message as a whole, connection included.
    package var totalMilliseconds: Int

    package init(
        host: String, port: Int, security: Security, user: String? = nil, password: String? = nil,
        caFile: String? = nil, connectMilliseconds: Int = 10_000, totalMilliseconds: Int = 60_000
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.caFile = caFile
        self.connectMilliseconds = connectMilliseconds
        self.totalMilliseconds = totalMilliseconds
    }

    /// Reads `smtp://user:password@host:587?security=starttls&ca=/path.pem&connect=10&timeout=60` (seconds) or
    /// `smtps://host` (TLS, port 465). Special characters in user and password are percent-encoded. Without
    /// `security`, smtp means STARTTLS, except to this machine itself, where it means none.
    package init(url: String) throws(MailServerError) {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
            let scheme = parts.scheme?.lowercased(), scheme == "smtp" || scheme == "smtps",
            parts.path.isEmpty || parts.path == "/", parts.fragment == nil, isOneLine(url)
        else { throw .malformed }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        guard bare.utf8.allSatisfy({ isLetter($0) || isDigit($0) || ".-_:".utf8.contains($0) }) else {
            throw .malformed
        }
        var security: Security = scheme == "smtps" ? .tls : MailServer.isThisMachine(bare) ? .none : .startTLS
        var seconds = ["connect": 10, "timeout": 60]
        var caFile: String?
        for item in parts.queryItems ?? [] {
            switch item.name {
            case "security":
                guard let named = item.value.flatMap(Security.init(rawValue:)) else { throw .security }
                guard scheme == "smtp" || named == .tls else { throw .security }
                security = named
            case "ca": caFile = item.value
            case "connect", "timeout":
                guard let value = item.value.flatMap(Int.init), (1...3600).contains(value) else {
                    throw .parameter(item.name)
                }
                seconds[item.name] = value
            default: throw .parameter(item.name)
            }
        }
        guard isOneLine((parts.user ?? "") + (parts.password ?? "")) else { throw .malformed }
        let port = parts.port ?? (security == .tls ? 465 : security == .startTLS ? 587 : 25)
        guard (1...65_535).contains(port) else { throw .malformed }
        self.init(
            host: bare, port: port, security: security, user: parts.user, password: parts.password, caFile: caFile,
            connectMilliseconds: (seconds["connect"] ?? 10) * 1000,
            totalMilliseconds: (seconds["timeout"] ?? 60) * 1000)
    }

    private static func isThisMachine(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    /// The address as libcurl takes it, without user and password.
    var transferURL: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(security == .tls ? "smtps" : "smtp")://\(name):\(port)"
    }
}

extension MailServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Without user and password: fit for a log.
    package var description: String { "\(transferURL)?security=\(security.rawValue)" }
    package var debugDescription: String { description }
    /// So that `dump` and string conversion of what holds the server cannot show the password.
    package var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
