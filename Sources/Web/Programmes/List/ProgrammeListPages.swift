import Mentoring
import Storage
import Tables
import Words

/// /programmes: what somebody runs.
enum ProgrammeListPages {
    static func list(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let lines = try await request.read { try Programmes.list(for: actor, in: $0) }
        return request.page(ProgrammeListViews.page(lines, request.reader))
    }

    /// Figures for who runs the whole of a programme only, as on the page.
    static func export(_ request: PageRequest) async throws -> Answer {
        let (phrases, actor, today) = (request.phrases, try request.actor, request.reader.today)
        let headings = ["name", "kind", "stage", "starts", "ends", "run_by", "mentees", "places"].map {
            phrases("programmes.column.\($0)")
        }
        return try await request.export(phrases("programmes.file"), headings: headings) { tx, write in
            for line in try Programmes.list(for: actor, in: tx) {
                let isWhole = line.reach?.isWhole == true
                try write([
                    .text(line.name), .text(phrases("programme.kind.\(line.kind.rawValue)")),
                    .text(StageWords.word(line.stage.rawValue, startsOn: line.startsOn, today: today, phrases)),
                    .date(line.startsOn.description),
                    .date(line.endsOn.description), .text(phrases.list(line.managers)),
                    isWhole ? .integer(line.mentees) : .empty, isWhole ? .integer(line.places) : .empty,
                ])
            }
        }
    }
}
