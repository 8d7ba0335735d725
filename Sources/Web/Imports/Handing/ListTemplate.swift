import Mentoring
import Storage
import Tables
import Words

/// An empty list to begin from, for who has none that another program wrote: headings that are recognised, and two lines
/// that are examples and are skipped where they are left in.
enum ListTemplate {
    static func save(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        return try await request.export(
            phrases("import.template.file"), headings: TemplateCells.texts(phrases("import.template.headings"))
        ) { _, write in
            for row in ["first", "second"] { try write(TemplateCells.values(phrases("import.template.\(row)"))) }
        }
    }
}

/// Cells of a template, which the words keep on one line.
enum TemplateCells {
    static func texts(_ line: String) -> [String] {
        line.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmingSpaces }
    }

    /// Dates as dates, so that a workbook shows them as its reader writes them.
    static func values(_ line: String) -> [TableValue] {
        texts(line).map { text in
            if text.isEmpty { return .empty }
            if Day(text) != nil { return .date(text) }
            return Int(text).map { .integer($0) } ?? .text(text)
        }
    }
}

/// Links that save a template in either form.
enum TemplateLinks {
    static func html(_ path: Path, _ phrases: Phrases) -> HTML {
        let links = ExportFormat.allCases.map { format -> HTML in
            """
            <a class="button button--small" href="\(path.query(["format": format.rawValue]))" download>\
            \(phrases("template.\(format.rawValue)"))</a>
            """
        }
        return "<p class=\"soft\">\(phrases("template.examples"))</p><p class=\"buttons\">\(.joined(links))</p>"
    }
}
