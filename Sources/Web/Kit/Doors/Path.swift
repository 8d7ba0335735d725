package import Storage

/// The address of a page of ours. Each area declares its own as static functions, so that a link cannot be misspelt:
/// `extension Path { package static func person(_ id: ID<Person>) -> Path { "/people/\(id)" } }`.
package struct Path: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The path and query, percent-encoded, beginning with a slash.
    package let text: String

    package init(stringLiteral value: StaticString) {
        text = value.description
    }

    package init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    private init(text: String) {
        self.text = text
    }

    /// A path that a visitor sent back to us ("where to go after signing in"): nil unless it is one of ours, that is
    /// begins with exactly one slash and holds no control character or backslash (no open redirect).
    package init?(returning text: String) {
        guard text.utf8.count <= 2000, text.first == "/", !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
        else { return nil }
        self.text = text
    }

    /// The same path with a query added; empty values are left out.
    package func query(_ items: KeyValuePairs<String, String>) -> Path {
        var text = text
        var separator = text.contains("?") ? "&" : "?"
        for (name, value) in items where !value.isEmpty {
            text += separator + Self.encoded(name) + "=" + Self.encoded(value)
            separator = "&"
        }
        return Path(text: text)
    }

    /// The same path, which carries on where to go afterwards. The home page is where one goes anyway.
    func returning(to path: Path?) -> Path {
        guard let path, path != "/" else { return self }
        return query(["return": path.text])
    }

    /// The same path with a fragment: `#name`.
    package func fragment(_ name: String) -> Path {
        Path(text: text + "#" + Self.encoded(name))
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        package typealias StringLiteralType = StaticString

        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: StaticString) {
            text += literal.description
        }

        package mutating func appendInterpolation<Entity>(_ id: ID<Entity>) {
            text += id.text
        }

        package mutating func appendInterpolation(_ number: Int) {
            text += String(number)
        }

        /// One segment, percent-encoded.
        package mutating func appendInterpolation(_ segment: String) {
            text += Path.encoded(segment)
        }
    }

    /// Percent-encoded for a segment or a query value: all but unreserved characters (RFC 3986, section 2.3).
    package static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
