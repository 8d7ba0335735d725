/// A piece of HTML. Written as a literal; what is interpolated is escaped unless it is itself HTML.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup, ready to be sent.
    package let markup: String

    package init(stringLiteral value: StaticString) {
        markup = value.description
    }

    package init(stringInterpolation: StringInterpolation) {
        markup = stringInterpolation.markup
    }

    private init(markup: String) {
        self.markup = markup
    }

    /// Nothing at all.
    package static let nothing: HTML = ""

    /// Text from anywhere, escaped.
    package static func text(_ text: String) -> HTML {
        var markup = ""
        markup.reserveCapacity(text.utf8.count)
        appendEscaped(text, to: &markup)
        return HTML(markup: markup)
    }

    /// The pieces one after the other.
    package static func joined(_ pieces: some Sequence<HTML>) -> HTML {
        var markup = ""
        for piece in pieces { markup += piece.markup }
        return HTML(markup: markup)
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
        var markup = ""
        for character in sentence(standIns) {
            if let name = names.first(where: { standIns[$0] == String(character) }), let piece = pieces[name] {
                markup += piece.markup
            } else {
                appendEscaped(String(character), to: &markup)
            }
        }
        return HTML(markup: markup)
    }

    /// Nothing to show?
    package var isEmpty: Bool { markup.isEmpty }

    fileprivate static func appendEscaped(_ text: String, to markup: inout String) {
        let special: (UInt8) -> Bool = { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 || $0 == 0 }
        guard text.utf8.contains(where: special) else {
            markup += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&#39;"
            case "\0": markup += "\u{FFFD}"
            default: markup.unicodeScalars.append(scalar)
            }
        }
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        package typealias StringLiteralType = StaticString

        fileprivate var markup = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + 24 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            markup += literal.description
        }

        package mutating func appendInterpolation(_ html: HTML) {
            markup += html.markup
        }

        @_disfavoredOverload
        package mutating func appendInterpolation(_ html: HTML?) {
            if let html { markup += html.markup }
        }

        package mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { markup += piece.markup }
        }

        /// Escaped. Disfavoured, so that `\(flag ? "<p>" : "")` is markup.
        @_disfavoredOverload
        package mutating func appendInterpolation(_ text: String) {
            HTML.appendEscaped(text, to: &markup)
        }

        package mutating func appendInterpolation(_ number: Int) {
            markup += String(number)
        }

        @_disfavoredOverload
        package mutating func appendInterpolation(_ path: Path) {
            HTML.appendEscaped(path.text, to: &markup)
        }

        /// ` name="value"` where there is a value, nothing where there is none.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            markup += " \(name)=\""
            HTML.appendEscaped(value, to: &markup)
            markup += "\""
        }

        /// ` name` where the condition holds: `checked`, `selected`, `disabled`, `hidden`.
        package mutating func appendInterpolation(flag name: StaticString, _ condition: Bool) {
            if condition { markup += " \(name)" }
        }
    }
}
