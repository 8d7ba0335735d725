internal import Crypto

/// The place of a sealed value. It is bound into the seal, so that a value copied to another row or column does not
/// open there.
package struct SealedCell: Sendable, Hashable {
    package let table: String
    package let column: String
    package let row: String

    package init(table: String, column: String, row: String) {
        self.table = table
        self.column = column
        self.row = row
    }

    /// Lengths before the texts: no two places share the bytes.
    fileprivate var bytes: [UInt8] {
        [table, column, row].flatMap { text in Array("\(text.utf8.count):\(text)".utf8) }
    }
}

/// Does not open: another key, another place, or bytes that were changed.
package struct SealBroken: Error, Sendable, Hashable {
    package init() {}
}

/// Encrypts single values for the database (ChaCha20-Poly1305): version byte, nonce of 12 bytes, ciphertext, tag of
/// 16 bytes. 29 bytes longer than what it holds.
package struct Sealer: Sendable {
    private static let version: UInt8 = 1
    private let key: MasterKey.Derived
    private let random: RandomBytes

    /// Values under different labels open only under theirs. `random` must never repeat.
    package init(_ master: MasterKey, label: String, random: @escaping RandomBytes = systemRandomBytes) {
        key = master.derive("seal." + label)
        self.random = random
    }

    package func seal(_ plain: some Collection<UInt8>, for cell: SealedCell) throws -> [UInt8] {
        let box = try ChaChaPoly.seal(
            Array(plain), using: key.symmetric, nonce: ChaChaPoly.Nonce(data: random(12)),
            authenticating: authenticated(cell))
        return [Sealer.version] + Array(box.combined)
    }

    /// Throws `SealBroken`.
    package func open(_ sealed: [UInt8], for cell: SealedCell) throws(SealBroken) -> [UInt8] {
        guard sealed.first == Sealer.version else { throw SealBroken() }
        do {
            let box = try ChaChaPoly.SealedBox(combined: Array(sealed.dropFirst()))
            return Array(try ChaChaPoly.open(box, using: key.symmetric, authenticating: authenticated(cell)))
        } catch {
            throw SealBroken()
        }
    }

    package func seal(text: String, for cell: SealedCell) throws -> [UInt8] { try seal(Array(text.utf8), for: cell) }

    package func openText(_ sealed: [UInt8], for cell: SealedCell) throws(SealBroken) -> String {
        guard let text = String(validating: try open(sealed, for: cell), as: UTF8.self) else { throw SealBroken() }
        return text
    }

    private func authenticated(_ cell: SealedCell) -> [UInt8] { [Sealer.version] + cell.bytes }
}
