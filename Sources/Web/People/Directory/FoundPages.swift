import Mentoring
import Synchronization

/// The pages of the directory that were asked for last: whoever types the same letters, or comes back from a person,
/// sees them again without a search. Kept with `DirectoryChoices`, so only until something happens.
final class FoundPages: Sendable {
    private struct Kept {
        var pages: [DirectoryQuery: DirectoryPage] = [:]
        /// Who turns pages counts once.
        var counts: [DirectoryFilter: FoundCount] = [:]
    }

    /// About 30 kB each.
    private static let mostPages = 150
    private static let mostCounts = 1_000

    private let kept = Mutex(Kept())

    /// The page that is kept, else the one that `search` finds; it is told how many people fit where that is known.
    func page(_ query: DirectoryQuery, _ search: (FoundCount?) throws -> DirectoryPage) rethrows -> DirectoryPage {
        let (page, count) = kept.withLock { ($0.pages[query], $0.counts[query.filter]) }
        if let page { return page }
        let found = try search(count)
        kept.withLock { kept in
            if kept.pages.count >= Self.mostPages { kept.pages.removeAll() }
            if kept.counts.count >= Self.mostCounts { kept.counts.removeAll() }
            kept.pages[query] = found
            kept.counts[query.filter] = found.count
        }
        return found
    }
}
