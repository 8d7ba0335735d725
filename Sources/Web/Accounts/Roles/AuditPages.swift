import Foundation
import HTTPTypes
import Mentoring
import Storage
import Tables
import Words

/// The audit trail: read page by page, and as a file.
enum AuditPages {
    private static let pageLength = 50

    static func show(_ request: PageRequest) async throws -> Answer {
        let (before, after) = (ID<AuditLine>(request.query["before"]), ID<AuditLine>(request.query["after"]))
        let lines = try await request.read { tx in
            if let after { return try AuditTrail.lines(after: after, limit: pageLength + 1, in: tx) }
            return try AuditTrail.lines(before: before, limit: pageLength + 1, in: tx)
        }
        return request.page(
            AuditViews.page(
                lines, length: pageLength, backwards: after != nil, isFirst: before == nil && after == nil,
                request.reader))
    }

    /// Everything, as a file for a spreadsheet.
    static func export(_ request: PageRequest) async throws -> Answer {
        let isWorkbook = request.query["format"] == "xlsx"
        let (phrases, spool) = (request.phrases, request.installation.settings.spool)
        let path = "\(spool)/audit-\(UUID().uuidString.lowercased())"
        let style: TableStyle = request.reader.language == .french ? .french : .english
        let name = phrases("audit.name")
        let format: TableWriter.Format = isWorkbook ? .workbook(sheet: name) : .text(style)
        do {
            try await request.read { tx in
                let writer = try TableWriter(path: path, format: format, headings: AuditViews.headings(phrases))
                try AuditTrail.each(in: tx) { try writer.write(AuditViews.cells($0, phrases)) }
                try writer.close()
            }
        } catch {
            unlink(path)
            throw error
        }
        let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        let type =
            isWorkbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8"
        return .file(.spooled(path: path, size: size), name: "\(name).\(isWorkbook ? "xlsx" : "csv")", type: type)
    }
}

/// The audit trail in words.
enum AuditViews {
    static func page(_ lines: [AuditTrail.Line], length: Int, backwards: Bool, isFirst: Bool, _ reader: Reader) -> Page
    {
        let phrases = reader.phrases
        let shown = backwards ? Array(lines.suffix(length)) : Array(lines.prefix(length))
        let hasMore = lines.count > length
        let rows = shown.map { line -> HTML in
            """
            <tr><th scope="row">\(phrases.dateTime(milliseconds: line.at.milliseconds, .date))</th>\
            <td data-label="\(phrases("audit.who"))"><span>\(who(line, phrases))</span></td>\
            <td data-label="\(phrases("audit.what"))"><span>\(what(line, phrases))</span></td>\
            <td data-label="\(phrases("audit.whom"))"><span>\(whom(line))</span></td></tr>
            """
        }
        let newer: Path? = backwards ? (hasMore ? shown.first : nil).map(after) : isFirst ? nil : shown.first.map(after)
        let older: Path? = backwards || hasMore ? shown.last.map { Path.audit.query(["before": $0.id.text]) } : nil
        let pager: HTML = """
            <nav class="pager" aria-label="\(phrases("audit.pages"))">\
            \(newer.map { path -> HTML in "<a rel=\"prev\" href=\"\(path)\">\(phrases("audit.newer"))</a>" })\
            \(older.map { path -> HTML in "<a rel=\"next\" href=\"\(path)\">\(phrases("audit.older"))</a>" })</nav>
            """
        let headings = headings(phrases).map { heading -> HTML in "<th scope=\"col\">\(heading)</th>" }
        return Page(
            title: phrases("audit.title"), lead: phrases("audit.lead"),
            actions: """
                <a class="button" href="\(Path.auditExport.query(["format": "xlsx"]))">\(phrases("audit.export.xlsx"))</a>\
                <a class="button" href="\(Path.auditExport.query(["format": "csv"]))">\(phrases("audit.export.csv"))</a>
                """,
            trail: RoleViews.trail(phrases), section: .settings,
            body: """
                <section class="card"><table class="table table--close"><thead><tr>\(headings)</tr></thead><tbody>\(rows)</tbody></table>\(pager)</section>
                """)
    }

    private static func after(_ line: AuditTrail.Line) -> Path { Path.audit.query(["after": line.id.text]) }

    static func headings(_ phrases: Phrases) -> [String] {
        [phrases("audit.when"), phrases("audit.who"), phrases("audit.what"), phrases("audit.whom")]
    }

    static func cells(_ line: AuditTrail.Line, _ phrases: Phrases) -> [TableValue] {
        let local = phrases.local(line.at.milliseconds)
        let two: (Int) -> String = { $0 < 10 ? "0\($0)" : String($0) }
        return [
            .text(
                "\(local.day.year)-\(two(local.day.month))-\(two(local.day.day)) \(two(local.hour)):\(two(local.minute))"
            ), .text(who(line, phrases)), .text(what(line, phrases)),
            .text(whom(line)),
        ]
    }

    private static func who(_ line: AuditTrail.Line, _ phrases: Phrases) -> String {
        line.actor ?? line.actorID?.text ?? phrases("audit.product")
    }

    /// An action that has no words yet is shown as it is written.
    private static func what(_ line: AuditTrail.Line, _ phrases: Phrases) -> String {
        let key = "audit.\(line.action)"
        return phrases.catalogue.keys.contains(key) ? phrases(key, ["count": 1]) : line.action
    }

    private static func whom(_ line: AuditTrail.Line) -> String {
        [line.subject ?? line.subjectID, line.programme].compactMap { $0 }.joined(separator: " – ")
    }
}
