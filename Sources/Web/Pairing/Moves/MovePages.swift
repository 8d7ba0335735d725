import Foundation
import HTTPTypes
import Matching
import Mentoring
import Storage
import Words

/// Giving a mentee another mentor: whom they could have, what it costs the whole, and doing it.
enum MovePages {
    static func choices(_ request: PageRequest) async throws -> Answer {
        let view = try await ChoiceView(of: request.id("mentee"), request)
        return request.page(ChoiceViews.page(view, ChoiceList(view, request.query), request.reader))
    }

    /// Asks whether these two are to be together; changes nothing.
    static func confirm(_ request: PageRequest) async throws -> Answer {
        let key = try key(request.query)
        let view = try await confirmation(key, request)
        return request.page(MoveViews.confirm(view, reason: view.written, .none, request.reader))
    }

    static func move(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let key = try key(request.form)
        let (reason, version) = (request.form["reason"], Int(request.form["version"]) ?? 0)
        let (studies, now) = (request.installation.studies, request.now)
        do {
            return try await request.submit(
                { tx in
                    try PairingDecisions.move(
                        key, reason: reason, of: paths.run, paths.programme, version: version, by: actor, studies,
                        in: tx,
                        at: now)
                }, done: { .redirect(to: paths.pair(key), done: ChangeDone.moved($0), at: now) },
                refused: { refusal in
                    let view = try await confirmation(key, request)
                    return request.page(
                        MoveViews.confirm(view, reason: reason, Problems(refusal, in: request.phrases), request.reader))
                })
        } catch is ChangedMeanwhile {
            let view = try await confirmation(key, request)
            var answer = request.page(MoveViews.confirm(view, reason: reason, .none, changed: true, request.reader))
            answer.status = .conflict
            return answer
        }
    }

    private static func key(_ form: Form) throws -> PairKey {
        guard let mentee = ID<Participant>(form["moved"]), let mentor = ID<Participant>(form["mentor"]) else {
            throw NotFound()
        }
        return PairKey(mentee, mentor)
    }

    private static func confirmation(_ key: PairKey, _ request: PageRequest) async throws -> MoveView {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let studies = request.installation.studies
        let french = request.reader.language == .french
        return try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            return try MoveView(key, record, studies.study(record, in: tx), french: french, by: actor, in: tx)
        }
    }
}

/// The mentors whom a mentee could have.
struct ChoiceView: Sendable {
    let record: RunRecord
    let mentee: ID<Participant>
    let name: String
    let choices: [MentorChoice]
    let hold: MentorChoices.Hold?
    let words: RunWords
    /// The mentee has no place at all.
    let wantsNobody: Bool
    /// How many were tried, at most, for whether they are a local manager's to choose.
    let mostTried: Int
    /// How far a local manager reaches; nil for who may read the names of everybody whom a reason mentions.
    let limits: LocalLimits?

    /// All but those that are somebody else's to choose: those that may be, that were not tried, who are together already,
    /// and who cannot be.
    var offered: [MentorChoice] { choices.filter { $0.reach != .others } }
    /// How many somebody else could choose.
    var beyond: Int { choices.count { $0.reach == .others } }
    /// How many were not tried, so that their own page says whether they are the reader's to choose.
    var untried: Int { choices.count { $0.reach == .untried } }
    /// The mentee's pair goes on.
    var isKept: Bool {
        if case .kept = hold { return true }
        return false
    }

    /// Why no place can be made, where no rule stands before that; else nil.
    func closed(_ choice: MentorChoice, _ phrases: Phrases) -> String? {
        if choice.isImpossible { return nil }
        if isKept { return phrases("pairing.choice.kept", ["name": .text(name)]) }
        if wantsNobody { return phrases("pairing.choice.wants_nobody", ["name": .text(name)]) }
        return choice.takenPlaces.map { phrases("pairing.choice.full", ["count": .number($0)]) }
    }

    /// Nil for who may not be named to this reader.
    func name(of participant: ID<Participant>) -> String? { limits == nil ? words.people[participant] : nil }
}

extension ChoiceView {
    /// As the run named in the request's path stands now.
    init(of mentee: ID<Participant>, _ request: PageRequest) async throws {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let studies = request.installation.studies
        let french = request.reader.language == .french
        self = try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            let (study, names) = (try studies.study(record, in: tx), try ReviewNames(in: tx))
            let found = try ReviewFacts.choices(of: record, study, mentee: mentee, by: actor, in: tx)
            return ChoiceView(
                record: record, mentee: mentee, name: found.people[mentee] ?? "", choices: found.choices,
                hold: found.hold,
                words: RunWords(study.ground.scores, names, found.people, french: french),
                wantsNobody: found.wantsNobody, mostTried: found.mostTried,
                limits: try LocalLimits(actor, record.programme, names, in: tx))
        }
    }
}

/// A move, before it is confirmed.
struct MoveView: Sendable {
    let record: RunRecord
    let key: PairKey
    let explanation: Explanation
    /// Nil where it cannot be; then `refusal` says why.
    let change: RunChange?
    let refusal: Refusal?
    let words: RunWords
    let isTogether: Bool
    /// How far a local manager reaches.
    let limits: LocalLimits?
    /// They are locked and break a rule, and nobody wrote why.
    let isUnexplained: Bool
    /// They are locked and break no rule, or go on already: there is nothing to confirm.
    let isSettled: Bool
    let goesOn: Bool
    /// What was written of them before.
    let written: String

    init(
        _ key: PairKey, _ record: RunRecord, _ study: RunStudy, french: Bool, by actor: Actor, in tx: Transaction
    ) throws {
        self.record = record
        self.key = key
        guard let pair = study.ground.scores.pair(key.mentee, key.mentor) else { throw NotFound() }
        guard try ReviewScope.looksAfter(key.mentee, actor, record.programme, in: tx) else { throw NotFound() }
        explanation = study.scoring.explain(pair)
        isUnexplained = study.unexplained()[key] != nil
        goesOn = study.decision(key) == .existing
        isSettled = goesOn || study.decision(key) == .lock && explanation.broken.isEmpty
        let namesakes = try study.namesakes(record, in: tx)
        written = try PairList.line(key, of: record, namesakes, by: actor, in: tx)?.reason ?? ""
        isTogether = study.partners(ofMentee: pair.mentee).contains { $0.mentor == pair.mentor }
        do {
            let found = try study.move(key)
            try ReviewScope.checkTouched(found.mentees, actor, record.programme, in: tx)
            change = found
            refusal = nil
        } catch let error as Refusal {
            (change, refusal) = (nil, error)
        }
        var people: [ID<Participant>: String] = [:]
        let touched = (change?.added ?? []) + (change?.removed ?? [])
        for one in [key.mentee, key.mentor] + touched.flatMap({ [$0.key.mentee, $0.key.mentor] })
        where people[one] == nil {
            people[one] = try ReviewNames.name(one, in: tx)
        }
        let names = try ReviewNames(in: tx)
        words = RunWords(study.ground.scores, names, people, french: french)
        limits = try LocalLimits(actor, record.programme, names, in: tx)
    }

    func name(_ participant: ID<Participant>) -> String { words.people[participant] ?? "" }
}
