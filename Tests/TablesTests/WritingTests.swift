import Foundation
import Tables
import Testing

@Suite struct WritingTests {
    private func written(_ style: TableStyle, _ rows: [[TableValue]]) throws -> String {
        let file = TemporaryFile()
        let writer = try TableWriter(path: file.path, format: .text(style), headings: ["a", "b"])
        for row in rows { try writer.write(row) }
        try writer.close()
        let data = try Data(contentsOf: URL(fileURLWithPath: file.path))
        #expect(data.starts(with: [0xEF, 0xBB, 0xBF]))
        return try #require(String(data: data.dropFirst(3), encoding: .utf8))
    }

    @Test func `CSV is written as Excel expects it in each language`() throws {
        let row: [TableValue] = [.date("2026-03-01"), .number(0.8)]
        #expect(try written(.french, [row]) == "a;b\r\n01/03/2026;0,8\r\n")
        #expect(try written(.english, [row]) == "a,b\r\n2026-03-01,0.8\r\n")
        #expect(try written(.english, [[.text("a\rb"), .text("a\tb")]]) == "a,b\r\n\"a\rb\",\"a\tb\"\r\n")
        let quoted: [TableValue] = [.text("x;\"y\""), .text("two\nlines")]
        #expect(try written(.french, [quoted]) == "a;b\r\n\"x;\"\"y\"\"\";\"two\nlines\"\r\n")
    }

    static let formulas = [
        "=cmd|' /C calc'!A0", "+1+2", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+2", "＠SUM(A1)", "＋1+2",
        "－1+2",
    ]

    @Test(arguments: formulas)
    func `a formula is defused in CSV`(_ formula: String) throws {
        let text = try written(.english, [[.text(formula), .integer(-5)]])
        #expect(text.contains("'" + formula))
        #expect(text.hasSuffix(",-5\r\n"))
    }

    @Test(arguments: formulas)
    func `a formula is a plain text in a workbook`(_ formula: String) throws {
        let file = TemporaryFile()
        let writer = try TableWriter(path: file.path, format: .workbook(sheet: "S"), headings: ["a"])
        try writer.write([.text(formula)])
        try writer.close()
        let rows = try cells(file.path)
        #expect(rows.count == 2)
        #expect(rows[1][0].kind == .text)
        let shown = rows[1][0].text.trimmingCharacters(in: .whitespaces)
        #expect(shown == formula.trimmingCharacters(in: .whitespacesAndNewlines) || rows[1][0].text == formula)
    }

    @Test func `a workbook holds real dates, numbers and booleans`() throws {
        let file = TemporaryFile()
        let writer = try TableWriter(
            path: file.path, format: .workbook(sheet: "Liste: [1]/2"), headings: ["d", "n", "i", "b", "e", "t"])
        try writer.write([.date("2026-03-01"), .number(0.8), .integer(417), .boolean(true), .empty, .text("Zoë\u{1}")])
        try writer.close()
        let rows = try cells(file.path)
        #expect(rows[1].map(\.text) == ["2026-03-01", "0.8", "417", "true", "", "Zoë"])
        #expect(rows[1].map(\.kind) == [.date, .number, .number, .boolean, .empty, .text])
        #expect(try Table(path: file.path).preview().sheet == "Liste 12")
    }

    @Test func `a workbook holds what Excel would refuse: an early day, an endless text, a name of a sheet, an escape`()
        throws
    {
        let file = TemporaryFile()
        let writer = try TableWriter(
            path: file.path, format: .workbook(sheet: String(repeating: "a", count: 40)), headings: ["d", "t", "e"])
        try writer.write([
            .date("1899-12-31"), .text(String(repeating: "x", count: 40_000)), .text("_x0041_ and _x41_"),
        ])
        try writer.close()
        let row = try cells(file.path)[1]
        #expect(row[0].kind == .text && row[0].text == "1899-12-31")
        #expect(row[1].text.count == 32_767)
        #expect(row[2].text == "_x0041_ and _x41_")
        #expect(try Table(path: file.path).preview().sheet == String(repeating: "a", count: 31))
    }

