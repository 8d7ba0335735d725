import Foundation
import Tables
import Testing

@Suite struct WorkbookTests {
    @Test func `strings are read shared, inline and rich, without their phonetic hints`() throws {
        let file = try workbook(
            "<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='inlineStr'><is><t>in line</t></is></c>"
                + "<c r='C1' t='s'><v>0</v></c><c r='D1' t='str'><f>A1</f><v>made</v></c></row>",
            shared: [
                "<t>a&amp;b_x000D_c</t>",
                "<r><t>Rich </t></r><r><t xml:space='preserve'>text</t></r><rPh><t>hint</t></rPh>",
            ])
        #expect(try texts(file.path) == [["Rich text", "in line", "a&b\rc", "made"]])
    }

    @Test(arguments: [
        ("417", "417"), ("417.0", "417"), ("0.8", "0.8"), ("0.80000000000000004", "0.8"), ("-3", "-3"), ("1E3", "1000"),
        ("0.1", "0.1"), ("1.0000000000000001E-1", "0.1"), ("123456789012", "123456789012"), ("2.5", "2.5"),
        ("99.999999999999986", "100"), ("1234.5678", "1234.5678"), ("-0.25", "-0.25"), ("0", "0"),
    ])
    func `a number looks as Excel shows it`(_ stored: String, _ shown: String) throws {
        let file = try workbook("<row r='1'><c r='A1'><v>\(stored)</v></c></row>")
        #expect(try cells(file.path) == [[TableCell(text: shown, kind: .number)]])
    }

    static let dateStyles =
        "<numFmts><numFmt numFmtId='164' formatCode='[$-40C]d mmmm yyyy;@'/><numFmt numFmtId='165' formatCode='0.00&quot; d&quot;'/>"
        + "<numFmt numFmtId='166' formatCode='[h]:mm'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
        + "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='22'/></cellXfs>"

    // Serial numbers as Excel itself shows them.
    @Test(arguments: [
        (1, "43147", "2018-02-16", CellKind.date), (2, "46317", "2026-10-22", .date), (1, "59", "1900-02-28", .date),
        (1, "61", "1900-03-01", .date), (1, "1", "1900-01-01", .date), (1, "2958465", "9999-12-31", .date),
        (5, "45000.75", "2023-03-15T18:00:00", .date), (4, "1.5", "36:00:00", .time), (3, "12.5", "12.5", .number),
        (0, "43147", "43147", .number), (1, "-5", "-5", .number),
    ])
    func `a date is told by its style`(_ style: Int, _ stored: String, _ text: String, _ kind: CellKind) throws {
        let file = try workbook(
            "<row r='1'><c r='A1' s='\(style)'><v>\(stored)</v></c></row>", styles: Self.dateStyles)
        #expect(try cells(file.path) == [[TableCell(text: text, kind: kind)]])
    }

    @Test func `a workbook of a Macintosh counts from 1904`() throws {
        let file = try workbook(
            "<row r='1'><c r='A1' s='1'><v>0</v></c><c r='B1' s='1'><v>44855</v></c></row>", styles: Self.dateStyles,
            properties: "<workbookPr date1904='1'/>")
        #expect(try texts(file.path) == [["1904-01-01", "2026-10-22"]])
    }

    @Test func `booleans, errors, gaps and missing references keep their places`() throws {
        let file = try workbook(
            "<row r='2'><c r='B2' t='b'><v>1</v></c><c r='D2' t='e'><v>#N/A</v></c></row><row/>"
                + "<row><c><v>5</v></c><c t='d'><v>2026-03-01T00:00:00</v></c></row><row r='9'><c r='C9'/></row>")
        var lines: [Int] = []
        var rows: [[TableCell]] = []
        try Table(path: file.path).rows { row in
            lines.append(row.line)
            rows.append(row.cells)
        }
        #expect(lines == [2, 4])
        #expect(rows[0].map(\.text) == ["", "true", "", "#N/A"])
        #expect(rows[0].map(\.kind) == [.empty, .boolean, .empty, .error])
        #expect(rows[1] == [TableCell(text: "5", kind: .number), TableCell(text: "2026-03-01", kind: .date)])
    }

