/// Why a table could not be read or written: a key and the place, never a sentence.
package struct TableError: Error, Equatable, Sendable {
    /// The reasons. The raw value is what the catalogue of words knows (`table.<key>`).
    package enum Key: String, Sendable, CaseIterable {
        /// The file cannot be opened or read; `value` is the system's reason.
        case unreadable
        /// What the path names is a folder, or no file at all (a device, a pipe).
        case folder, notAFile
        case empty, binary
        /// More bytes than allowed; `value` is how many are.
        case fileTooLarge
        /// A byte 0 in a text file.
        case nulByte
        /// A quote that opens at `line`, `column` and is never closed.
        case quoteNotClosed
        case tooManyColumns, tooManyRows, tooManyCells, fieldTooLong, recordTooLong
        /// An archive with more entries than a workbook has.
        case tooManyEntries
        /// An entry that unpacks to more than allowed; `value` is its name.
        case archiveTooLarge
        /// An entry that unpacks to suspiciously many times its size; `value` is its name.
        case archiveBomb
        case sharedStringsTooLarge
        /// XML with a document type, which a workbook never has and which may hold entity bombs.
        case doctypeRefused
        case damagedWorkbook, encryptedWorkbook
        /// Formats that are recognised and not read: Excel 97 (.xls), OpenDocument (.ods), Excel binary (.xlsb),
        /// a web page or XML 2003 sheet saved under another name, an archive that is no workbook.
        case oldWorkbook, openDocument, binaryWorkbook, webPage, xmlSheet, notAWorkbook
        /// No sheet of the name in `value`, or no sheet at all.
        case unknownSheet, noSheet
        /// The file cannot be written; `value` is the system's reason.
        case notWritable
    }

    /// The reason.
    package var key: Key
    /// Physical line of the file, from 1 (row number in a workbook).
    package var line: Int?
    /// Column, from 1.
    package var column: Int?
    /// What was found, shortened.
    package var value: String?

    package init(_ key: Key, line: Int? = nil, column: Int? = nil, value: String? = nil) {
        self.key = key
        self.line = line
        self.column = column
        self.value = value
    }
}

/// Something odd that did not stop the reading.
package struct TableNotice: Equatable, Sendable {
    /// What was odd.
    package enum Key: String, Sendable, CaseIterable {
        /// Bytes that are not of the file's encoding; read as Windows-1252.
        case strayBytes
        /// Text between a closing quote and the next separator; kept.
        case textAfterQuote
    }
    package var key: Key
    /// Physical line of the file where the record starts, from 1.
    package var line: Int
    /// Column, from 1.
    package var column: Int
    /// The cell as it was understood, shortened.
    package var value: String

    package init(key: Key, line: Int, column: Int, value: String) {
        self.key = key
        self.line = line
        self.column = column
        self.value = value
    }
}
