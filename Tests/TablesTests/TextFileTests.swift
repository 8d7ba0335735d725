import Foundation
import Tables
import Testing

@Suite struct TextFileTests {
    @Test func `quotes hold separators, line breaks and doubled quotes`() throws {
        let rows = try texts(of: "a;b\r\n\"x;y\";\"she said \"\"no\"\"\"\r\n\"two\r\nlines\";\"\"\r\n")
        #expect(rows == [["a", "b"], ["x;y", "she said \"no\""], ["two\r\nlines", ""]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `any line end parts records and the last needs none`(_ end: String) throws {
        #expect(try texts(of: "a,b\(end)1,2\(end)\(end)3,") == [["a", "b"], ["1", "2"], ["3", ""]])
    }

    @Test func `a record carries the physical line where it starts`() throws {
        let file = try TemporaryFile("a;b\r\n\"1\r\n2\n3\";x\n\ny;z\r\"q\rr\";s\nlast;t")
        var lines: [Int] = []
        try Table(path: file.path).rows { lines.append($0.line) }
        #expect(lines == [1, 2, 6, 7, 9])
    }

    @Test(arguments: Separator.allCases)
    func `the separator is the one that cuts lines alike`(_ separator: Separator) throws {
        let s = separator.rawValue
        let text = "Title, with a comma\nName\(s)City\(s)Share\nAnna\(s)\"Lyon\(s) 7e\"\(s)0,8\nBob\(s)Paris\(s)1,0\n"
        let file = try TemporaryFile(text)
        let preview = try Table(path: file.path).preview()
        #expect(preview.separator == separator)
        #expect(try texts(file.path).contains(["Bob", "Paris", "1,0"]) || separator == .comma)
    }

    @Test func `a first line that names the separator is obeyed and left out`() throws {
        #expect(try texts(of: "sep=|\na|b,c,d\ne|f,g,h\n") == [["a", "b,c,d"], ["e", "f,g,h"]])
    }

    static let sample = "Prénom;Ville\r\nZoë;Œuvre – “12 €”\r\nÉlodie;’s-Gravenhage\r\n"

    static func bytes(_ encoding: TextEncoding, mark: Bool) throws -> Data {
        switch encoding {
        case .utf8: return Data(sample.utf8)
        case .utf8WithMark: return Data([0xEF, 0xBB, 0xBF]) + Data(sample.utf8)
        case .utf16LittleEndian:
            guard let data = sample.data(using: .utf16LittleEndian) else { throw Unexpected() }
            return (mark ? Data([0xFF, 0xFE]) : Data()) + data
        case .utf16BigEndian:
            guard let data = sample.data(using: .utf16BigEndian) else { throw Unexpected() }
            return (mark ? Data([0xFE, 0xFF]) : Data()) + data
        case .windows1252:
            guard let data = sample.data(using: .windowsCP1252) else { throw Unexpected() }
            return data
        }
    }

    @Test(arguments: TextEncoding.allCases, [true, false])
    func `each encoding is recognised and read`(_ encoding: TextEncoding, _ mark: Bool) throws {
        let file = try TemporaryFile(Self.bytes(encoding, mark: mark))
        #expect(try Table(path: file.path).preview().encoding == encoding)
        #expect(
            try texts(file.path) == [["Prénom", "Ville"], ["Zoë", "Œuvre – “12 €”"], ["Élodie", "’s-Gravenhage"]])
    }

    @Test func `an accent that comes late still tells the encoding`() throws {
        var bytes = Array(String(repeating: "plain;text\n", count: 200_000).utf8)
        bytes += [0xC9, 0x6C, 0x6F, 0x64, 0x69, 0x65, 0x3B, 0x78, 0x0A]
        let file = try TemporaryFile(bytes)
        #expect(try Table(path: file.path).preview(rows: 1).encoding == .windows1252)
        #expect(try texts(file.path).last == ["Élodie", "x"])
    }

    @Test func `wide characters survive the edges of the windows they are read through`() throws {
        let line = "😀é;naïve 𝒳\n"
        let text = String(repeating: line, count: 60_000)
        for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
            guard var data = text.data(using: encoding) else { throw Unexpected() }
            if encoding != .utf8 { data = Data(encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]) + data }
            let file = try TemporaryFile(data)
            var odd = 0
            var count = 0
            try Table(path: file.path).rows { row in
                count += 1
                if row.text(0) != "😀é" || row.text(1) != "naïve 𝒳" { odd += 1 }
            }
            #expect(count == 60_000)
            #expect(odd == 0)
        }
    }

    @Test func `stray Windows bytes in UTF-8 are read, and said where`() throws {
        var bytes = Array("Nom;Ville\nÉlodie;Orléans\nZoë;Besançon\n".utf8)
        bytes += Array("Ren".utf8) + [0xE9] + Array(";Paris\nNoël;Évreux\n".utf8)
        let file = try TemporaryFile(bytes)
        let table = try Table(path: file.path)
        var names: [String] = []
        let summary = try table.rows { names.append($0.text(0)) }
        #expect(names == ["Nom", "Élodie", "Zoë", "René", "Noël"])
        #expect(summary.notices == [TableNotice(key: .strayBytes, line: 4, column: 1, value: "René")])
    }

    @Test func `text behind a closing quote is kept and noticed`() throws {
        let file = try TemporaryFile("a;b\n\"x\" y;z\n")
        var last: [String] = []
        let summary = try Table(path: file.path).rows { last = $0.cells.map(\.text) }
        #expect(last == ["x y", "z"])
        #expect(summary.notices.map(\.key) == [.textAfterQuote])
        #expect(summary.notices.first?.line == 2)
    }

    @Test func `a row that is kept stays what it was when the next is read`() throws {
        let file = try TemporaryFile("a;b\nc;d\ne;f\n")
        var kept: [TableRow] = []
        try Table(path: file.path).rows { kept.append($0) }
        #expect(kept.map { $0.text(1) } == ["b", "d", "f"])
        #expect(kept[0].text(7) == "")
        #expect(kept[0].kind(-1) == .empty)
    }

    @Test func `an error of the caller ends the reading and comes through`() throws {
        let file = try TemporaryFile("a;b\nc;d\n")
        var count = 0
        #expect(throws: Unexpected.self) {
            try Table(path: file.path).rows { _ in
                count += 1
                throw Unexpected()
            }
        }
        #expect(count == 1)
    }
}