    @Test func `sheets are listed, hidden ones passed over, any one chosen by name`() throws {
        func row(_ text: String) -> String { "<row r='1'><c r='A1' t='inlineStr'><is><t>\(text)</t></is></c></row>" }
        let file = try workbook(
            [("Old", row("o")), ("Effectif", row("e")), ("Légende", row("l"))], hidden: ["Old"])
        let preview = try Table(path: file.path).preview()
        #expect(preview.sheets.map(\.name) == ["Old", "Effectif", "Légende"])
        #expect(preview.sheets.map(\.isHidden) == [true, false, false])
        #expect(preview.sheet == "Effectif")
        #expect(try texts(file.path, TableOptions(sheet: "Légende")) == [["l"]])
        #expect(failure(file, TableOptions(sheet: "None")) == TableError(.unknownSheet, value: "None"))
    }

    @Test func `a real workbook of human resources is read`() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Data/roster-messy.xlsx").path
        let rows = try cells(path)
        #expect(rows.count == 804)
        #expect(rows[3].map(\.text).prefix(3) == ["00012", "LAPORTE", "Timothée"])
        #expect(rows[4][0] == TableCell(text: "19", kind: .number))
        #expect(rows[4][4] == TableCell(text: "2026-10-22", kind: .date))
    }

    @Test func `an empty sheet is empty`() throws {
        #expect(failure(try workbook(""))?.key == .empty)
    }
}

@Suite struct ArchiveSafetyTests {
    @Test func `limits of entries and of unpacked sizes are kept`() throws {
        let file = try workbook(String(repeating: "<row><c><v>1</v></c></row>", count: 1_000))
        var options = TableOptions()
        options.limits.entryBytes = 5_000
        #expect(failure(file, options)?.key == .archiveTooLarge)
        options = TableOptions()
        options.limits.archiveBytes = 5_000
        #expect(failure(file, options)?.key == .archiveTooLarge)
        options = TableOptions()
        options.limits.entries = 3
        #expect(failure(file, options)?.key == .tooManyEntries)
        options = TableOptions()
        options.limits.cells = 500
        #expect(failure(file, options)?.key == .tooManyCells)
    }

    @Test func `many entries are refused before the directory is held in memory`() throws {
        let file = try archive((0..<5_100).map { ("e\($0)", [UInt8]()) })
        #expect(failure(file)?.key == .tooManyEntries)
    }

    @Test func `a document type is refused, so no entity can grow`() throws {
        let bomb = "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
        let file = try workbook(
            [("S", "<row><c t='str'><v>&b;</v></c></row>")], prolog: bomb)
        #expect(failure(file)?.key == .doctypeRefused)
    }

    @Test func `shared strings have a limit`() throws {
        var options = TableOptions()
        options.limits.sharedStringBytes = 1_000
        let file = try workbook(
            "<row><c t='s'><v>0</v></c></row>", shared: [String](repeating: "<t>0123456789</t>", count: 100))
        #expect(failure(file, options)?.key == .sharedStringsTooLarge)
    }

    @Test func `a cell too long and a column too far are named by their place`() throws {
        let long = String(repeating: "x", count: 1_100_000)
        let one = try workbook("<row r='7'><c r='C7' t='inlineStr'><is><t>\(long)</t></is></c></row>")
        #expect(failure(one) == TableError(.fieldTooLong, line: 7, column: 3))
        let two = try workbook("<row r='3'><c r='ZZZZ3'><v>1</v></c></row>")
        #expect(failure(two)?.key == .tooManyColumns)
    }

    @Test func `a cell that names a string that is not there is empty`() throws {
        let file = try workbook("<row><c t='s'><v>9</v></c><c><v>1</v></c></row>")
        #expect(try texts(file.path) == [["", "1"]])
    }

    @Test func `archives that are no workbook are named`() throws {
        #expect(failure(try archive([("a.txt", [1])]))?.key == .notAWorkbook)
        #expect(failure(try archive([("mimetype", [1]), ("content.xml", [1])]))?.key == .openDocument)
        #expect(failure(try archive([("EncryptedPackage", [1])]))?.key == .encryptedWorkbook)
    }

    @Test func `a workbook cut short is damaged, wherever it is cut`() throws {
        let file = try workbook(String(repeating: "<row><c><v>1</v></c></row>", count: 50))
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
        for length in stride(from: 10, to: bytes.count - 1, by: 37) {
            #expect(try failure(of: bytes.prefix(length)) != nil)
        }
    }
}
