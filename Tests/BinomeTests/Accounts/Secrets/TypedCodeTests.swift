import Foundation
import Mentoring
import Testing

@Suite("Codes that people type")
struct TypedCodeTests {
    private let secret = Array("12345678901234567890".utf8)

    // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
    @Test(
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func `the six digits are those of the RFC`(seconds: Int64, code: String) {
        let totp = TOTP(secret: secret)
        let now = seconds * 1000
        #expect(totp.code(at: TOTP.step(at: now)) == code)
        #expect(totp.accept(code, at: now, last: nil) == seconds / 30)
    }

    @Test func `one step early or late is taken, two are not, none twice`() {
        let totp = TOTP(secret: secret)
        let code = totp.code(at: 1_000)
        for (now, expected) in [(998, nil), (999, 1_000), (1_000, 1_000), (1_001, 1_000), (1_002, nil)]
            as [(Int64, Int64?)]
        {
            #expect(totp.accept(code, at: now * 30_000, last: nil) == expected)
        }
        #expect(totp.accept(code, at: 30_000_000, last: 1_000) == nil)
        #expect(totp.accept(code, at: 30_000_000, last: 1_001) == nil)
        #expect(totp.accept(code, at: 30_000_000, last: 999) == 1_000)
        #expect(totp.accept(totp.code(at: 1_001), at: 30_000_000, last: 1_000) == 1_001)
    }

    @Test(arguments: ["", "28708", "2870822", "28708a", "２８７０８２", "-87082"])
    func `what is no code is refused`(typed: String) {
        #expect(TOTP(secret: secret).accept(typed, at: 59_000, last: nil) == nil)
    }

    @Test func `a code may be typed with a space`() {
        #expect(TOTP(secret: secret).accept(" 287 082 ", at: 59_000, last: nil) == 1)
    }

    // RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `base32 is that of the RFC`(plain: String, text: String) {
        #expect(base32(Array(plain.utf8)) == text)
        #expect(bytes(base32: text) == Array(plain.utf8))
        #expect(bytes(base32: text.lowercased() + "==") == Array(plain.utf8))
    }

    @Test func `what an authenticator reads is complete`() {
        let uri = TOTP(secret: secret).uri(issuer: "Société: X & Y", account: "zoe@example.org")
        #expect(
            uri == "otpauth://totp/Soci%C3%A9t%C3%A9%20%20X%20%26%20Y:zoe%40example.org"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Soci%C3%A9t%C3%A9%20%20X%20%26%20Y"
                + "&algorithm=SHA1&digits=6&period=30")
        #expect(TOTP().secret.count == 20)
    }

    @Test func `recovery codes are ten, different, and each is found once`() throws {
        let hasher = CodeHasher(try #require(MasterKey(bytes: Array(repeating: 9, count: 32))))
        let codes = RecoveryCode.set()
        #expect(codes.count == 10)
        #expect(Set(codes).count == 10)
        #expect(codes.allSatisfy { $0.text.wholeMatch(of: /[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}/) != nil })
        var stored = codes.map { hasher.hash($0, of: "anna") }
        let typed = try #require(RecoveryCode(" " + codes[3].text.uppercased().replacing("-", with: " ")))
        #expect(hasher.index(of: typed, in: stored, of: "anna") == 3)
        #expect(hasher.index(of: typed, in: stored, of: "berta") == nil)
        stored.remove(at: 3)
        #expect(hasher.index(of: typed, in: stored, of: "anna") == nil)
    }

    @Test func `what is typed wrong is no recovery code`() {
        for typed in ["", "abcd", "abcd-efgh-j", "abcd-efg!", "abcd-efgu", String(repeating: " ", count: 500)] {
            #expect(RecoveryCode(typed) == nil)
        }
        #expect(RecoveryCode("O0oI-lL11")?.text == "0001-1111")
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a printed code forgives the hand and finds the slip`(seed: UInt64) throws {
        let code = PrintedCode(random: knownBytes(seed))
        #expect(code.text.wholeMatch(of: /([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}/) != nil)
        #expect(PrintedCode(code.text) == code)
        let sloppy = code.text.lowercased().replacing("-", with: " ").replacing("0", with: "o").replacing(
            "1", with: "l")
        #expect(PrintedCode(sloppy) == code)
        let characters = Array(code.text.replacing("-", with: ""))
        for index in characters.indices {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != characters[index] {
                var wrong = characters
                wrong[index] = other
                #expect(PrintedCode(String(wrong)) == nil)
            }
            guard index > 0, characters[index] != characters[index - 1] else { continue }
            var swapped = characters
            swapped.swapAt(index, index - 1)
            #expect(PrintedCode(String(swapped)) == nil)
        }
        #expect(PrintedCode(String(characters.dropLast())) == nil)
    }

    @Test func `the two kinds of codes are hashed apart, and no log shows one`() throws {
        let hasher = CodeHasher(try #require(MasterKey(bytes: Array(repeating: 9, count: 32))))
        let code = PrintedCode()
        #expect(hasher.hash(code, of: "anna") == hasher.hash(code, of: "anna"))
        #expect(hasher.hash(code, of: "anna") != hasher.hash(code, of: "berta"))
        #expect(!"\(code) \(String(reflecting: [code]))".contains(code.text.prefix(4)))
    }
}
