package import Storage
import Synchronization

/// What keeps a run that is open from being published, as things stand.
package struct RunStanding: Sendable {
    /// Pairs that do not hold any more.
    package let outdatedPairs: [OutdatedPair]
    package var outdated: Int { outdatedPairs.count }
    /// Locked pairs that break a rule, and nobody wrote why.
    package let unexplained: Int
    /// What of the rules and weights is not as it was when the run was computed: it keeps nothing from being published.
    package let changes: [RuleChange]
    /// Participants who have another number of places than then, beside those whom the programme's own number gives it.
    package let otherPlaces: Int

    package static let nothing = RunStanding(outdatedPairs: [], unexplained: 0, changes: [], otherPlaces: 0)

    /// Is the run the best by the rules as they are now?
    package var followsRules: Bool { changes.isEmpty && otherPlaces == 0 }
}

/// How the open runs stand, judged anew once somebody has done anything: kept apart from their studies, of which there are
/// a few, as a home page asks for all of them.
final class RunStandings: Sendable {
    private struct Key: Hashable {
        let run: ID<PairingRun>
        let version: Int
    }

    private static let most = 200
    private let kept = Mutex<[Key: KeptUntilSomethingHappens<RunStanding>]>([:])

    func standing(of run: RunRecord, in tx: Transaction, _ judge: () throws -> RunStanding) throws -> RunStanding {
        let key = Key(run: run.id, version: run.version)
        let place = kept.withLock { kept in
            if let found = kept[key] { return found }
            if kept.count >= Self.most { kept.removeAll() }
            let new = KeptUntilSomethingHappens<RunStanding>()
            kept[key] = new
            return new
        }
        return try place.value(in: tx, judge)
    }
}

extension RunStudies {
    /// How the run stands; nothing is in the way of one that is not open.
    package func standing(of run: RunRecord, in tx: Transaction, at now: Instant) throws -> RunStanding {
        guard run.state == .done else { return .nothing }
        return try standings.standing(of: run, in: tx) {
            let study = try study(run, in: tx)
            let today = try PairingInput.load(of: run.programme, in: tx, at: now)
            return RunStanding(
                outdatedPairs: study.outdated(today), unexplained: study.unexplained().count,
                changes: study.input.rules.changes(to: today.rules), otherPlaces: study.input.otherPlaces(today))
        }
    }
}

extension PairingInput {
    /// How many have another number of places later, where the programme's own number does not make it so.
    fileprivate func otherPlaces(_ later: PairingInput) -> Int {
        func count(
            _ before: [Member], _ after: [Member], _ standard: (before: Int, after: Int)
        ) -> Int {
            let places = Dictionary(before.map { ($0.participant, $0.places) }) { first, _ in first }
            return after.count { member in
                guard let former = places[member.participant], former != member.places else { return false }
                return standard.before == standard.after || (former, member.places) != standard
            }
        }
        return count(mentees, later.mentees, (rules.menteeCapacity, later.rules.menteeCapacity))
            + count(mentors, later.mentors, (rules.mentorCapacity, later.rules.mentorCapacity))
    }
}
