extension MatchingProblem {
    /// The problem with pairs below `least` left out.
    func withFloor(_ least: Int) -> MatchingProblem {
        var copy = self
        copy.floor = max(floor, least)
        return copy
    }

    /// The highest floor under which as many places can be filled, then the best assignment above it.
    ///
    /// The best assignment without that floor comes first: its worst score is a floor that is possible, so that pairs
    /// below it are not looked at any more, and its prices show that no more places can be filled.
    func solveFair(threads: Int, progress: (Progress) throws -> Void) throws -> Assignment {
        let best = try solve(.optimal, threads: threads, progress: progress)
        let fixedPairs = Set(fixed.map(\.pair))
        let chosen = best.pairs.lazy.filter { !fixedPairs.contains($0.pair) }
        guard let possible = chosen.map(\.score).min() else { return best }
        let flow = try LargestFlow(withFloor(possible))
        let most = best.matched - fixed.count
        let rising = flow.levels
        var (low, high) = (0, rising.count)  // rising[low] is possible, rising[high] is not
        while high - low > 1 {
            try progress(Progress(done: 0, total: high - low))
            let middle = (low + high) / 2
            if flow.filled(rising[middle]) == most { low = middle } else { high = middle }
        }
        let worst = low < rising.count ? rising[low] : possible
        var result =
            worst > possible ? try withFloor(worst).solve(.optimal, threads: threads, progress: progress) : best
        result.certificate?.floor = worst
        result.certificate?.cover = flow.cover(above: worst)
        result.certificate?.most = try best.certificate.map { try coverOfAll($0, places: most) }
        return result
    }

    /// People who touch every pair and have as many places as can be filled: those whose price holds the bonus.
    private func coverOfAll(_ certificate: Certificate, places filled: Int) throws -> Cover {
        let half = certificate.bonus / 2
        var cover = Cover(
            mentees: certificate.mentees.indices.filter { certificate.mentees[$0] > half },
            mentors: certificate.mentors.indices.filter { certificate.mentors[$0] > half })
        var room = 0
        var (open, free) = (places, capacities)
        for one in fixed {
            open[one.mentee] -= 1
            free[one.mentor] -= 1
        }
        for index in cover.mentees { room += open[index] }
        for index in cover.mentors { room += free[index] }
        let fixedPairs = Set(fixed.map(\.pair))
        for mentee in 0..<mentees where certificate.mentees[mentee] <= half {
            scores.forEachPair(ofMentee: mentee) { mentor, score in
                let pair = Pair(mentee: mentee, mentor: mentor)
                guard score >= floor, certificate.mentors[mentor] <= half, !fixedPairs.contains(pair) else { return }
                cover.pairs.append(pair)
            }
        }
        if room + cover.pairs.count <= filled { return cover }
        return try LargestFlow(self).cover(above: floor - 1)
    }
}
