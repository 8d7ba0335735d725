import Foundation
import Tables
import Testing

/// One after the other: each holds much, or measures what is held.
@Suite(.serialized) struct LargeFileTests {
    @Test func `two hundred megabytes stream through a window of little memory`() throws {
        let file = TemporaryFile()
        #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
        let handle = try #require(FileHandle(forWritingAtPath: file.path))
        let block = Data(
            String(repeating: "0123456789;abcdefghijklmnopqrstuvwxyz;0123456789;x\r\n", count: 20_000).utf8)
        for _ in 0..<200 { try handle.write(contentsOf: block) }
        try handle.close()
        var options = TableOptions()
        options.limits.rows = 10_000_000
        options.encoding = .utf8
        let before = try residentBytes()
        var most = before
        var count = 0
        try Table(path: file.path, options: options).rows { _ in
            count += 1
            if count % 200_000 == 0 { most = max(most, try residentBytes()) }
        }
        #expect(count == 4_000_000)
        #expect(most - before < 100 << 20)
        options.limits.fileBytes = 100 << 20
        #expect(failure(file.path, options)?.key == .fileTooLarge)
    }

    private func residentBytes() throws -> Int {
        let words = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        guard words.count > 1, let pages = Int(words[1]) else { throw Unexpected() }
        return pages * 4_096
    }

    @Test func `an archive bomb is stopped`() throws {
        let data = String(repeating: "<row><c><v>1</v></c></row>", count: 700_000)
        let file = try workbook(data)
        #expect(failure(file)?.key == .archiveBomb)
    }

    @Test func `a huge attribute is refused instead of held`() throws {
        var numbers = SeededNumbers(4)
        let letters = (0..<6_000_000).map { _ in UInt8.random(in: 97...122, using: &numbers) }
        let noise = String(decoding: letters, as: UTF8.self)
        #expect(failure(try workbook("<row spans='\(noise)'/>"))?.key == .damagedWorkbook)
    }
}
