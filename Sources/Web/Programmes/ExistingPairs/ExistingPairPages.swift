import Foundation
import HTTPTypes
import Mentoring
import Storage
import Tables
import Words

/// /programmes/:programme/participants/pairs: pairs that met before, from a file.
enum ExistingPairPages {
    static func show(_ request: PageRequest) async throws -> Answer { try await page(nil, request, .none) }

    private static func page(
        _ file: ExistingPairsFile?, _ request: PageRequest, _ problems: Problems, _ trial: ExistingPairTrial? = nil
    ) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let record = try await request.read { tx in
            try ProgrammeReach.requireWhole(actor, in: id)
            return try ProgrammeRecord.find(id, for: actor, in: tx)
        }
        return request.page(ExistingPairViews.page(record, file, trial, problems, request.reader))
    }

    /// Reads the file and shows what would come in; writes nothing.
    static func preview(_ request: PageRequest) async throws -> Answer {
        let (id, actor, today) = (
            try request.id("programme", of: Programme.self), try request.actor, request.reader.today
        )
        let path = request.form.files["file"]?.path
        do {
            let file = try await request.read { tx in
                try ProgrammeReach.requireWhole(actor, in: id)
                guard let path else { throw Refusal("refusal.pairs.no_file", field: "file") }
                return try ExistingPairsFile(path: path, for: id, today: today, in: tx)
            }
            return try await page(file, request, .none, trial(file, of: id, by: actor, request))
        } catch let refusal as Refusal {
            return try await again(refusal, request)
        } catch let error as TableError {
            let sentence = FileFaults.sentence(error, request.phrases)
            return try await again(
                Refusal("refusal.pairs.file", field: "file", values: ["reason": .text(sentence)]), request)
        }
    }

    /// What the pairs would go against: they are brought in, and that is taken back at once.
    private static func trial(
        _ file: ExistingPairsFile, of programme: ID<Programme>, by actor: Actor, _ request: PageRequest
    ) async throws -> ExistingPairTrial? {
        let (pairs, now) = (file.lines.map(\.input), request.now)
        if pairs.isEmpty { return nil }
        do {
            return try await request.write { throw try ExistingPairTrial(pairs, in: programme, by: actor, $0, at: now) }
        } catch let trial as ExistingPairTrial {
            return trial
        }
    }

    private static func again(_ refusal: Refusal, _ request: PageRequest) async throws -> Answer {
        var answer = try await page(nil, request, Problems(refusal, in: request.phrases))
        answer.status = .unprocessableContent
        return answer
    }

    /// A file to begin from: the headings, and two lines that are examples.
    static func template(_ request: PageRequest) async throws -> Answer {
        let (id, actor, phrases) = (try request.id("programme", of: Programme.self), try request.actor, request.phrases)
        let headings = ["mentee", "mentor", "started", "meetings"].map { phrases("pairs.\($0)") }
        return try await request.export(phrases("pairs.template.file"), headings: headings) { _, write in
            try ProgrammeReach.requireWhole(actor, in: id)
            for row in ["first", "second"] { try write(TemplateCells.values(phrases("pairs.template.\(row)"))) }
        }
    }

    /// The lines that were left out, as a file to mend: what the preview handed to the form, put into words.
    static func refused(_ request: PageRequest) async throws -> Answer {
        let (id, actor, phrases) = (try request.id("programme", of: Programme.self), try request.actor, request.phrases)
        let lines = request.form.all("line").map { line in
            line.split(separator: ";", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        }
        let headings = ["line", "column", "value", "reason"].map { phrases("pairs.column.\($0)") }
        return try await request.export(phrases("pairs.refused_file"), headings: headings) { _, write in
            try ProgrammeReach.requireWhole(actor, in: id)
            for parts in lines where parts.count == 4 {
                guard let reason = ExistingPairsFile.Reason(rawValue: parts[2]), let line = Int(parts[0]),
                    ExistingPairsFile.columns.contains(parts[1])
                else { continue }
                let sentence = phrases("pairs.reason.\(reason.rawValue)", ["value": .text(parts[3])])
                try write([
                    .integer(line), .text(phrases("pairs.column.\(parts[1])")), .text(parts[3]), .text(sentence),
                ])
            }
        }
    }

    /// Brings in what the preview showed; everything is checked again.
    static func bring(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let pairs = request.form["pairs"].split(separator: "|").compactMap { line -> ExistingPairs.Input? in
            let parts = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4, let mentee = ID<Person>(parts[0]), let mentor = ID<Person>(parts[1]),
                let meetings = Int(parts[3]), (0...999).contains(meetings)
            else { return nil }
            return ExistingPairs.Input(mentee: mentee, mentor: mentor, startedOn: Day(parts[2]), meetings: meetings)
        }
        return try await request.submit(
            { try ExistingPairs.bring(pairs, into: id, by: actor, in: $0, at: now) },
            done: { .redirect(to: .programme(id), done: Done("done.brought", values: ["count": Double($0)]), at: now) },
            refused: { try await page(nil, request, Problems($0, in: request.phrases)) })
    }
}
