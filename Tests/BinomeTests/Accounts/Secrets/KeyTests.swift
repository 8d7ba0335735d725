import Foundation
import Mentoring
import Testing

@Suite("Keys, tokens, seals")
struct KeyTests {
    private func key(_ byte: UInt8 = 1) throws -> MasterKey {
        try #require(MasterKey(bytes: Array(repeating: byte, count: 32)))
    }

    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test func `the master key is made once, for its owner alone`() throws {
        let path = try folder() + "/master.key"
        let made = try MasterKey(path: path)
        #expect(try MasterKey(path: path).derive("a").bytes == made.derive("a").bytes)
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        #expect(facts[.posixPermissions] as? Int == 0o600)
        #expect(facts[.size] as? Int == 32)
        let beside = try FileManager.default.contentsOfDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
        #expect(beside == ["master.key"])
    }

    @Test func `servers that start at once end with the same key`() async throws {
        let path = try folder() + "/master.key"
        let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<20 { group.addTask { try MasterKey(path: path).derive("a").bytes } }
            return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(keys.count == 1)
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o666])
    func `a key that others may read or write is refused`(mode: Int) throws {
        let path = try folder() + "/master.key"
        _ = try MasterKey(path: path)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: MasterKeyError.openPermissions(path: path, mode: UInt16(mode))) { try MasterKey(path: path) }
    }

    @Test(arguments: [0, 31, 33])
    func `a key of a wrong size is refused and left as it is`(size: Int) throws {
        let path = try folder() + "/master.key"
        try Data(repeating: 7, count: size).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: MasterKeyError.wrongSize(path: path, bytes: size)) { try MasterKey(path: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == size)
        #expect(MasterKey(bytes: Array(repeating: 0, count: size)) == nil)
    }

    @Test func `a folder that is not there or a folder instead of a file is named`() throws {
        let path = try folder()
        #expect(throws: MasterKeyError.unwritable(path: path + "/no/key", code: ENOENT)) {
            try MasterKey(path: path + "/no/key")
        }
        #expect(throws: MasterKeyError.unreadable(path: path, code: EINVAL)) { try MasterKey(path: path) }
    }

    // Made with Python: hmac by hand, extract with a salt of zeros, expand with the label.
    @Test func `keys for different uses differ, and are HKDF's`() throws {
        let master = try key()
        #expect(hex(master.derive("a").bytes) == "46e4ef5303eb388cf9f1719ae3bcd102aedf4d3f2338d534fb00d1f4e65f8239")
        #expect(master.derive("a").bytes != master.derive("b").bytes)
        #expect(try master.derive("a").bytes != key(2).derive("a").bytes)
    }

    @Test func `a token is read again for its own purpose`() throws {
        let token = Token(for: .signIn)
        #expect(token.text.utf8.count == 43)
        #expect(Token(token.text, for: .signIn)?.hash == token.hash)
        #expect(Token(token.text, for: .session)?.hash != token.hash)
        #expect(Token(for: .signIn).text != token.text)
        #expect(token.hash.count == 32)
        #expect(!"\(token) \(String(reflecting: [token]))".contains(token.text))
    }

    // Hash made with Python's hashlib over b"sign-in\0" + bytes(range(32)).
    @Test func `a token's hash is SHA-256 over purpose and secret`() {
        let token = Token(for: .signIn, random: { count in (0..<count).map { UInt8($0) } })
        #expect(token.text == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
        #expect(hex(token.hash) == "99e8bf071123e0abc1b1b769631c0214a067eb13bbfa60208f32e3d542ee3216")
    }

    @Test(arguments: [
        "", "abc", String(repeating: "A", count: 42), String(repeating: "A", count: 44),
        String(repeating: "=", count: 43), String(repeating: "A", count: 42) + "B", String(repeating: "é", count: 43),
    ])
    func `what is no token is refused`(text: String) {
        #expect(Token(text, for: .session) == nil)
    }

    @Test func `a signed value comes back, a changed one does not`() throws {
        let signer = ValueSigner(try key(), label: "form")
        let signed = signer.sign("person=42&é")
        #expect(signer.verify(signed.text)?.value == "person=42&é")
        #expect(try ValueSigner(key(), label: "cookie").verify(signed.text) == nil)
        #expect(try ValueSigner(key(2), label: "form").verify(signed.text) == nil)
        for index in signed.text.indices {
            var changed = signed.text
            changed.replaceSubrange(index...index, with: signed.text[index] == "A" ? "B" : "A")
            #expect(signer.verify(changed) == nil)
        }
        for text in ["", ".", "a", "a.b.c", signed.text + "A", signed.text + "."] {
            #expect(signer.verify(text) == nil)
        }
    }

    @Test func `a seal opens in its own place only`() throws {
        let cell = SealedCell(table: "goal", column: "detail", row: "7")
        let sealer = Sealer(try key(), label: "pair")
        let sealed = try sealer.seal(text: "prendre la parole", for: cell)
        #expect(try sealer.openText(sealed, for: cell) == "prendre la parole")
        #expect(try sealer.open(sealer.seal([], for: cell), for: cell) == [])
        #expect(sealed.count == "prendre la parole".utf8.count + 29)
        #expect(try sealer.seal(text: "prendre la parole", for: cell) != sealed)
        for other in [
            SealedCell(table: "goal", column: "detail", row: "8"), SealedCell(table: "goal", column: "title", row: "7"),
            SealedCell(table: "goals", column: "detail", row: "7"),
            SealedCell(table: "goald", column: "etail", row: "7"),
        ] {
            #expect(throws: SealBroken()) { try sealer.open(sealed, for: other) }
        }
        #expect(throws: SealBroken()) { try Sealer(key(), label: "survey").open(sealed, for: cell) }
        #expect(throws: SealBroken()) { try Sealer(key(3), label: "pair").open(sealed, for: cell) }
    }

    @Test func `a seal that was touched anywhere or cut does not open`() throws {
        let cell = SealedCell(table: "t", column: "c", row: "r")
        let sealer = Sealer(try key(), label: "pair")
        let sealed = try sealer.seal(text: "abc", for: cell)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: SealBroken()) { try sealer.open(changed, for: cell) }
            #expect(throws: SealBroken()) { try sealer.open(Array(sealed[..<index]), for: cell) }
        }
    }
}

private func hex(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }
