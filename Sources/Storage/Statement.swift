/// A parameter of a statement: its name and type. `\(.text("id"))` within a statement.
package struct Parameter: Sendable, Hashable {
    package enum Kind: String, Sendable { case text, integer, boolean, bytes, real }

    package let name: String
    package let kind: Kind

    package static func text(_ name: StaticString) -> Parameter { Parameter(name: name.description, kind: .text) }
    package static func integer(_ name: StaticString) -> Parameter { Parameter(name: name.description, kind: .integer) }
    package static func boolean(_ name: StaticString) -> Parameter { Parameter(name: name.description, kind: .boolean) }
    package static func bytes(_ name: StaticString) -> Parameter { Parameter(name: name.description, kind: .bytes) }
    package static func real(_ name: StaticString) -> Parameter { Parameter(name: name.description, kind: .real) }

    /// What PostgreSQL calls the type.
    var cast: String {
        switch kind {
        case .text: "text"
        case .integer: "bigint"
        case .boolean: "boolean"
        case .bytes: "bytea"
        case .real: "double precision"
        }
    }
}

/// SQL that only literals can make. Parameters are declared with a type and a name, and numbered as they first appear;
/// the same name again is the same parameter. A value cannot get into the text: code that tries does not compile.
package struct Statement: Sendable, Hashable, ExpressibleByStringInterpolation {
    fileprivate enum Piece: Sendable, Hashable {
        case literal(String)
        case parameter(Parameter)

        var isParameter: Bool { if case .parameter = self { true } else { false } }
        /// Empty of a parameter.
        var text: String { if case .literal(let text) = self { text } else { "" } }
    }

    private let pieces: [Piece]
    /// In the order in which values are bound.
    package let parameters: [Parameter]
    private let sqlite: String
    private let postgres: String

    package init(stringLiteral value: StaticString) {
        self.init(pieces: [.literal(value.description)])
    }

    package init(stringInterpolation: StringInterpolation) {
        self.init(pieces: stringInterpolation.pieces)
    }

    private init(pieces: [Piece]) {
        self.pieces = pieces
        var parameters: [Parameter] = []
        var sqlite = ""
        var postgres = ""
        for piece in pieces {
            switch piece {
            case .literal(let text):
                sqlite += text
                postgres += text
            case .parameter(let parameter):
                let known = parameters.firstIndex { $0.name == parameter.name }
                let number = (known ?? parameters.count) + 1
                if known == nil { parameters.append(parameter) }
                sqlite += "?\(number)"
                postgres += "$\(number)::\(parameter.cast)"
            }
        }
        self.parameters = parameters
        self.sqlite = sqlite
        self.postgres = postgres
    }

    /// The text for an engine.
    package func sql(for engine: Engine) -> String {
        switch engine {
        case .sqlite: sqlite
        case .postgres: postgres
        }
    }

    /// The text for PostgreSQL that inserts as many rows as its arrays have elements, an array a parameter; nil where the
    /// statement is not an insert of its parameters alone, one after the other.
    package var ofArrays: String? {
        guard let first = pieces.firstIndex(where: \.isParameter) else { return nil }
        let head = pieces[..<first].map(\.text).joined()
        let values = pieces[first...].map { $0.isParameter ? "?" : $0.text }.joined().filter { !$0.isWhitespace }
        let each = [String](repeating: "?", count: parameters.count).joined(separator: ",")
        guard head.hasPrefix("INSERT INTO "), head.hasSuffix("VALUES ("), values == each + ")" else { return nil }
        let arrays = parameters.enumerated().map { "$\($0 + 1)::\($1.cast)[]" }.joined(separator: ", ")
        return "\(head.dropLast("VALUES (".count))SELECT * FROM unnest(\(arrays))"
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        package typealias StringLiteralType = StaticString

        fileprivate var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: StaticString) {
            pieces.append(.literal(literal.description))
        }

        package mutating func appendInterpolation(_ parameter: Parameter) {
            pieces.append(.parameter(parameter))
        }

        /// Another statement as a part of this one; parameters of the same name are one.
        package mutating func appendInterpolation(_ part: Statement) {
            pieces += part.pieces
        }
    }
}
