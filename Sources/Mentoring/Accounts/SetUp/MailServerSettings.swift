import Foundation
import Storage

/// The mail server as the administrator typed it. Its password is sealed in the database and never shown again.
package struct MailServerSettings: Sendable, Codable, Hashable {
    package enum Security: String, Sendable, Codable, CaseIterable {
        /// In the clear: a server on this machine or a trusted network.
        case none
        case startTLS = "starttls"
        case tls
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var user: String?
    package var password: String?

    package init(host: String, port: Int, security: Security, user: String?, password: String?) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
    }

    /// - Throws: a refusal beside each field that cannot be.
    package func check() throws {
        let fit = host.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || ".-_:".utf8.contains(byte)
        }
        try Refusals.gather { refusals in
            if host.isEmpty || host.utf8.count > 253 || !fit { refusals.refuse("refusal.mail_host", field: "host") }
            if !(1...65_535).contains(port) {
                refusals.refuse(
                    "refusal.number_between", field: "port", values: ["least": .number(1), "most": .number(65_535)])
            }
            for (value, field) in [(user, "user"), (password, "mail_password")] {
                let isLine = value?.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } ?? true
                if !isLine { refusals.refuse("refusal.one_line", field: field) }
            }
        }
    }

    func sealed(with sealer: Sealer) throws -> [UInt8] {
        try sealer.seal(Array(JSONEncoder().encode(self)), for: Self.cell)
    }

    /// Opens what was stored; nil where the master key is another one than that which sealed it.
    package static func open(_ sealed: [UInt8], with sealer: Sealer) -> MailServerSettings? {
        guard let bytes = try? sealer.open(sealed, for: cell) else { return nil }
        return try? JSONDecoder().decode(MailServerSettings.self, from: Data(bytes))
    }

    private static let cell = SealedCell(table: "organisation", column: "mail_server", row: "one")
}

extension MailServerSettings: CustomStringConvertible, CustomReflectable {
    /// Without user and password: fit for a log.
    package var description: String { "\(host):\(port) (\(security.rawValue))" }
    package var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
