package import Matching
package import Storage
import Synchronization

/// A pair of participants.
package struct PairKey: Sendable, Hashable {
    package let mentee: ID<Participant>
    package let mentor: ID<Participant>

    package init(_ mentee: ID<Participant>, _ mentor: ID<Participant>) {
        self.mentee = mentee
        self.mentor = mentor
    }
}

/// That somebody wrote why a pair is to be though it breaks rules.
struct WrittenReason: Sendable, Hashable {
    /// Keys of the rules that it broke then; nil where that was not noted: the reason speaks of all.
    let rules: Set<String>?

    func covers(_ rule: BrokenRule) -> Bool { rules?.contains(rule.reason.key) ?? true }
}

/// What a run knows and will always know: its archive, and the scores that follow from it.
package final class RunGround: Sendable {
    package let input: PairingInput
    package let scores: PairingScores
    /// The rules that cannot be judged for everybody.
    package let unjudged: [UnjudgedRule]
    /// Pairs that break no rule, those under the least score among them: the problem leaves those out by itself.
    private let eligible: Scores
    let reliefs = RuleReliefs()

    init(_ input: PairingInput) {
        self.input = input
        scores = PairingScores(input)
        unjudged = input.unjudged
        eligible = scores.eligible()
    }

    package func key(_ pair: Pair) -> PairKey {
        PairKey(input.mentees[pair.mentee].participant, input.mentors[pair.mentor].participant)
    }

    func problem(with decisions: [PairingInput.Decision]) throws -> MatchingProblem {
        try scores.problem(eligible, decisions)
    }

    /// The mentors whom no rule keeps from a mentee, with what each pair is worth.
    func forEachEligible(ofMentee mentee: Int, _ body: (_ mentor: Int, _ worth: Int) -> Void) {
        eligible.forEachPair(ofMentee: mentee, body)
    }

    /// What the pair is worth where no rule forbids it.
    func worth(_ pair: Pair) -> Int? { eligible[pair.mentee, pair.mentor] }
}

/// A run at one version: its problem, its pairs, and the prices from which every "what if" is answered.
package struct RunStudy: Sendable {
    package let run: ID<PairingRun>
    package let version: Int
    package let ground: RunGround
    package let decisions: [PairingInput.Decision]
    /// What was written of pairs when they were decided.
    let written: [PairKey: WrittenReason]
    package let problem: MatchingProblem
    package let assignment: Assignment
    package let whatIf: WhatIf
    let answers = StudyAnswers()

    package var scoring: Scoring { ground.scores.scoring }
    package var input: PairingInput { ground.input }

    init(_ record: RunRecord, _ ground: RunGround, in tx: Transaction) throws {
        run = record.id
        version = record.version
        self.ground = ground
        let rows = try tx.rows(RunContentSQL.decisions, record.id)
        written = try RunStudy.written(rows)
        decisions = try rows.compactMap { row in
            guard let kind = PairingInput.Decision.Kind(rawValue: try row.text("kind")) else { return nil }
            return PairingInput.Decision(mentee: try row.id("mentee_id"), mentor: try row.id("mentor_id"), kind: kind)
        }
        problem = try ground.problem(with: decisions)
        let pairs = try tx.rows(RunContentSQL.pairs, record.id).compactMap { row -> ScoredPair? in
            guard let pair = ground.scores.pair(try row.id("mentee_id"), try row.id("mentor_id")) else { return nil }
            return ScoredPair(mentee: pair.mentee, mentor: pair.mentor, score: try row.integer("score"))
        }
        let proof = try tx.row(RunContentSQL.proof, record.id).map { try RunProof(document: $0.bytes("document")) }
        let certificate = proof?.certificate(ground)
        if let certificate,
            let kept = try? WhatIf(
                problem, Assignment(problem: problem, pairs: pairs.sorted(), certificate: certificate))
        {
            assignment = Assignment(problem: problem, pairs: pairs.sorted(), certificate: certificate)
            whatIf = kept
        } else {
            assignment = try problem.solve(.optimal)
            whatIf = try WhatIf(problem, assignment)
        }
    }

    private static func written(_ decisions: [Row]) throws -> [PairKey: WrittenReason] {
        var written: [PairKey: WrittenReason] = [:]
        for row in decisions where try row.optionalText("reason") != nil {
            let rules = try row.optionalText("lifted").map { Set($0.split(separator: " ").map(String.init)) }
            written[PairKey(try row.id("mentee_id"), try row.id("mentor_id"))] = WrittenReason(rules: rules)
        }
        return written
    }

    /// Does the assignment's certificate prove it the best for the problem?
    static func proves(_ assignment: Assignment, _ problem: MatchingProblem) -> Bool {
        guard let certificate = assignment.certificate else { return false }
        do { try certificate.verify(assignment.pairs, of: problem) } catch { return false }
        return true
    }

    /// Places of mentors that stay free.
    package var freePlaces: Int { problem.capacities.reduce(0, +) - assignment.matched }

    /// The decision that stands about a pair.
    package func decision(_ key: PairKey) -> PairingInput.Decision.Kind? {
        decisions.first { $0.mentee == key.mentee && $0.mentor == key.mentor }?.kind
    }

    /// The mentors whom a mentee has in this run.
    package func partners(ofMentee index: Int) -> [ScoredPair] { assignment.pairs.filter { $0.mentee == index } }
}

/// The studies of the runs that are being looked at, kept in memory: a few, by run and version. Several servers may share
/// a database, so the version in the database decides whether what is kept still holds.
package final class RunStudies: Sendable {
    private struct Kept {
        var grounds: [(run: ID<PairingRun>, ground: RunGround)] = []
        var studies: [RunStudy] = []
    }

    private let kept = Mutex(Kept())
    let standings = RunStandings()
    private let most: Int

    package init(most: Int = 6) {
        self.most = most
    }

    /// The study of a run that has pairs, at the version that the transaction sees.
    package func study(_ record: RunRecord, in tx: Transaction) throws -> RunStudy {
        guard record.state.hasPairs else { throw NotFound() }
        let found = kept.withLock { kept -> RunStudy? in
            guard let index = kept.studies.firstIndex(where: { $0.run == record.id && $0.version == record.version })
            else { return nil }
            let study = kept.studies.remove(at: index)
            kept.studies.append(study)
            return study
        }
        if let found { return found }
        let study = try RunStudy(record, ground(record.id, in: tx), in: tx)
        kept.withLock { kept in
            kept.studies.removeAll { $0.run == record.id }
            kept.studies.append(study)
            if kept.studies.count > most { kept.studies.removeFirst() }
        }
        return study
    }

    private func ground(_ run: ID<PairingRun>, in tx: Transaction) throws -> RunGround {
        if let found = kept.withLock({ $0.grounds.first { $0.run == run }?.ground }) { return found }
        guard let row = try tx.row(RunContentSQL.input, run) else { throw NotFound() }
        let ground = RunGround(try PairingInput(archive: row.bytes("archive")))
        kept.withLock { kept in
            kept.grounds.append((run, ground))
            if kept.grounds.count > most { kept.grounds.removeFirst() }
        }
        return ground
    }
}
