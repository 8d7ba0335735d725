import CZip
import Foundation
import Tables

/// A file of its own in the temporary folder, gone when the test is over.
final class TemporaryFile {
    let path = NSTemporaryDirectory() + "tables-\(UUID().uuidString)"
    init() {}
    init(_ bytes: some Sequence<UInt8>) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
    init(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
}

struct Unexpected: Error {}

/// All rows of a file as texts.
func texts(_ path: String, _ options: TableOptions = TableOptions()) throws -> [[String]] {
    var rows: [[String]] = []
    try Table(path: path, options: options).rows { row in rows.append(row.cells.map(\.text)) }
    return rows
}

func texts(of text: String, _ options: TableOptions = TableOptions()) throws -> [[String]] {
    let file = try TemporaryFile(text)
    return try withExtendedLifetime(file) { try texts(file.path, options) }
}

func cells(_ path: String, _ options: TableOptions = TableOptions()) throws -> [[TableCell]] {
    var rows: [[TableCell]] = []
    try Table(path: path, options: options).rows { rows.append($0.cells) }
    return rows
}

/// What reading the file throws; nil when it does not.
func failure(_ path: String, _ options: TableOptions = TableOptions()) -> TableError? {
    do {
        try Table(path: path, options: options).rows { _ in }
        return nil
    } catch { return error as? TableError }
}

func failure(of bytes: some Sequence<UInt8>, _ options: TableOptions = TableOptions()) throws -> TableError? {
    failure(try TemporaryFile(bytes), options)
}

func failure(_ file: TemporaryFile, _ options: TableOptions = TableOptions()) -> TableError? {
    withExtendedLifetime(file) { failure(file.path, options) }
}

/// The same numbers for the same seed, on every machine.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

/// An archive of the given entries.
func archive(_ entries: [(String, [UInt8])]) throws -> TemporaryFile {
    let file = TemporaryFile()
    var code: Int32 = 0
    guard let zip = zip_open(file.path, ZIP_CREATE, &code) else { throw Unexpected() }
    for (name, bytes) in entries {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        copy.copyMemory(from: bytes, byteCount: bytes.count)
        defer { copy.deallocate() }
        guard let own = malloc(max(1, bytes.count)) else { throw Unexpected() }
        own.copyMemory(from: copy, byteCount: bytes.count)
        guard let source = zip_source_buffer(zip, own, zip_uint64_t(bytes.count), 1),
            zip_file_add(zip, name, source, 0) >= 0
        else { throw Unexpected() }
    }
    guard zip_close(zip) == 0 else { throw Unexpected() }
    return file
}

/// A workbook whose sheets hold the given `sheetData`, made by hand so that its parts are known to the byte.
func workbook(
    _ sheets: [(name: String, data: String)], shared: [String] = [], styles: String = "", properties: String = "",
    hidden: Set<String> = [], prolog: String = ""
) throws -> TemporaryFile {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    var entries: [(String, [UInt8])] = []
    func add(_ name: String, _ text: String) { entries.append((name, Array(text.utf8))) }
    add(
        "_rels/.rels",
        "<Relationships xmlns='\(relations)'><Relationship Id='r1' Type='\(kinds)/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    )
    let list = sheets.enumerated().map { index, sheet in
        "<sheet name='\(sheet.name)' sheetId='\(index + 1)' r:id='s\(index)'\(hidden.contains(sheet.name) ? " state='hidden'" : "")/>"
    }
    add(
        "xl/workbook.xml",
        "<workbook xmlns='\(main)' xmlns:r='\(kinds)'>\(properties)<sheets>\(list.joined())</sheets></workbook>")
    let targets = sheets.indices.map {
        "<Relationship Id='s\($0)' Type='\(kinds)/worksheet' Target='worksheets/sheet\($0).xml'/>"
    }
    add(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns='\(relations)'>\(targets.joined())<Relationship Id='t' Type='\(kinds)/styles' Target='styles.xml'/><Relationship Id='u' Type='\(kinds)/sharedStrings' Target='/xl/sharedStrings.xml'/></Relationships>"
    )
    add("xl/styles.xml", "<styleSheet xmlns='\(main)'>\(styles)</styleSheet>")
    add("xl/sharedStrings.xml", "<sst xmlns='\(main)'>\(shared.map { "<si>\($0)</si>" }.joined())</sst>")
    for (index, sheet) in sheets.enumerated() {
        add(
            "xl/worksheets/sheet\(index).xml",
            "\(prolog)<worksheet xmlns='\(main)'><sheetData>\(sheet.data)</sheetData></worksheet>")
    }
    return try archive(entries)
}

/// A workbook of one sheet.
func workbook(
    _ data: String, shared: [String] = [], styles: String = "", properties: String = ""
) throws -> TemporaryFile {
    try workbook([("Sheet1", data)], shared: shared, styles: styles, properties: properties)
}
