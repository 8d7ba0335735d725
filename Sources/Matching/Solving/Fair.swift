extension MatchingProblem {
    /// The problem with pairs below `least` left out.
    func withFloor(_ least: Int) -> MatchingProblem {
        var copy = self
        copy.floor = max(floor, least)
        return copy
    }

    /// The highest floor under which as many places can be filled, then the best assignment above it.
    func solveFair(threads: Int, progress: (Progress) throws -> Void) throws -> Assignment {
        let flow = try LargestFlow(self)
        let most = flow.filled(floor)
        var levels = Set<Int>()
        for mentee in 0..<mentees {
            scores.forEachPair(ofMentee: mentee) { _, score in if score >= floor { levels.insert(score) } }
        }
        let rising = levels.sorted()
        var (low, high) = (0, rising.count)  // rising[low] is possible, rising[high] is not
        while high - low > 1 {
            try progress(Progress(done: 0, total: high - low))
            let middle = (low + high) / 2
            if flow.filled(rising[middle]) == most { low = middle } else { high = middle }
        }
        guard most > 0, low < rising.count else { return try solve(.optimal, threads: threads, progress: progress) }
        let worst = rising[low]
        var result = try withFloor(worst).solve(.optimal, threads: threads, progress: progress)
        result.certificate?.floor = worst
        result.certificate?.cover = flow.cover(above: worst)
        return result
    }
}
