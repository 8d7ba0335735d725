import Foundation
import HTTPTypes
import Mentoring
import Storage
import Tables
import Words

/// The framework as a file: its template, its export, and its import after a trial.
enum CompetencyFilePages {
    static func template(_ request: PageRequest) async throws -> Answer {
        let name = request.phrases("competencies.template.name")
        return try await request.export(name, headings: headings(request.phrases)) { _, _ in }
    }

    /// The same columns as the template: what was exported can be changed and imported again.
    static func export(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        return try await request.export(phrases("competencies.export.name"), headings: headings(phrases)) { tx, write in
            let families = try Competencies.families(in: tx)
            for record in try Competencies.all(in: tx) {
                let input = try CompetencyInput(record, in: tx)
                let family = families.first { $0.id == record.family }?.name.text(in: phrases.language.rawValue) ?? ""
                try write(
                    CompetencyColumn.allCases.map { .text(CompetencyRowText.text($0, record, input, family: family)) })
            }
        }
    }

    static func choose(_ request: PageRequest) async throws -> Answer {
        request.page(CompetencyFileViews.choose(.none, request.reader))
    }

    /// Tries the file: says what it would do, line by line, and keeps it for the confirmation.
    static func check(_ request: PageRequest) async throws -> Answer {
        guard let upload = request.form.files["file"], upload.size > 0 else {
            return refused(Refusal("refusal.competency.file_none", field: "file"), request)
        }
        let token = ID<CompetencyFile>(at: request.now)
        let kept = path(token, request)
        try FileManager.default.moveItem(atPath: upload.path, toPath: kept)
        return try await run(token, tryOnly: true, request)
    }

    static func take(_ request: PageRequest) async throws -> Answer {
        guard let token = ID<CompetencyFile>(request.form["file"]),
            FileManager.default.fileExists(atPath: path(token, request))
        else { return refused(Refusal("refusal.competency.file_gone", field: "file"), request) }
        return try await run(token, tryOnly: false, request)
    }

    /// Tries or takes the kept file; what cannot be read is removed at once.
    private static func run(_ token: ID<CompetencyFile>, tryOnly: Bool, _ request: PageRequest) async throws -> Answer {
        let (actor, now, path) = (try request.actor, request.now, path(token, request))
        do {
            let drafts = try CompetencyFile.read(path, headings: known(request.phrases))
            let outcome = try await request.write {
                try Competencies.take(drafts, tryOnly: tryOnly, by: actor, in: $0, at: now)
            }
            unlink(path)
            return request.page(CompetencyFileViews.done(outcome, request.reader))
        } catch let undone as Competencies.Undone {
            var answer = request.page(CompetencyFileViews.trial(undone.outcome, token: token.text, request.reader))
            if !undone.outcome.problems.isEmpty {
                unlink(path)
                answer.status = .unprocessableContent
            }
            return answer
        } catch let refusal as Refusal {
            unlink(path)
            return refused(refusal, request)
        } catch let error as TableError {
            unlink(path)
            return refused(Problems(sentence: FileFaults.sentence(error, request.phrases), field: "file"), request)
        }
    }

    private static func refused(_ refusal: Refusal, _ request: PageRequest) -> Answer {
        refused(Problems(refusal, in: request.phrases), request)
    }

    private static func refused(_ problems: Problems, _ request: PageRequest) -> Answer {
        var answer = request.page(CompetencyFileViews.choose(problems, request.reader))
        answer.status = .unprocessableContent
        return answer
    }

    private static func path(_ token: ID<CompetencyFile>, _ request: PageRequest) -> String {
        "\(request.installation.settings.spool)/\(SpoolFolder.Use.competencies.rawValue)-\(token).upload"
    }

    private static func headings(_ phrases: Phrases) -> [String] {
        CompetencyColumn.allCases.map { phrases("competencies.column.\($0.rawValue)") }
    }

    /// Headings in both languages, and the bare names of the columns.
    private static func known(_ phrases: Phrases) -> [String: CompetencyColumn] {
        var known: [String: CompetencyColumn] = [:]
        for column in CompetencyColumn.allCases {
            known[Competencies.nameKey(column.rawValue)] = column
            for language in Language.allCases {
                known[Competencies.nameKey(phrases.speaking(language)("competencies.column.\(column.rawValue)"))] =
                    column
            }
        }
        return known
    }
}

/// What a column of the export says of a competency.
enum CompetencyRowText {
    static func text(
        _ column: CompetencyColumn, _ record: CompetencyRecord, _ input: CompetencyInput, family: String
    ) -> String {
        switch column {
        case .key: return record.key
        case .family: return family
        case .nameFr: return input.name.fr
        case .nameEn: return input.name.en
        case .definitionFr: return input.definition.fr
        case .definitionEn: return input.definition.en
        case .synonyms: return input.synonyms.joined(separator: ", ")
        default:
            let parts = column.rawValue.split(separator: "_")
            guard parts.count == 3, let level = Int(parts[1]), input.levels.indices.contains(level) else { return "" }
            return parts[2] == "fr" ? input.levels[level].fr : input.levels[level].en
        }
    }
}
