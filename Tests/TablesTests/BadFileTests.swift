import Foundation
import Tables
import Testing

@Suite struct BadFileTests {
    @Test(arguments: [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], Array("\r\n\r\n\n".utf8)])
    func `a file without a record is empty`(_ bytes: [UInt8]) throws {
        #expect(try failure(of: bytes)?.key == .empty)
    }

    @Test func `a file that is not there or a folder cannot be read`() {
        #expect(failure("/nowhere/at-all.csv")?.key == .unreadable)
        #expect(failure(NSTemporaryDirectory())?.key == .folder)
    }

    @Test func `programs, pictures and noise are binary`() throws {
        var numbers = SeededNumbers(1)
        let noise = (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        #expect(try failure(of: noise)?.key == .binary)
        #expect(try failure(of: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + Array("x;y\n".utf8))?.key == .binary)
        #expect(try failure(of: Array("%PDF-1.7\nobj".utf8))?.key == .binary)
    }

    @Test func `a byte 0 in a text is named by its place`() throws {
        var bytes = Array("a;b;c\n1;2;3\n4;".utf8)
        bytes += [0] + Array("5;6\n".utf8)
        #expect(try failure(of: bytes) == TableError(.nulByte, line: 3, column: 2))
    }

    @Test func `a quote never closed is named where it opens`() throws {
        let rest = String(repeating: "more;text\n", count: 50)
        #expect(
            try failure(of: Array("a;b\n1;2\n3;\"4\n\(rest)".utf8)) == TableError(.quoteNotClosed, line: 3, column: 2))
    }

    @Test func `a quote never closed stops a large file early`() throws {
        let rest = String(repeating: "more;text\n", count: 400_000)
        let found = try failure(of: Array("a;b\n\"3;4\n\(rest)".utf8))
        #expect(found == TableError(.quoteNotClosed, line: 2, column: 1))
    }

    @Test func `a million columns are refused`() throws {
        let found = try failure(of: Array(String(repeating: ";", count: 1_000_000).utf8))
        #expect(found?.key == .tooManyColumns)
        #expect(found?.line == 1)
    }

    @Test func `a field of two megabytes is refused by line and column`() throws {
        let bytes = Array("a;b\nx;".utf8) + [UInt8](repeating: 0x78, count: 2 << 20)
        #expect(try failure(of: bytes) == TableError(.fieldTooLong, line: 2, column: 2))
    }

    @Test func `limits of rows, cells and size are kept`() throws {
        var options = TableOptions()
        options.limits.rows = 3
        #expect(try failure(of: Array("a\nb\nc\nd\n".utf8), options)?.key == .tooManyRows)
        options = TableOptions()
        options.limits.cells = 5
        #expect(try failure(of: Array("a;b;c\nd;e;f\n".utf8), options)?.key == .tooManyCells)
        options = TableOptions()
        options.limits.fileBytes = 10
        #expect(try failure(of: Array("0123456789A".utf8), options)?.key == .fileTooLarge)
    }

    @Test func `one column is a table too`() throws {
        #expect(try texts(of: "name\nAnna\nBob\n") == [["name"], ["Anna"], ["Bob"]])
    }

    @Test func `a web page or an XML sheet under a table's name is named`() throws {
        #expect(try failure(of: Array("<html><table><tr><td>1".utf8))?.key == .webPage)
        #expect(try failure(of: Array("\n <TABLE border=1>".utf8))?.key == .webPage)
        #expect(try failure(of: Array("<?xml version='1.0'?><Workbook xmlns='x'>".utf8))?.key == .xmlSheet)
    }

    @Test func `old and encrypted workbooks are told apart`() throws {
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let filler = [UInt8](repeating: 0, count: 300_000)
        let name = "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
        #expect(try failure(of: compound + filler)?.key == .oldWorkbook)
        #expect(try failure(of: compound + filler + name + filler)?.key == .encryptedWorkbook)
    }

    /// A few kilobytes of archive: expat would hold hundreds of megabytes for them.
    @Test(arguments: ["nested", "named"])
    func `a workbook that would fill the memory is refused`(how: String) throws {
        let data =
            how == "nested"
            ? String(repeating: "<a>", count: 900_000) + String(repeating: "</a>", count: 900_000)
            : (0..<1_500_000).map { "<a\($0)/>" }.joined()
        let file = try workbook("<row r='1'><c r='A1'><v>1</v></c></row>" + data)
        #expect(failure(file)?.key == .damagedWorkbook)
        // What it held is given back.
        let sound = try workbook("<row r='1'><c r='A1'><v>1</v></c></row>")
        #expect(try withExtendedLifetime(sound) { try texts(sound.path) } == [["1"]])
    }

    @Test func `a workbook whose entries want a password is told apart from a damaged one`() throws {
        let sound = try workbook("<row r='1'><c r='A1'><v>1</v></c></row>")
        var bytes = [UInt8](try withExtendedLifetime(sound) { try Data(contentsOf: URL(filePath: sound.path)) })
        // Bit 0 of the flags of each entry, in both of its headers (APPNOTE 4.4.4).
        for at in bytes.indices.dropLast(10) where bytes[at] == 0x50 && bytes[at + 1] == 0x4B {
            if bytes[at + 2] == 3, bytes[at + 3] == 4 { bytes[at + 6] |= 1 }
            if bytes[at + 2] == 1, bytes[at + 3] == 2 { bytes[at + 8] |= 1 }
        }
        #expect(try failure(of: bytes)?.key == .encryptedWorkbook)
    }
}
