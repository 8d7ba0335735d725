import Foundation
import Matching
import Synchronization

/// Solves on a thread of its own: the cooperative pool stays free for pages.
enum Solving {
    struct Solved: Sendable {
        let problem: MatchingProblem
        let assignment: Assignment
        /// The certificate was checked against the problem.
        let isProven: Bool
    }

    /// Somebody cancelled the run, or the server is stopping.
    struct Cancelled: Error {}

    /// What the solver and its watcher tell each other.
    private final class Talk: Sendable {
        struct State {
            var progress = 0
            var isCancelled = false
        }
        let state = Mutex(State())

        func check() throws {
            if state.withLock(\.isCancelled) { throw Cancelled() }
        }

        func cancel() { state.withLock { $0.isCancelled = true } }
    }

    /// Solves around the pairs of the run before, and calls `watch` twice a second with the thousandths done; solving stops when it answers false.
    static func run(
        _ ground: RunGround, keeping kept: [PairKey] = [], watch: @escaping @Sendable (Int) async throws -> Bool
    ) async throws -> Solved {
        let talk = Talk()
        let watcher = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(500))
                if try await !watch(talk.state.withLock(\.progress)) { talk.cancel() }
            }
        }
        defer { watcher.cancel() }
        let solved = try await withTaskCancellationHandler {
            try await onOwnThread { try solve(ground, kept, talk) }
        } onCancel: {
            talk.cancel()
        }
        // A server that stops leaves the run to whoever takes the job up again.
        try Task.checkCancellation()
        return solved
    }

    private static func solve(_ ground: RunGround, _ kept: [PairKey], _ talk: Talk) throws -> Solved {
        try talk.check()
        let problem = try ground.problem(with: ground.input.decisions)
        let best = try problem.solve(.optimal) { progress in
            try talk.check()
            // Another way of solving begins anew; what was told is not taken back.
            let told = progress.total == 0 ? 0 : 900 * progress.done / progress.total
            talk.state.withLock { $0.progress = max($0.progress, told) }
        }
        // Of equally good pairs, those that were read before stay, and nobody gets two while another has none.
        let before = Set(kept.compactMap { ground.scores.pair($0.mentee, $0.mentor) })
        let assignment = try problem.evened(best, keeping: before) { _ in try talk.check() }
        try talk.check()
        let isProven = RunStudy.proves(assignment, problem)
        try talk.check()
        return Solved(problem: problem, assignment: assignment, isProven: isProven)
    }

    /// Runs something that takes long on a thread made for it.
    static func onOwnThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try body() }) }
            thread.name = "pairing"
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}