    @Test func `a place that cannot be written is refused`() {
        for format in [TableWriter.Format.text(.french), .workbook(sheet: "S")] {
            #expect(throws: TableError.self) {
                let writer = try TableWriter(path: "/nowhere/at/all", format: format, headings: ["a"])
                try writer.close()
            }
        }
    }

    @Test(arguments: [TableWriter.Format.text(.french), .text(.english), .workbook(sheet: "S")], 0..<12)
    func `what is written comes back`(_ format: TableWriter.Format, _ seed: UInt64) throws {
        var numbers = SeededNumbers(seed)
        let alphabet = Array("ab é\"';,|\n\t=<>&_x0041_😀œ-+@'#%").map(String.init) + ["\r\n", "_x0041_", "_x000d_"]
        let width = Int.random(in: 2...6, using: &numbers)
        let rows = (0..<30).map { _ in
            ["x"]
                + (1..<width).map { _ in
                    (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
                        alphabet.randomElement(using: &numbers) ?? ""
                    }
                    .joined()
                }
        }
        let file = TemporaryFile()
        let writer = try TableWriter(path: file.path, format: format, headings: (0..<width).map { "h\($0)" })
        for row in rows { try writer.write(row.map(TableValue.text)) }
        try writer.close()
        let read = try texts(file.path).dropFirst().map { row in
            row + [String](repeating: "", count: width - row.count)
        }
        #expect(read.count == rows.count)
        for (came, sent) in zip(read, rows) {
            for (one, other) in zip(came, sent) { #expect(one == expected(other, format)) }
        }
    }

    /// What must come back: in CSV what was defused has its apostrophe.
    private func expected(_ text: String, _ format: TableWriter.Format) -> String {
        guard case .text = format else { return text }
        let first = text.utf8.first.map { Character(Unicode.Scalar($0)) }
        return first.map { "=+-@\t\r\n".unicodeScalars.map(Character.init).contains($0) } == true ? "'" + text : text
    }
}

@Suite struct MutationTests {
    /// Reads whatever the bytes are; the only thing asked is an answer or a `TableError`.
    private func survive(_ bytes: [UInt8]) throws -> Bool {
        let file = try TemporaryFile(bytes)
        do {
            try Table(path: file.path).rows { row in
                for column in 0..<row.count where row.text(column).utf8.count > 1 << 20 { throw Unexpected() }
            }
            return true
        } catch { return error is TableError }
    }

    private func mutated(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
        var bytes = bytes
        let special: [UInt8] = [0, 0x22, 0x0A, 0x0D, 0x3B, 0x2C, 0xFF, 0xFE, 0xC3, 0xE9, 0xF0, 0xED, 0x80, 0x3C, 0x26]
        for _ in 0..<Int.random(in: 1...12, using: &numbers) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: bytes[place] = special.randomElement(using: &numbers) ?? 0
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
            case 2: bytes.remove(at: place)
            default: bytes.insert(special.randomElement(using: &numbers) ?? 0, at: place)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<8)
    func `no damage to a text file stops the program`(_ seed: UInt64) throws {
        var numbers = SeededNumbers(seed)
        for encoding in TextEncoding.allCases {
            let bytes = [UInt8](try TextFileTests.bytes(encoding, mark: true))
            for _ in 0..<60 { #expect(try survive(mutated(bytes, &numbers))) }
        }
    }

    @Test(arguments: 0..<8)
    func `no damage to a workbook stops the program`(_ seed: UInt64) throws {
        var numbers = SeededNumbers(seed)
        let file = try workbook(
            "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>43147</v></c></row>", shared: ["<t>a</t>"],
            styles: WorkbookTests.dateStyles)
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
        for _ in 0..<150 { #expect(try survive(mutated(bytes, &numbers))) }
    }

    @Test(arguments: 0..<8)
    func `no damage inside a workbook's parts stops the program`(_ seed: UInt64) throws {
        var numbers = SeededNumbers(seed)
        let data =
            "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>43147</v></c><c t='inlineStr'><is><t>x</t></is></c></row>"
        for _ in 0..<60 {
            let part = String(decoding: mutated(Array(data.utf8), &numbers), as: UTF8.self)
            let file = try workbook(
                part, shared: ["<t>a</t>"],
                styles: String(decoding: mutated(Array(WorkbookTests.dateStyles.utf8), &numbers), as: UTF8.self))
            #expect(try survive([UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))))
        }
    }
}
