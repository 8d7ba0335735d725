import Synchronization

/// Scratches that no search writes on, shared by a market and its copies.
///
/// A question is asked of a copy that is thrown away; with these it needs no memory of its own to search in.
final class IdleScratches: Sendable {
    private let idle = Mutex<[SearchScratch]>([])

    /// A clean one for so many nodes.
    func take(_ count: Int) -> SearchScratch {
        var scratch = idle.withLock { $0.popLast() } ?? SearchScratch()
        scratch.reset(for: count)
        return scratch
    }

    func giveBack(_ scratch: SearchScratch) { idle.withLock { $0.append(scratch) } }
}

extension Market {
    /// Gives back what the searches wrote on, once nobody asks any more what the last one found.
    mutating func putScratchAway() {
        forgetMeeting()
        guard !scratch.labels.isEmpty else { return }
        idle.giveBack(scratch)
        scratch = .none
    }

    mutating func forgetMeeting() {
        guard let across = meeting?.across else { return }
        meeting = nil
        if !across.labels.isEmpty { idle.giveBack(across) }
    }
}
