import Matching
import Mentoring
import Storage
import Tables
import Words

/// The lists of a run as files to save: pairs with their reasons, who waits and why, loads, changes, decisions.
enum RunExports {
    private typealias Write = ([TableValue]) throws -> Void

    /// The pairs that the filters let through.
    static func pairs(_ request: PageRequest) async throws -> Answer {
        let query = ReviewQuery(request.query)
        let reader = request.reader
        let columns = [
            "mentee", "mentee_number", "mentee_email", "mentor", "mentor_number", "mentor_email", "score", "state",
            "strengths", "lacks", "rules",
            "written",
        ]
        return try await export(request, "pairing.pairs", columns) { record, study, words, actor, tx, write in
            let sentences = words.sentences(reader)
            let lifted = Set(study.lifted().keys).union(study.unexplained().keys).union(study.keptBroken().keys)
            let goingOn = try Publication.goingOn(in: record, in: tx)
            let contacts = try Participants.contacts(of: record.programme, for: actor, in: tx)
            let namesakes = try study.namesakes(record, in: tx)
            var after: PairCursor?
            repeat {
                let page = try PairList.page(
                    of: record, query.filter, lifted: lifted, after: after, size: 500, namesakes, by: actor, in: tx)
                for line in page.lines {
                    let isGoingOn = goingOn.contains(line.key)
                    let kept = PairTable.existing(goesOn: isGoingOn, isOpen: record.state == .done)
                    try write(cells(line, contacts, study, sentences, kept: reader.phrases(kept), reader.phrases))
                }
                after = page.next
            } while after != nil
        }
    }

    private static func cells(
        _ line: PairLine, _ contacts: [ID<Participant>: ParticipantContact], _ study: RunStudy,
        _ sentences: ReasonSentences, kept: String, _ phrases: Phrases
    ) -> [TableValue] {
        let (mentee, mentor) = (contacts[line.key.mentee], contacts[line.key.mentor])
        let pair = study.ground.scores.pair(line.key.mentee, line.key.mentor)
        let told = pair.map { study.scoring.explain($0) }
        let state: String =
            switch line.origin {
            case .existing: kept
            case .moved: phrases("pairing.tag.moved")
            default: line.isLocked ? phrases("pairing.tag.locked") : ""
            }
        let rules = told?.broken.map { sentences($0.reason) } ?? []
        return [
            .text(line.mentee), cell(mentee?.staffNumber), cell(mentee?.email), .text(line.mentor),
            cell(mentor?.staffNumber), cell(mentor?.email), .number(Double(line.score) / 100), cell(state),
            cell(told.map { PanelView.capitalised(sentences.brief($0)) }),
            cell(told.map { PanelView.capitalised(sentences.lacking($0)) }), cell(phrases.list(rules)),
            cell(line.reason),
        ]
    }

    static func waiting(_ request: PageRequest) async throws -> Answer {
        let query = WaitingQuery(request.query)
        let reader = request.reader
        let columns = ["mentee", "site", "cause", "fit", "enough"]
        return try await export(request, "pairing.export.waiting", columns) { record, study, words, actor, tx, write in
            let phrases = reader.phrases
            let sentences = words.sentences(reader)
            let found = try ReviewFacts.waiting(of: record, study, by: actor, in: tx).waiting
            for one in WaitingList(found, query, words, isWhole: true).found {
                let remedies = study.remedies(one).map { PanelView.capitalised(sentences($0.reason)) + "." }
                try write([
                    .text(one.name), cell(one.site.flatMap { words.names.site($0) }),
                    .text(WaitingViews.cause(one.cause, phrases)), cell(WaitingViews.facts(one, phrases)),
                    cell(remedies.joined(separator: " ")),
                ])
            }
        }
    }

