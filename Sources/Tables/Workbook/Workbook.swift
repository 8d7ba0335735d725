/// A sheet and the part that holds it.
struct WorkbookSheet {
    var name: String
    var isHidden: Bool
    var part: String
}

/// An Excel workbook, opened: its sheets are known, nothing of them read yet. Not for sharing between threads.
final class Workbook {
    private let archive: Archive
    private let limits: TableLimits
    private let startsIn1904: Bool
    private let stringsPart: String?
    private let stylesPart: String?
    let sheets: [WorkbookSheet]

    init(_ file: ByteFile, limits: TableLimits) throws(TableError) {
        self.limits = limits
        archive = try Archive(file, limits: limits)
        let list = SheetList()
        let relations: Relations
        do {
            let main = try Self.mainPart(archive)
            let folder = main.split(separator: "/").dropLast().joined(separator: "/")
            let file = main.split(separator: "/").last.map(String.init) ?? ""
            try XMLStream.read(main, in: archive, list)
            relations = Relations(folder: folder)
            try XMLStream.read("\(folder)/_rels/\(file).rels", in: archive, relations)
        } catch let error as TableError { throw error } catch { throw TableError(.damagedWorkbook) }
        startsIn1904 = list.startsIn1904
        let parts = relations.targets
        stringsPart = parts.values.first { $0.kind == "sharedStrings" }?.path
        stylesPart = parts.values.first { $0.kind == "styles" }?.path
        sheets = list.entries.compactMap { entry in
            guard let target = parts[entry.relation], target.kind == "worksheet" else { return nil }
            return WorkbookSheet(name: entry.name, isHidden: entry.isHidden, part: target.path)
        }
    }

    /// The part that lists the sheets; names what the archive is when it is no workbook that can be read.
    private static func mainPart(_ archive: Archive) throws -> String {
        if archive.has("EncryptedPackage") { throw TableError(.encryptedWorkbook) }
        if archive.has("content.xml"), archive.has("mimetype") { throw TableError(.openDocument) }
        guard archive.has("_rels/.rels") else {
            if archive.has("xl/workbook.xml") { return "xl/workbook.xml" }
            throw TableError(.notAWorkbook)
        }
        let top = Relations(folder: "")
        try XMLStream.read("_rels/.rels", in: archive, top)
        guard let main = top.targets.values.first(where: { $0.kind == "officeDocument" })?.path, archive.has(main)
        else {
            throw TableError(archive.has("content.xml") ? .openDocument : .notAWorkbook)
        }
        if main.hasSuffix(".bin") { throw TableError(.binaryWorkbook) }
        guard main.hasSuffix("workbook.xml") || archive.has("xl/workbook.xml") else { throw TableError(.notAWorkbook) }
        return main
    }

    /// The sheet of this name; without a name the first visible one, else the first.
    func sheet(named name: String?) throws(TableError) -> WorkbookSheet {
        let found =
            name.map { wanted in sheets.first { $0.name == wanted } }
            ?? (sheets.first { !$0.isHidden } ?? sheets.first)
        guard let found else { throw name.map { TableError(.unknownSheet, value: $0) } ?? TableError(.noSheet) }
        return found
    }

    /// Calls `body` for each row that is not blank.
    func rows(of sheet: WorkbookSheet, _ body: (TableRow) throws -> Void) throws -> TableSummary {
        let styles = Styles()
        if let stylesPart, archive.has(stylesPart) { try XMLStream.read(stylesPart, in: archive, styles) }
        let strings = SharedStrings(limit: limits.sharedStringBytes)
        if let stringsPart, archive.has(stringsPart) { try XMLStream.read(stringsPart, in: archive, strings) }
        return try withoutActuallyEscaping(body) { body in
            let reader = SheetReader(
                strings: strings, styles: styles, startsIn1904: startsIn1904, limits: limits, body)
            try XMLStream.read(sheet.part, in: archive, progress: { reader.progress = $0 }, reader)
            if reader.summary.rows == 0 { throw TableError(.empty) }
            return reader.summary
        }
    }
}
