import Foundation

/// The two databases that Binôme runs on.
package enum Engine: String, Sendable, CaseIterable {
    case sqlite, postgres
}

/// Where the data is.
package enum DatabaseAddress: Sendable, Equatable {
    case sqlite(path: String)
    case postgres(url: String)

    /// `sqlite:PATH` or `postgres://…`; anything else is an `AddressError`.
    package init(_ text: String) throws(AddressError) {
        if text.hasPrefix("sqlite:") {
            let path = String(text.dropFirst("sqlite:".count))
            guard !path.isEmpty else { throw AddressError(text: text) }
            self = .sqlite(path: path)
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(url: text)
        } else {
            throw AddressError(text: text)
        }
    }

    /// The same without its password: for logs and messages.
    package var redacted: String {
        switch self {
        case .sqlite(let path): return "sqlite:\(path)"
        case .postgres(let url):
            guard let start = url.range(of: "://"), let at = url.lastIndex(of: "@"), at >= start.upperBound,
                let colon = url[start.upperBound..<at].firstIndex(of: ":")
            else { return url }
            return String(url[..<colon]) + String(url[at...])
        }
    }
}

/// An address of a database that is none.
package struct AddressError: Error, CustomStringConvertible {
    package let text: String

    package var description: String {
        "The database is named as sqlite:PATH or postgres://user@host/name."
    }
}
