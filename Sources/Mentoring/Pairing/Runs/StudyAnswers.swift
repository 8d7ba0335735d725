package import Matching
package import Storage
import Synchronization

/// Answers that were worked out once for a run at a version, kept as long as its study.
final class StudyAnswers: Sendable {
    typealias Costs = (costs: [Cost?], others: [Alternative])

    /// Why a mentee waits, and what would change that.
    struct Wait: Sendable {
        let fitting: [Int]
        let bars: [(bar: WaitingMentee.Bar, mentors: Int)]
    }

    private struct Kept {
        var waits: [Int: Wait]?
        var remedies: [Int: [Remedy]] = [:]
        var alone: [RunStudy.Alone]?
        var costs: [Int: Costs] = [:]
        var glimpses: [Pair: Difference?] = [:]
        var places: (sites: [ID<Site>], departments: [ID<Department>])?
        /// By the version of the run before.
        var changed: (previous: Int, count: Int)?
        var hand: HandDecisions?
    }

    private let kept = Mutex(Kept())
    let gone = KeptUntilSomethingHappens<[GonePair]>()
    let newcomers = KeptUntilSomethingHappens<[String]>()
    let namesakes = KeptUntilSomethingHappens<Namesakes>()
    let people = KeptUntilSomethingHappens<[ID<Participant>: String]>()

    func costs(ofMentee index: Int, _ work: () -> Costs) -> Costs {
        if let found = kept.withLock({ $0.costs[index] }) { return found }
        let made = work()
        kept.withLock { $0.costs[index] = made }
        return made
    }

    /// Of everybody who waits.
    func waits(_ work: () -> [Int: Wait]) -> [Int: Wait] {
        if let found = kept.withLock({ $0.waits }) { return found }
        let made = work()
        kept.withLock { $0.waits = made }
        return made
    }

    func remedies(ofMentee index: Int, _ work: () -> [Remedy]) -> [Remedy] {
        if let found = kept.withLock({ $0.remedies[index] }) { return found }
        let made = work()
        kept.withLock { $0.remedies[index] = made }
        return made
    }

    func alone(_ work: () -> [RunStudy.Alone]) -> [RunStudy.Alone] {
        if let found = kept.withLock({ $0.alone }) { return found }
        let made = work()
        kept.withLock { $0.alone = made }
        return made
    }

    /// Where the run's mentees work.
    func places(of input: PairingInput) -> (sites: [ID<Site>], departments: [ID<Department>]) {
        if let found = kept.withLock({ $0.places }) { return found }
        let made = (
            Array(Set(input.mentees.compactMap(\.site))), Array(Set(input.mentees.compactMap(\.department)))
        )
        kept.withLock { $0.places = made }
        return made
    }

    func changed(since previous: Int, _ work: () throws -> Int) rethrows -> Int {
        if let found = kept.withLock({ $0.changed }), found.previous == previous { return found.count }
        let made = try work()
        kept.withLock { $0.changed = (previous, made) }
        return made
    }

    func hand(_ work: () -> HandDecisions) -> HandDecisions {
        if let found = kept.withLock({ $0.hand }) { return found }
        let made = work()
        kept.withLock { $0.hand = made }
        return made
    }

    func glimpse(_ pair: Pair, _ work: () -> Difference?) -> Difference? {
        if let found = kept.withLock({ $0.glimpses[pair] }) { return found }
        let made = work()
        kept.withLock { $0.glimpses[pair] = made }
        return made
    }
}

extension RunStudy {
    /// How many mentees have not the same mentors as in the run before, of those whom the reader sees; 0 where there is
    /// none before. As many as `ReviewFacts.changes` names.
    package func changedCount(_ run: RunRecord, by actor: Actor, in tx: Transaction) throws -> Int {
        guard let previous = run.previous, let row = try tx.row(RunSQL.version, previous) else { return 0 }
        let reader = ReviewScope.reader(actor, run.programme)
        let count = { try tx.row(PairListSQL.changedCount, run.id, previous, reader)?.integer("mentees") ?? 0 }
        guard reader == nil else { return try count() }
        return try answers.changed(since: row.integer("version"), count)
    }

    /// The pairs that will not be, of those whom the reader sees; asked for anew once anybody has done anything.
    package func gone(_ run: RunRecord, by actor: Actor, in tx: Transaction) throws -> [GonePair] {
        guard ReviewScope.reader(actor, run.programme) == nil else {
            return try GonePair.all(of: run, by: actor, in: tx)
        }
        return try answers.gone.value(in: tx) { try GonePair.all(of: run, by: actor, in: tx) }
    }

    /// Names of mentees who take part and whom the run knows nothing of: they came in, or came back, since. None of a run
    /// that is not open.
    package func newcomers(_ run: RunRecord, in tx: Transaction) throws -> [String] {
        guard run.state == .done else { return [] }
        return try answers.newcomers.value(in: tx) {
            let known = Set(input.mentees.map(\.participant))
            return try tx.rows(RunSQL.takingPart, run.programme).compactMap { row in
                known.contains(try row.id("id")) ? nil : try row.text("first_name") + " " + row.text("last_name")
            }
        }
    }

    /// What tells participants apart who bear the same name.
    package func namesakes(_ run: RunRecord, in tx: Transaction) throws -> Namesakes {
        try answers.namesakes.value(in: tx) { try Namesakes(of: run.programme, in: tx) }
    }

    /// First and last names of everybody who takes or took part in the programme of the run.
    package func people(_ run: RunRecord, in tx: Transaction) throws -> [ID<Participant>: String] {
        try answers.people.value(in: tx) { try ReviewNames.people(of: run.programme, namesakes(run, in: tx), in: tx) }
    }

    /// What giving the mentee each mentor would cost the whole, by mentor, and all whom they could have had, the cheapest
    /// first, with why each lost.
    package func costs(ofMentee index: Int) -> (costs: [Cost?], others: [Alternative]) {
        answers.costs(ofMentee: index) {
            var whatIf = self.whatIf
            return (whatIf.costs(ofMentee: index), whatIf.alternatives(ofMentee: index, most: .max))
        }
    }

    /// What imposing an eligible pair would do, a lock that holds the mentee released first, at a glance: no proof is made.
    /// Nil where it cannot be.
    func glimpse(_ pair: Pair) -> Difference? {
        answers.glimpse(pair) {
            var next = whatIf
            let held = held(ofMentee: pair.mentee)
            guard !held.contains(pair), let free = held.last(where: { decision(ground.key($0)) == .lock }) else {
                return try? next.apply(.impose(pair, score: scoring.score(pair)))
            }
            guard let first = try? next.apply(.release(free)),
                let second = try? next.apply(.impose(pair, score: scoring.score(pair)))
            else { return nil }
            return first.then(second)
        }
    }
}
