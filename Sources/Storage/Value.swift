/// A value as it is bound and read.
package enum SQLValue: Sendable, Hashable {
    case null
    case text(String)
    /// A text that is an identifier, without the text.
    case identifier(IdentifierBits)
    case integer(Int64)
    case boolean(Bool)
    case real(Double)
    case bytes([UInt8])

    /// A text of either engine's answer.
    init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        if let bits = IdentifierBits(bytes) {
            self = .identifier(bits)
        } else {
            self = .text(String(decoding: bytes, as: UTF8.self))
        }
    }
}

/// What can be bound to a parameter.
package protocol Bindable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: Bindable {
    package var sqlValue: SQLValue { self }
}

extension String: Bindable {
    package var sqlValue: SQLValue { .text(self) }
}

extension Int: Bindable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: Bindable {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Bool: Bindable {
    package var sqlValue: SQLValue { .boolean(self) }
}

extension Double: Bindable {
    package var sqlValue: SQLValue { .real(self) }
}

extension [UInt8]: Bindable {
    package var sqlValue: SQLValue { .bytes(self) }
}

extension ID: Bindable {
    package var sqlValue: SQLValue { .identifier(bits) }
}

extension Instant: Bindable {
    package var sqlValue: SQLValue { .integer(milliseconds) }
}

extension Day: Bindable {
    package var sqlValue: SQLValue { .text(description) }
}

extension Optional: Bindable where Wrapped: Bindable {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
