import Logging
import Matching
package import Storage

/// The job that computes the pairs of a run. It may be begun again from the start: a server that is killed leaves a run
/// without pairs, whose job another server takes up.
package enum PairingWork {
    package static func perform(_ job: JobRun) async throws {
        let run = try job.subject(of: PairingRun.self)
        let now = job.clock()
        do {
            // What is decided on another run meanwhile counts too: then it is computed again, a few times at most.
            for attempt in 1...5 {
                guard let input = try await job.database.write({ try begin(run, in: $0, at: now) }) else { return }
                let ground = try await Solving.onOwnThread { RunGround(input) }
                let kept = try await job.database.read { try pairsBefore(run, in: $0) }
                let solved = try await solve(ground, keeping: kept, run, job)
                let end = job.clock()
                let isKept = try await job.database.write {
                    try finish(run, ground, solved, mustBeFresh: attempt < 5, in: $0, at: end)
                }
                if isKept { return }
            }
        } catch is Solving.Cancelled {
            // Whoever cancelled it has already said so in the run; a server that stops leaves it to the next.
            try Task.checkCancellation()
        } catch let fault as ProblemFault {
            job.logger.error("pairs cannot be computed", metadata: ["fault": "\(fault)"])
            let end = job.clock()
            try await job.database.write { _ = try $0.run(RunSQL.fail, end, "problem", run) }
        }
    }

    private static func solve(
        _ ground: RunGround, keeping kept: [PairKey], _ run: ID<PairingRun>, _ job: JobRun
    ) async throws -> Solving.Solved {
        try await Solving.run(ground, keeping: kept) { progress in
            try await job.database.write { tx in
                _ = try tx.run(RunSQL.progress, progress, run)
                return try tx.row(RunSQL.state, run)?.text("state") == RunState.running.rawValue
            }
        }
    }

    /// The pairs of the run before, which somebody may have read.
    private static func pairsBefore(_ run: ID<PairingRun>, in tx: Transaction) throws -> [PairKey] {
        guard let before = try tx.row(RunSQL.before, run)?.optionalID("previous_id", of: PairingRun.self) else {
            return []
        }
        return try tx.rows(RunContentSQL.pairs, before).map {
            PairKey(try $0.id("mentee_id"), try $0.id("mentor_id"))
        }
    }

    static let serversFault = "server"

    /// Nothing came of the computation, and nobody tries again.
    package static func abandon(_ subject: String, in tx: Transaction, at now: Instant) throws {
        guard let run = ID<PairingRun>(subject) else { return }
        try tx.run(RunSQL.fail, now, serversFault, run)
    }

    /// Takes what is known now into the run's archive; nil when there is nothing to do any more.
    private static func begin(_ run: ID<PairingRun>, in tx: Transaction, at now: Instant) throws -> PairingInput? {
        guard let row = try tx.row(RunSQL.state, run), RunState(rawValue: try row.text("state"))?.isUnderWay == true
        else { return nil }
        let programme = try row.id("programme_id", of: Programme.self)
        let input = try PairingInput.load(of: programme, in: tx, at: now)
        try tx.run(RunContentSQL.clearPairs, run)
        try tx.run(RunContentSQL.clearProof, run)
        try tx.run(RunContentSQL.clearDecisions, run)
        try tx.run(RunContentSQL.clearInput, run)
        try tx.run(RunContentSQL.addInput, run, input.archived())
        try tx.run(RunContentSQL.takeDecisions, run, programme)
        try tx.run(RunSQL.begin, now, run)
        return input
    }

    /// - Returns: false where decisions were taken since the computation began; then nothing is kept of it.
    private static func finish(
        _ run: ID<PairingRun>, _ ground: RunGround, _ solved: Solving.Solved, mustBeFresh: Bool, in tx: Transaction,
        at now: Instant
    ) throws -> Bool {
        guard let row = try tx.row(RunSQL.state, run), try row.text("state") == RunState.running.rawValue else {
            return true
        }
        let decisions = try PairingInput.decisions(of: row.id("programme_id"), in: tx)
        if mustBeFresh, decisions != ground.input.decisions { return false }
        let fixed = Dictionary(ground.input.decisions.map { (PairKey($0.mentee, $0.mentor), $0.kind) }) { first, _ in
            first
        }
        let rows = solved.assignment.pairs.map { pair -> [any Bindable] in
            let key = ground.key(pair.pair)
            let origin: PairOrigin = fixed[key] == .existing ? .existing : fixed[key] == .lock ? .locked : .solved
            return [run, key.mentee, key.mentor, pair.score, origin.rawValue]
        }
        _ = try tx.insert(RunContentSQL.addPair, many: rows)
        if let certificate = solved.assignment.certificate {
            try tx.run(RunContentSQL.setProof, run, RunProof(certificate, ground).document())
        }
        try tx.run(
            RunSQL.finish, now, ground.input.mentees.count, ground.input.mentors.count,
            solved.problem.capacities.reduce(0, +), solved.assignment.matched, solved.assignment.total, solved.isProven,
            solved.assignment.unmatched.count, run)
        return true
    }
}

/// How a pair came about.
package enum PairOrigin: String, Sendable, Hashable {
    case solved, locked, moved, existing
}
