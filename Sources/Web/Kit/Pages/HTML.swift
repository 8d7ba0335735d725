/// A piece of HTML. Written as a literal; what is interpolated is escaped unless it is itself HTML.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup in UTF-8, ready to be sent. Bytes, because appending to a text would check every piece once more.
    package let bytes: [UInt8]

    package init(stringLiteral value: StaticString) {
        bytes = value.withUTF8Buffer { Array($0) }
    }

    package init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The same as text.
    package var markup: String { String(decoding: bytes, as: UTF8.self) }

    /// Nothing at all.
    package static let nothing: HTML = ""

    /// Text from anywhere, escaped.
    package static func text(_ text: String) -> HTML {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        appendEscaped(text, to: &bytes)
        return HTML(bytes: bytes)
    }

    /// The pieces one after the other.
    package static func joined(_ pieces: some Sequence<HTML>) -> HTML {
        var bytes: [UInt8] = []
        for piece in pieces { bytes += piece.bytes }
        return HTML(bytes: bytes)
    }

    /// A sentence from the catalogue in which some placeholders are HTML (a link, an emphasis). `sentence` is called
    /// with a stand-in for each of them; everything else it returns is escaped.
    package static func sentence(_ pieces: [String: HTML], _ sentence: ([String: String]) -> String) -> HTML {
        let names = pieces.keys.sorted()
        var standIns: [String: String] = [:]
        for (index, name) in names.enumerated() {
            guard let scalar = Unicode.Scalar(0xE000 + UInt32(index)) else { continue }
            standIns[name] = String(Character(scalar))
        }
        var bytes: [UInt8] = []
        for character in sentence(standIns) {
            if let name = names.first(where: { standIns[$0] == String(character) }), let piece = pieces[name] {
                bytes += piece.bytes
            } else {
                appendEscaped(String(character), to: &bytes)
            }
        }
        return HTML(bytes: bytes)
    }

    /// Nothing to show?
    package var isEmpty: Bool { bytes.isEmpty }

    fileprivate static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { text in
            var done = 0
            for index in text.indices {
                // Nearly all bytes are letters, above every sign that has to be escaped.
                guard text[index] <= 0x3E, let entity = entity(of: text[index]) else { continue }
                bytes.append(contentsOf: text[done..<index])
                entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
                done = index + 1
            }
            bytes.append(contentsOf: text[done...])
        }
    }

    private static func entity(of byte: UInt8) -> StaticString? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&#39;"
        case 0: "\u{FFFD}"
        default: nil
        }
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        package typealias StringLiteralType = StaticString

        fileprivate var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + 24 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        package mutating func appendInterpolation(_ html: HTML) {
            bytes += html.bytes
        }

        @_disfavoredOverload
        package mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes += html.bytes }
        }

        package mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes += piece.bytes }
        }

        /// Escaped. Disfavoured, so that `\(flag ? "<p>" : "")` is markup.
        @_disfavoredOverload
        package mutating func appendInterpolation(_ text: String) {
            HTML.appendEscaped(text, to: &bytes)
        }

        package mutating func appendInterpolation(_ number: Int) {
            bytes += String(number).utf8
        }

        @_disfavoredOverload
        package mutating func appendInterpolation(_ path: Path) {
            HTML.appendEscaped(path.text, to: &bytes)
        }

        /// ` name="value"` where there is a value, nothing where there is none.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes += " \(name)=\"".utf8
            HTML.appendEscaped(value, to: &bytes)
            bytes.append(0x22)
        }

        /// ` name` where the condition holds: `checked`, `selected`, `disabled`, `hidden`.
        package mutating func appendInterpolation(flag name: StaticString, _ condition: Bool) {
            if condition { bytes += " \(name)".utf8 }
        }
    }
}
