import Foundation
import HTTPTypes
import Mentoring
import Storage
import Tables

/// How a list was understood, and its correction.
enum ColumnPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let id: ID<StaffImport> = try request.id("import")
        let record = try await request.read { try StaffImportRecord.find(id, in: $0) }
        guard [.uploaded, .ready, .failed].contains(record.state) else { return .redirect(to: .staffImport(id)) }
        do {
            let preview = try await preview(record, record.mapping, record.table, request)
            return request.page(try await view(record, preview, request))
        } catch {
            guard let fault = ImportFault(error) else { throw error }
            return try await gone(request, fault)
        }
    }

    /// Looks at the file again with other settings, or goes on to compare.
    static func save(_ request: PageRequest) async throws -> Answer {
        let id: ID<StaffImport> = try request.id("import")
        let record = try await request.read { try StaffImportRecord.find(id, in: $0) }
        let asked = ColumnForm(request.form, record)
        do {
            let seen = try await preview(record, record.mapping, asked.table, request)
            let looks = request.form["do"] == "look"
            let mapping = asked.mapping(over: seen, looksAgain: looks)
            if looks { return try await look(record, mapping, asked, request) }
            return try await compare(record, mapping, seen, asked, request)
        } catch {
            guard let fault = ImportFault(error) else { throw error }
            var answer = try await gone(request, fault)
            answer.status = .unprocessableContent
            return answer
        }
    }

    private static func look(
        _ record: StaffImportRecord, _ mapping: ColumnMapping?, _ asked: ColumnForm, _ request: PageRequest
    ) async throws -> Answer {
        let found = try await preview(record, mapping, asked.table, request)
        try await request.write { tx in
            try Imports.correct(
                record.id, mapping: found.mapping, table: asked.table, isFull: asked.isFull, in: tx, at: request.now)
        }
        return .redirect(to: .importColumns(record.id))
    }

    private static func compare(
        _ record: StaffImportRecord, _ mapping: ColumnMapping?, _ seen: StaffListPreview, _ asked: ColumnForm,
        _ request: PageRequest
    ) async throws -> Answer {
        let actor = try request.actor
        let mapping = mapping ?? seen.mapping
        return try await request.submit(
            { tx in
                try Imports.read(
                    record.id, mapping: mapping, table: asked.table, isFull: asked.isFull, by: actor, in: tx,
                    at: request.now)
            },
            done: { _ in .redirect(to: .staffImport(record.id)) },
            refused: { refusal in
                var shown = seen
                shown.mapping = mapping
                return request.page(try await view(record, shown, request, Problems(refusal, in: request.phrases)))
            })
    }

    private static func preview(
        _ record: StaffImportRecord, _ mapping: ColumnMapping?, _ table: TableOptions, _ request: PageRequest
    ) async throws -> StaffListPreview {
        let path = Imports.path(of: record.id, in: request.installation.settings.spool)
        guard FileManager.default.fileExists(atPath: path) else { throw NotFound() }
        let now = request.now
        return try await onOwnThread { try Imports.preview(path, mapping: mapping, table: table, at: now) }
    }

    private static func view(
        _ record: StaffImportRecord, _ preview: StaffListPreview, _ request: PageRequest, _ problems: Problems = .none
    ) async throws -> Page {
        let others = try await request.read { try Imports.others(than: record.id, in: $0) }
        return ColumnViews.page(record, preview, others: others, problems, request.reader)
    }

    /// The settings lead nowhere: said on the first page, where another file may be handed over.
    private static func gone(_ request: PageRequest, _ fault: ImportFault) async throws -> Answer {
        try await ImportPages.startPage(request, refusal: ImportWords.sentence(fault, request.phrases))
    }
}

/// What the page of columns sent.
struct ColumnForm {
    private let form: Form
    private let record: StaffImportRecord
    let table: TableOptions
    let isFull: Bool

    init(_ form: Form, _ record: StaffImportRecord) {
        self.form = form
        self.record = record
        isFull = form["full"] == "yes"
        table = TableOptions(
            encoding: form.fields["encoding"] == nil
                ? record.table.encoding : form.filled("encoding").flatMap(TextEncoding.init(rawValue:)),
            separator: form.fields["separator"] == nil
                ? record.table.separator : Separator(rawValue: form["separator"] == "tab" ? "\t" : form["separator"]),
            sheet: form.filled("sheet"), limits: Imports.limits)
    }

    /// Is the file to be read in another way than before, so that its columns are others?
    private var readsOtherwise: Bool {
        table.encoding != record.table.encoding && form["encoding"] != form["encoding_was"]
            || form["separator"] != form["separator_was"] || form["sheet"] != form["sheet_was"]
    }

    /// The columns as chosen; nil where they are to be recognised afresh.
    func mapping(over seen: StaffListPreview, looksAgain: Bool) -> ColumnMapping? {
        if looksAgain {
            if readsOtherwise { return nil }
            if let line = Int(form["headings"]), line != seen.headingLine {
                return Imports.mapping(withHeadingsAt: line, of: seen)
            }
        }
        var mapping = seen.mapping
        for index in mapping.choices.indices where form.fields["column-\(index)"] != nil {
            mapping.choices[index].column = StaffColumn(rawValue: form["column-\(index)"])
        }
        if form.fields["dates"] != nil { mapping.dateOrder = DateOrder(rawValue: form["dates"]) }
        return mapping
    }
}
