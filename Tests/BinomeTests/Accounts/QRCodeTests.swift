import Foundation
import Testing
import Web

@Suite("QR codes")
struct QRCodeTests {
    /// The dark modules that the path covers.
    private func modules(_ path: String) -> Set<[Int]> {
        var dark: Set<[Int]> = []
        for match in path.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            guard let x = Int(match.1), let y = Int(match.2), let width = Int(match.3) else { continue }
            for step in 0..<width { dark.insert([x + step, y]) }
        }
        return dark
    }

    @Test func `a code has its three corners and its timing lines`() throws {
        let code = try #require(qrCodeSVGPath("otpauth://totp/X:zoe%40example.org?secret=GEZDGNBVGY3TQOJQ&issuer=X"))
        #expect((code.size - 17) % 4 == 0)
        let dark = modules(code.path)
        #expect(code.path.replacing(/M\d+ \d+h\d+v1h-\d+z/, with: "").isEmpty)
        for (left, top) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
            for y in 0..<7 {
                for x in 0..<7 {
                    let ring = max(abs(x - 3), abs(y - 3))
                    #expect(dark.contains([left + x, top + y]) == (ring != 2))
                }
            }
        }
        for place in 8..<(code.size - 8) {
            #expect(dark.contains([place, 6]) == (place % 2 == 0))
            #expect(dark.contains([6, place]) == (place % 2 == 0))
        }
    }

    @Test func `another text is another code, and what cannot be one is none`() {
        #expect(qrCodeSVGPath("a")?.path != qrCodeSVGPath("b")?.path)
        #expect(qrCodeSVGPath("") == nil)
        #expect(qrCodeSVGPath("a\u{0}b") == nil)
        #expect(qrCodeSVGPath(String(repeating: "x", count: 3_000)) == nil)
    }
}
