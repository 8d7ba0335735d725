import Foundation
import HTTPTypes
import Mentoring
import Storage
import Tables
import Words

/// Pages of staff lists.
enum ImportPages {
    static func start(_ request: PageRequest) async throws -> Answer { try await startPage(request) }

    static func startPage(_ request: PageRequest, refusal: String? = nil, file: String? = nil) async throws -> Answer {
        let (history, missing) = try await request.read { tx in
            (try StaffImportRecord.history(limit: 20, in: tx), try Absences.count(.missing, in: tx))
        }
        return request.page(
            StartViews.page(history: history, missing: missing, refusal: refusal, file: file, request.reader))
    }

    /// One list, at whatever point it is.
    static func show(_ request: PageRequest) async throws -> Answer {
        let id: ID<StaffImport> = try request.id("import")
        let record = try await request.read { try StaffImportRecord.find(id, in: $0) }
        switch record.state {
        case .uploaded: return .redirect(to: .importColumns(id))
        case .reading, .applying:
            let kind = record.state == .reading ? Imports.readList : Imports.applyList
            let isInterrupted = try await request.read { try Jobs.isInterrupted(kind, id, in: $0, at: request.now) }
            return request.page(ProgressViews.page(record, isInterrupted: isInterrupted, request.reader))
        case .ready: return request.page(try await result(record, request))
        case .done: return request.page(try await done(record, request))
        case .cancelled, .failed: return request.page(ProgressViews.ended(record, request.reader))
        }
    }

    private static func result(_ record: StaffImportRecord, _ request: PageRequest) async throws -> Page {
        let result = try await request.read { tx in
            ImportResult(
                record: record, problems: try Imports.problemKinds(of: record.id, in: tx),
                new: try Imports.sample(of: record.id, .new, limit: 6, in: tx),
                changed: try Imports.sample(of: record.id, .changed, limit: 10, in: tx),
                missing: try Imports.sample(of: record.id, .missing, limit: 10, in: tx),
                others: try Imports.others(than: record.id, in: tx),
                cleared: try Imports.cleared(by: record.id, in: tx),
                returning: try Imports.returning(by: record.id, in: tx))
        }
        return ResultViews.page(result, request.reader)
    }

    private static func done(_ record: StaffImportRecord, _ request: PageRequest) async throws -> Page {
        let (problems, unknown, tasks) = try await request.read { tx in
            (
                try Imports.problemKinds(of: record.id, in: tx), try Competencies.unknownCount(in: tx),
                try PeopleGlance.incomplete(in: tx).filter { $0.key == "grades" || $0.key == "sites" }
            )
        }
        return DoneViews.page(record, problems, unknownCompetencies: unknown, tasks, request.reader)
    }

    static func apply(_ request: PageRequest) async throws -> Answer {
        let id: ID<StaffImport> = try request.id("import")
        let actor = try request.actor
        return try await request.submit(
            { tx in try Imports.apply(id, by: actor, in: tx, at: request.now) },
            done: { _ in .redirect(to: .staffImport(id)) },
            refused: { refusal in
                let record = try await request.read { try StaffImportRecord.find(id, in: $0) }
                var page = try await result(record, request)
                page.body = "\(Forms.summary(Problems(refusal, in: request.phrases), request.phrases))\(page.body)"
                return request.page(page)
            })
    }

    static func cancel(_ request: PageRequest) async throws -> Answer {
        let id: ID<StaffImport> = try request.id("import")
        let actor = try request.actor
        try await request.write { try Imports.cancel(id, by: actor, in: $0, at: request.now) }
        unlink(Imports.path(of: id, in: request.installation.settings.spool))
        return .redirect(to: .importStart)
    }

    /// Problems on a page of one kind.
    static let pageSize = 50

    /// All problems of one kind.
    static func problems(_ request: PageRequest) async throws -> Answer {
        let id: ID<StaffImport> = try request.id("import")
        guard let reason = request.parameters["reason"].flatMap(StaffProblem.Reason.init(rawValue:)),
            let remedy = request.parameters["remedy"].flatMap(StaffProblem.Remedy.init(rawValue:))
        else { throw NotFound() }
        let after = Int(request.query["after"]) ?? -1
        let (record, kinds, problems) = try await request.read { tx in
            (
                try StaffImportRecord.find(id, in: tx), try Imports.problemKinds(of: id, in: tx),
                try Imports.problems(of: id, reason, remedy, after: after, limit: pageSize + 1, in: tx)
            )
        }
        guard let kind = kinds.first(where: { $0.reason == reason && $0.remedy == remedy }) else { throw NotFound() }
        return request.page(ProblemViews.page(record, kind, problems, request.reader))
    }

    /// The refused rows as they came, with the reasons, as long as the list's file is here.
    static func refused(_ request: PageRequest) async throws -> Answer {
        let id: ID<StaffImport> = try request.id("import")
        let (record, compared) = try await request.read {
            (try StaffImportRecord.find(id, in: $0), try Imports.refusedByComparison(of: id, in: $0))
        }
        let spool = request.installation.settings.spool
        let path = Imports.path(of: id, in: spool)
        guard record.counts?.refused ?? 0 > 0, FileManager.default.fileExists(atPath: path) else { throw NotFound() }
        let isText = request.query["format"] == "csv"
        let target = SpoolFolder(path: spool).newFile(.refused)
        try await RefusedFile(record: record, compared: compared, path: path, target: target, isText: isText).write(
            request.phrases, request.now)
        let size = (try FileManager.default.attributesOfItem(atPath: target)[.size] as? NSNumber)?.intValue ?? 0
        let type =
            isText ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return .file(
            .spooled(path: target, size: size),
            name: request.phrases("import.refused.file") + (isText ? ".csv" : ".xlsx"),
            type: type)
    }
}

/// The refused rows of a list, to be mended and handed in again.
private struct RefusedFile {
    let record: StaffImportRecord
    let compared: [StaffProblem]
    let path: String
    let target: String
    let isText: Bool

    func write(_ phrases: Phrases, _ now: Instant) async throws {
        let copy = self
        try await onOwnThread {
            let format: TableWriter.Format =
                copy.isText
                ? .text(phrases.language == .french ? .french : .english)
                : .workbook(sheet: phrases("import.refused.sheet"))
            _ = try Imports.writeRefused(
                of: copy.record, from: copy.path, to: copy.target, format: format,
                reasonHeading: phrases("import.refused.reason"), compared: copy.compared, at: now
            ) { ImportWords.reason($0, phrases) }
        }
    }
}
