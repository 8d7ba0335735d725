package import Storage
import Synchronization

/// What keeps a run that is open from being published, as things stand.
package struct RunStanding: Sendable {
    /// Pairs that do not hold any more.
    package let outdated: Int
    /// Locked pairs that break a rule, and nobody wrote why.
    package let unexplained: Int

    static let nothing = RunStanding(outdated: 0, unexplained: 0)
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
            return RunStanding(
                outdated: try study.outdated(of: run.programme, in: tx, at: now).count,
                unexplained: study.unexplained().count)
        }
    }
}
