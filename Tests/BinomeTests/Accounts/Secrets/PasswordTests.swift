import Foundation
import Mentoring
import Testing

@Suite("Passwords")
struct PasswordTests {
    private let low = PasswordCost(logN: 4) ?? .standard

    @Test func `a password is known again and another is not`() async throws {
        let hasher = PasswordHasher(cost: low)
        let stored = try #require(PasswordHash(try await hasher.hash("une phrase bien à moi").text))
        #expect(try await hasher.verify("une phrase bien à moi", against: stored))
        #expect(try await !hasher.verify("une phrase bien a moi", against: stored))
        #expect(try await !hasher.verify("", against: stored))
        #expect(try await !hasher.verify("une phrase bien à moi", against: nil))
    }

    @Test func `a composed and a decomposed accent are the same password`() async throws {
        let hasher = PasswordHasher(cost: low)
        let stored = try await hasher.hash("e\u{301}te\u{301}")
        #expect(try await hasher.verify("\u{E9}t\u{E9}", against: stored))
    }

    @Test func `the same password is stored differently each time`() async throws {
        let hasher = PasswordHasher(cost: low)
        #expect(try await hasher.hash("x").text != hasher.hash("x").text)
    }

    // RFC 7914, section 12, its third vector in our notation.
    @Test func `scrypt is the one of its RFC`() async throws {
        let hash =
            "cCO9yzr9c0hGHAbNgf046_2o-7qQT44-qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"
        let stored = try #require(PasswordHash("scrypt$14$8$1$U29kaXVtQ2hsb3JpZGU$" + hash))
        let hasher = PasswordHasher(cost: low)
        #expect(try await hasher.verify("pleaseletmein", against: stored))
        #expect(try await !hasher.verify("pleaseletmeout", against: stored))
    }

    @Test func `a hash made with another cost asks to be made anew`() async throws {
        let stored = try await PasswordHasher(cost: low).hash("x")
        #expect(!stored.needsRehash(for: low))
        #expect(stored.needsRehash(for: .standard))
        #expect(try await PasswordHasher(cost: .standard).verify("x", against: stored))
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$4$8$1$AAAAAAAAAAA", "bcrypt$4$8$1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$40$8$1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "scrypt$20$32$1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$-1$8$1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "scrypt$4$8$1$AA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$4$8$1$AAAAAAAAAAA$AA", "scrypt$4$8$1$AAAA AAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
    ])
    func `a stored text that is none is refused`(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test func `a stored text that is one is read`() {
        #expect(PasswordHash("scrypt$4$8$1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA") != nil)
    }

    @Test func `too many at once are told to come back, the others are all answered`() async throws {
        let hasher = PasswordHasher(cost: try #require(PasswordCost(logN: 12)), waiting: 3)
        let results = await withTaskGroup(of: Bool?.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do { return try await hasher.verify("x", against: nil) } catch { return nil }
                }
            }
            return await group.reduce(into: [Bool?]()) { $0.append($1) }
        }
        #expect(results.count == 40)
        #expect(results.contains(false))
        #expect(results.contains(nil))
    }

    @Test func `no log shows a hash`() async throws {
        let stored = try await PasswordHasher(cost: low).hash("x")
        var dumped = ""
        dump(stored, to: &dumped)
        let salt = stored.text.split(separator: "$")[4]
        #expect(!"\(stored) \(String(reflecting: [stored])) \(dumped)".contains(salt))
    }

    @Test(
        arguments: [
            ("court", [PasswordRefusal.tooShort]), ("cheval agrafe pile correct", []), ("Tr0ub4dor&3-perche", []),
            ("password1234", [.common]), ("P@ssw0rd!2026", [.common]), ("MotDePasse2026!!", [.common]),
            ("motdepassemotdepasse", [.common]), ("Printemps-2026", [.common]), ("azertyuiop123", [.common]),
            ("aaaaaaaaaaaaaaa", [.simple]), ("123456789012", [.common, .simple]), ("abcdefghijklm", [.simple]),
            ("zoe.martin.26", [.personal]), ("Martin-Zoé-2026", [.personal]), ("martin aime les girafes", []),
            ("zoe.martin@example.org", [.personal]), (String(repeating: "é", count: 201), [.tooLong]),
            ("十二文字以上の合言葉です。", []),
        ] as [(String, [PasswordRefusal])])
    func `what is a good password`(password: String, refusals: [PasswordRefusal]) {
        let found = PasswordPolicy().refusals(
            of: password, names: ["Zoé Martin"], addresses: ["zoe.martin@example.org"])
        #expect(found == refusals)
    }

    @Test func `the least length is the organisation's`() {
        #expect(PasswordPolicy(minimumLength: 20).refusals(of: "cheval agrafe pile") == [.tooShort])
        #expect(PasswordPolicy(minimumLength: 1).minimumLength == 8)
    }
}
