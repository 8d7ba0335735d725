/// How the bytes of a text file stand for characters.
package enum TextEncoding: String, Sendable, CaseIterable, Codable {
    case utf8, utf8WithMark, utf16LittleEndian, utf16BigEndian, windows1252
}

/// What separates the cells of a text file.
package enum Separator: String, Sendable, CaseIterable, Codable {
    case semicolon = ";"
    case comma = ","
    case tab = "\t"
    case pipe = "|"

    var byte: UInt8 {
        switch self {
        case .semicolon: 0x3B
        case .comma: 0x2C
        case .tab: 0x09
        case .pipe: 0x7C
        }
    }
}

/// Kinds of file that can be read.
package enum TableFormat: String, Sendable, CaseIterable, Codable {
    case text, workbook
}

/// What is asked for rather than recognised. Everything left nil is recognised from the file.
package struct TableOptions: Sendable, Equatable {
    package var encoding: TextEncoding?
    package var separator: Separator?
    /// Name of the sheet; the first visible one when nil.
    package var sheet: String?
    package var limits: TableLimits

    package init(
        encoding: TextEncoding? = nil, separator: Separator? = nil, sheet: String? = nil,
        limits: TableLimits = TableLimits()
    ) {
        self.encoding = encoding
        self.separator = separator
        self.sheet = sheet
        self.limits = limits
    }
}

/// What a file may be at most. Sizes are bytes.
package struct TableLimits: Sendable, Equatable {
    package var fileBytes = 256 << 20
    /// The widest that Excel knows.
    package var columns = 16_384
    /// The longest that Excel knows.
    package var rows = 1_048_576
    package var cells = 60_000_000
    package var fieldBytes = 1 << 20
    package var recordBytes = 16 << 20
    /// Entries of the archive that a workbook is.
    package var entries = 5_000
    /// One entry of the archive, unpacked.
    package var entryBytes = 768 << 20
    /// All entries that are read, unpacked.
    package var archiveBytes = 1 << 30
    /// Unpacked size over packed size, looked at from 16 MB unpacked on.
    package var ratio = 200
    /// All shared strings of a workbook.
    package var sharedStringBytes = 96 << 20
    /// Notices kept; more are only counted.
    package var notices = 1_000

    package init() {}
}