    static func loads(_ request: PageRequest) async throws -> Answer {
        let reader = request.reader
        return try await export(request, "pairing.loads", ["mentor", "taken", "places", "mentees"]) {
            record, study, _, actor, tx, write in
            for load in try ReviewFacts.loads(of: record, study, by: actor, in: tx) {
                try write([
                    .text(load.name), .integer(load.taken), .integer(load.places),
                    cell(reader.phrases.list(load.mentees)),
                ])
            }
        }
    }

    static func changes(_ request: PageRequest) async throws -> Answer {
        let reader = request.reader
        return try await export(request, "pairing.export.changes", ["mentee", "before", "score", "after"]) {
            record, study, _, actor, tx, write in
            for one in try ReviewFacts.changes(of: record, study, by: actor, in: tx) {
                let now = one.now.map { "\($0.name) (\(($0.score + 50) / 100))" }
                let score = one.before.count == 1 ? one.before.first?.score : nil
                try write([
                    .text(one.name), cell(reader.phrases.list(one.before.map(\.name))),
                    score.map { .number(Double($0) / 100) } ?? .empty, cell(reader.phrases.list(now)),
                ])
            }
        }
    }

    static func decisions(_ request: PageRequest) async throws -> Answer {
        let reader = request.reader
        let columns = ["mentee", "mentor", "decision", "written", "by", "day"]
        return try await export(request, "pairing.decisions", columns) { record, _, _, actor, tx, write in
            for one in try ReviewFacts.decisions(of: record, by: actor, in: tx) {
                try write([
                    .text(one.mentee), .text(one.mentor),
                    .text(reader.phrases("pairing.decision.\(one.kind.rawValue)")), cell(one.reason), cell(one.by),
                    .date(Day(one.at, in: reader.phrases.timeZone).description),
                ])
            }
        }
    }

    /// Every computation of a programme.
    static func runs(_ request: PageRequest) async throws -> Answer {
        let (actor, phrases) = (try request.actor, request.phrases)
        let programme = try request.id("programme", of: Programme.self)
        let name = try await request.read { try PairingRuns.programmeName(programme, by: actor, in: $0) }
        let file = phrases("pairing.export.runs", ["programme": .text(name)])
        let columns = ["number", "day", "state", "pairs", "waiting"].map { phrases("pairing.export.\($0)") }
        return try await request.export(file, headings: columns) { tx, write in
            for run in try RunRecord.all(of: programme, by: actor, in: tx) {
                let counts: [TableValue] =
                    run.state.hasPairs ? [.integer(run.matched), .integer(run.waiting)] : [.empty, .empty]
                try write(
                    [
                        .integer(run.number), .date(Day(run.askedAt, in: phrases.timeZone).description),
                        .text(phrases("pairing.state.\(run.state.rawValue)")),
                    ] + counts)
            }
        }
    }

    private static func cell(_ text: String?) -> TableValue {
        guard let text, !text.isEmpty else { return .empty }
        return .text(text)
    }

    private static func export(
        _ request: PageRequest, _ name: String, _ columns: [String],
        _ rows: @escaping @Sendable (RunRecord, RunStudy, RunWords, Actor, Transaction, Write) throws -> Void
    ) async throws -> Answer {
        let (actor, paths) = (try request.actor, try RunPaths(request))
        let (studies, phrases) = (request.installation.studies, request.phrases)
        let french = request.reader.language == .french
        let found = try await request.read { try RunRecord.find(paths.run, of: paths.programme, by: actor, in: $0) }
        let file = phrases(
            "pairing.export.file",
            [
                "list": .text(phrases(name)), "programme": .text(found.programmeName), "number": .number(found.number),
            ])
        return try await request.export(file, headings: columns.map { phrases("pairing.export.\($0)") }) { tx, write in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            let study = try studies.study(record, in: tx)
            let people = try study.people(record, in: tx)
            let words = RunWords(study.ground.scores, try ReviewNames(in: tx), people, french: french)
            try rows(record, study, words, actor, tx, write)
        }
    }
}
