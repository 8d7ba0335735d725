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
            let isReadAgain = request.query["read"] == "again"
            return request.page(try await view(record, preview, request, isReadAgain: isReadAgain))
        } catch {
            guard let fault = ImportFault(error) else { throw error }
            return try await gone(request, fault)
        }
    }

    /// Looks at the file again with other settings, or goes on to compare. Settings that make other columns of it are
    /// looked at first, whatever button was pressed: nobody has seen yet what would be imported.
    static func save(_ request: PageRequest) async throws -> Answer {
        let id: ID<StaffImport> = try request.id("import")
        let record = try await request.read { try StaffImportRecord.find(id, in: $0) }
        let asked = ColumnForm(request.form, record)
        do {
            let seen = try await preview(record, record.mapping, asked.table, request)
            let looks = request.form["do"] == "look" || asked.makesOtherColumns
            let mapping = asked.mapping(over: seen, looksAgain: looks)
            if looks { return try await look(record, mapping, asked, request) }
            return try await compare(record, mapping, seen, asked, request)
        } catch {
            guard let fault = ImportFault(error) else { throw error }
            return try await refused(record, fault, request)
        }
    }

    /// With these settings it is no list: said on the page, which shows the file as it was read before.
    private static func refused(
        _ record: StaffImportRecord, _ fault: ImportFault, _ request: PageRequest
    ) async throws -> Answer {
        let problems = Problems(sentence: ImportWords.sentence(fault, request.phrases), field: nil)
        var answer: Answer
        do {
            let before = try await preview(record, record.mapping, record.table, request)
            answer = request.page(try await view(record, before, request, problems))
        } catch {
            guard ImportFault(error) != nil else { throw error }
            answer = try await gone(request, fault)
        }
        answer.status = .unprocessableContent
        return answer
    }

    private static func look(
        _ record: StaffImportRecord, _ mapping: ColumnMapping?, _ asked: ColumnForm, _ request: PageRequest
    ) async throws -> Answer {
        var found = try await preview(record, mapping, asked.table, request).mapping
        if asked.saysDates { found.dateOrder = asked.dateOrder }
        try await request.write { [found] tx in
            try Imports.correct(
                record.id, mapping: found, table: asked.table, isFull: asked.isFull, in: tx, at: request.now)
        }
        let path = Path.importColumns(record.id).query(["full": asked.full])
        // Whoever asked to compare is told why they are here again.
        return .redirect(to: request.form["do"] == "look" ? path : path.query(["read": "again"]))
    }

    private static func compare(
        _ record: StaffImportRecord, _ mapping: ColumnMapping?, _ seen: StaffListPreview, _ asked: ColumnForm,
        _ request: PageRequest
    ) async throws -> Answer {
        let actor = try request.actor
        let mapping = mapping ?? seen.mapping
        // The next list is recognised by what is seen of it first: other headings, where these were chosen by hand.
        let first = try? await preview(record, nil, TableOptions(limits: Imports.limits), request).mapping
        return try await request.submit(
            { tx in
                try Imports.read(
                    record.id, mapping: mapping, table: asked.table, isFull: asked.isFull, seenAs: first, by: actor,
                    in: tx, at: request.now)
                guard try !asked.full.isEmpty || Imports.knowsNobody(in: tx) else {
                    throw Refusal("refusal.import.full", field: "full")
                }
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
        _ record: StaffImportRecord, _ preview: StaffListPreview, _ request: PageRequest, _ problems: Problems = .none,
        isReadAgain: Bool = false
    ) async throws -> Page {
        let said = [request.form["full"], request.query["full"]].first { !$0.isEmpty }
        let (others, isAnswered, isFirst) = try await request.read { tx in
            (
                try Imports.others(than: record.id, in: tx),
                try Imports.isFullAnswered(for: preview.mapping, in: tx), try Imports.knowsNobody(in: tx)
            )
        }
        let kept = record.isFull ? "yes" : record.state != .uploaded || isAnswered ? "no" : ""
        return ColumnViews.page(
            record, preview, others: others, full: isFirst ? nil : said ?? kept, problems, isReadAgain: isReadAgain,
            request.reader)
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
    /// `yes`, `no`, or nothing where nobody said so.
    let full: String
    var isFull: Bool { full == "yes" }

    init(_ form: Form, _ record: StaffImportRecord) {
        self.form = form
        self.record = record
        full = ["yes", "no"].contains(form["full"]) ? form["full"] : ""
        table = TableOptions(
            encoding: form.fields["encoding"] == nil
                ? record.table.encoding : form.filled("encoding").flatMap(TextEncoding.init(rawValue:)),
            separator: form.fields["separator"] == nil
                ? record.table.separator : Separator(rawValue: form["separator"] == "tab" ? "\t" : form["separator"]),
            sheet: form.filled("sheet"), limits: Imports.limits)
    }

    /// The columns that this form shows are not those that its settings make.
    var makesOtherColumns: Bool {
        readsOtherwise || form.filled("headings").map { $0 != form["headings_was"] } ?? false
    }

    var saysDates: Bool { form.fields["dates"] != nil }
    /// How dates are written; nil tells it from the dates.
    var dateOrder: DateOrder? { DateOrder(rawValue: form["dates"]) }

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
        if saysDates { mapping.dateOrder = dateOrder }
        return mapping
    }
}
