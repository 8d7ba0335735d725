import Foundation
package import Storage
package import Tables
package import Words

/// The two forms in which every list can be saved.
package enum ExportFormat: String, Sendable, CaseIterable {
    case workbook = "xlsx"
    case text = "csv"

    package var type: String {
        switch self {
        case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .text: "text/csv; charset=utf-8"
        }
    }
}

/// Links that save a list in either form.
package enum ExportLinks {
    package static func html(_ path: Path, _ phrases: Phrases) -> HTML {
        let links = ExportFormat.allCases.map { format -> HTML in
            """
            <a href="\(path.query(["format": format.rawValue]))" download>\(phrases("export.\(format.rawValue)"))\
            <span class="hidden-text"> \(phrases("export.hint"))</span></a>
            """
        }
        return .joined(links)
    }
}

extension PageRequest {
    /// The format asked for in the address; Excel where none is.
    package var exportFormat: ExportFormat {
        ExportFormat(rawValue: query.filled("format") ?? form["format"]) ?? .workbook
    }

    /// A list as a file to save: rows are written as they are read, so that memory stays flat. What looks like a formula
    /// is defused by the writer.
    /// - Parameter name: the file's, without ending.
    package func export(
        _ name: String, headings: [String],
        _ rows: @escaping @Sendable (Transaction, _ write: ([TableValue]) throws -> Void) throws -> Void
    ) async throws -> Answer {
        let format = exportFormat
        let path = SpoolFolder(path: installation.settings.spool).newFile(.export, ending: ".\(format.rawValue)")
        let style: TableStyle = reader.language == .french ? .french : .english
        do {
            try await read { tx in
                let writer = try TableWriter(
                    path: path, format: format == .workbook ? .workbook(sheet: name) : .text(style), headings: headings)
                try rows(tx) { try writer.write($0) }
                try writer.close()
            }
        } catch {
            unlink(path)
            throw error
        }
        let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue ?? 0
        return .file(.spooled(path: path, size: size), name: "\(name).\(format.rawValue)", type: format.type)
    }
}
