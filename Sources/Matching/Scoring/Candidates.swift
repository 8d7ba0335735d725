/// The best mentors of each mentee, for when a table of all pairs would be too large.
public struct Candidates: Sendable {
    /// The pairs that were kept.
    public let scores: Scores
    /// For each mentee, the best score among the pairs that were left out; nil when no eligible pair was.
    public let leftOut: [Int?]
}

extension Scoring {
    /// The `most` best mentors of each mentee, exactly: no pair that was left out scores more than one that was kept.
    ///
    /// All pairs are scored, a mentee at a time; only what is kept takes memory. Among pairs that score the same, each
    /// mentee keeps others, so that not all keep the same mentors.
    public func candidates(most: Int, threads: Int = 1) throws(ProblemFault) -> Candidates {
        let most = max(0, min(most, mentors.count))
        let count = mentees.count
        let columns = Memory<Int32>(count * most)
        let values = Memory<Int32>(count * most)
        let sizes = Memory<Int32>(count)
        let left = Memory<Int32>(count)
        let rows = ScoreRows(self)
        let width = mentors.count
        inParts(count, threads: threads, least: 16) { _, range in
            let scratch = RowScratch(width: width)
            let row = Memory<Int16>(width)
            for mentee in range {
                rows.write(mentee, row.base, scratch)
                let start = mentee * most
                let cut = CandidateCut(row.base, width, most)
                let size = cut.keep(row.base, offset: mentee * width / count, columns.base + start, values.base + start)
                sizes.base[mentee] = Int32(truncatingIfNeeded: size)
                left.base[mentee] = cut.best(under: row.base)
            }
        }
        var starts = [0]
        starts.reserveCapacity(count + 1)
        for mentee in 0..<count { starts.append(starts[mentee] + Int(sizes.base[mentee])) }
        var (kept, worth): ([Int32], [Int32]) = ([], [])
        kept.reserveCapacity(starts[count])
        worth.reserveCapacity(starts[count])
        for mentee in 0..<count {
            let size = Int(sizes.base[mentee])
            kept.append(contentsOf: UnsafeBufferPointer(start: columns.base + mentee * most, count: size))
            worth.append(contentsOf: UnsafeBufferPointer(start: values.base + mentee * most, count: size))
        }
        return Candidates(
            scores: try Scores(mentors: width, starts: starts, columns: kept, values: worth),
            leftOut: (0..<count).map { left.base[$0] < 0 ? nil : Int(left.base[$0]) })
    }

    /// The most that was lost by leaving pairs out: no assignment of all eligible pairs is better than this one by more.
    ///
    /// `problem` is the one that was solved, with the scores of `candidates`. The prices of its certificate bound what
    /// the pairs left out could add; where that is not nothing at once, the mentee's pairs are scored again.
    /// `Cost.none` means that nothing was lost. No more places than stay empty on both sides can be lost, and no more
    /// score than pairs can have. Nil when the assignment has no certificate.
    public func loss(
        _ assignment: Assignment, of problem: MatchingProblem, among candidates: Candidates, threads: Int = 1
    ) -> Cost? {
        guard let certificate = assignment.certificate, certificate.mentors.count == mentors.count,
            certificate.mentees.count == mentees.count
        else { return nil }
        let open = mentors.indices.filter { problem.capacities[$0] > 0 }
        let lowest = open.map { certificate.mentors[$0] }.min() ?? 0
        let again = mentees.indices.filter { mentee in
            guard let score = candidates.leftOut[mentee], problem.places[mentee] > 0 else { return false }
            return score + certificate.bonus - certificate.mentees[mentee] - lowest > 0
        }
        let excess = Memory<Int>(again.count, repeating: 0)
        let rows = ScoreRows(self)
        inParts(again.count, threads: threads, least: 16) { _, range in
            let scratch = RowScratch(width: mentors.count)
            let row = Memory<Int16>(mentors.count)
            for place in range {
                let mentee = again[place]
                rows.write(mentee, row.base, scratch)
                candidates.scores.forEachPair(ofMentee: mentee) { mentor, _ in row.base[mentor] = -1 }
                let own = certificate.bonus - certificate.mentees[mentee]
                for mentor in open where row.base[mentor] >= 0 {
                    let more = Int(row.base[mentor]) + own - certificate.mentors[mentor]
                    excess.base[place] = max(excess.base[place], more)
                }
            }
        }
        var worth = 0
        for place in again.indices {
            worth += excess.base[place] * min(problem.places[again[place]], mentors.count)
        }
        return possible(Cost(worth: worth, bonus: certificate.bonus), assignment)
    }

    /// A loss that is no larger than what is left to fill, and than what pairs can be worth.
    private func possible(_ loss: Cost, _ assignment: Assignment) -> Cost {
        let room = { (people: [Unfilled]) in people.reduce(0) { $0 + $1.places } }
        let places = min(loss.places, room(assignment.unmatched), room(assignment.free))
        let most = Scoring.best * (assignment.matched + places) - assignment.total
        return Cost(places: places, score: places < loss.places ? most : min(loss.score, most))
    }
}

/// The score that the best of a row reach, found by counting.
private struct CandidateCut {
    /// Scores above this are kept; of those equal to it, so many.
    private var cut: Int16 = -1
    private var ties = 0
    private let width: Int

    init(_ row: UnsafePointer<Int16>, _ width: Int, _ most: Int) {
        self.width = width
        var coarse = [Int](repeating: 0, count: 256)
        for index in 0..<width where row[index] >= 0 { coarse[Int(row[index] >> 7)] += 1 }
        var bucket = 255
        var above = 0
        while bucket >= 0, above + coarse[bucket] < most {
            above += coarse[bucket]
            bucket -= 1
        }
        guard bucket >= 0, most > 0 else {
            cut = most > 0 ? -1 : Int16.max
            return
        }
        var fine = [Int](repeating: 0, count: 128)
        for index in 0..<width where row[index] >= 0 && Int(row[index] >> 7) == bucket {
            fine[Int(row[index] & 127)] += 1
        }
        var low = 127
        while low > 0, above + fine[low] < most {
            above += fine[low]
            low -= 1
        }
        cut = Int16(truncatingIfNeeded: bucket << 7 | low)
        ties = most - above
    }

    /// Writes what is kept, mentors in rising order; of equals those from `offset` round.
    func keep(
        _ row: UnsafePointer<Int16>, offset: Int, _ columns: UnsafeMutablePointer<Int32>,
        _ values: UnsafeMutablePointer<Int32>
    ) -> Int {
        var after = 0
        if ties > 0 { for index in offset..<width where row[index] == cut { after += 1 } }
        var before = max(0, ties - after)
        var rest = ties - before
        var size = 0
        for index in 0..<width where row[index] >= max(cut, 0) {
            if row[index] == cut {
                if index < offset {
                    guard before > 0 else { continue }
                    before -= 1
                } else {
                    guard rest > 0 else { continue }
                    rest -= 1
                }
            }
            columns[size] = Int32(truncatingIfNeeded: index)
            values[size] = Int32(row[index])
            size += 1
        }
        return size
    }

    /// The best score that is not kept; -1 when all that are eligible are.
    func best(under row: UnsafePointer<Int16>) -> Int32 {
        var best: Int16 = -1
        var equal = 0
        for index in 0..<width {
            if row[index] == cut, cut >= 0 { equal += 1 } else if row[index] < cut { best = max(best, row[index]) }
        }
        return Int32(equal > ties ? cut : best)
    }
}
