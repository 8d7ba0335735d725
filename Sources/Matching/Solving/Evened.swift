extension MatchingProblem {
    /// Among all assignments that are worth as much as this one, the one that keeps as many of `kept` as there can be,
    /// and then spreads mentees over mentors as evenly as there can be.
    ///
    /// The prices of the certificate say which those are: assignments of pairs whose two prices are exactly what the
    /// pair is worth, in which everybody with a price above 0 has no place left. They are searched as a problem of their
    /// own, each place of a mentor worth a little less than the one before. What comes out is proved by the same
    /// certificate; where that cannot be, or mentees have several places, the assignment is given back as it was.
    ///
    /// - Parameter most: pairs and places looked at, at most; beyond that nothing is searched.
    public func evened(
        _ assignment: Assignment, keeping kept: Set<Pair> = [], most: Int = 1_000_000,
        progress: (Progress) throws -> Void = { _ in }
    ) throws -> Assignment {
        guard let certificate = assignment.certificate, certificate.floor == nil,
            assignment.isUneven || !assignment.holds(kept, of: self),
            let ties = Ties(self, certificate, kept, most: most)
        else { return assignment }
        let solved = try ties.problem.solve(.optimal, progress: progress)
        let pairs = solved.pairs.compactMap { one -> ScoredPair? in
            let pair = Pair(mentee: one.mentee, mentor: ties.mentors[one.mentor])
            return score(pair).map { ScoredPair(mentee: pair.mentee, mentor: pair.mentor, score: $0) }
        }
        let found = Assignment(problem: self, pairs: (pairs + fixed).sorted(), certificate: certificate)
        do { try certificate.verify(found.pairs, of: self) } catch { return assignment }
        return found
    }
}

extension Assignment {
    /// Has a mentor several mentees while another has a place and none?
    fileprivate var isUneven: Bool {
        var load: [Int: Int] = [:]
        for pair in pairs { load[pair.mentor, default: 0] += 1 }
        let least = free.map { load[$0.index] ?? 0 }.min() ?? .max
        return load.values.contains { $0 > least && $0 - least > 1 }
    }

    /// Does it keep every pair of these that may still be?
    fileprivate func holds(_ kept: Set<Pair>, of problem: MatchingProblem) -> Bool {
        let own = Set(pairs.map(\.pair))
        return kept.allSatisfy { own.contains($0) || problem.score($0) == nil }
    }
}

/// The pairs of which all best assignments are made, each place of a mentor a column of its own.
private struct Ties {
    /// What a mentor's first place is worth above the others, and a place that a best assignment must fill.
    private static let (spreading, filling) = (20, 400_000)

    let problem: MatchingProblem
    /// Whose place a column is.
    let mentors: [Int]

    /// Nil where there are too many, or mentees have several places: a mentor could then be given to one twice.
    init?(_ whole: MatchingProblem, _ certificate: Certificate, _ kept: Set<Pair>, most: Int) {
        var (places, capacities) = (whole.places, whole.capacities)
        var taken = [Int](repeating: 0, count: whole.mentors)
        for one in whole.fixed {
            places[one.mentee] -= 1
            capacities[one.mentor] -= 1
            taken[one.mentor] += 1
        }
        let fixed = Set(whole.fixed.map(\.pair))
        guard places.allSatisfy({ $0 <= 1 }) else { return nil }
        guard let tight = Ties.tight(whole, certificate, fixed, places, capacities) else { return nil }
        var degree = [Int](repeating: 0, count: whole.mentors)
        for pair in tight { degree[pair.mentor] += 1 }
        let columns = zip(capacities, degree).map { min($0, $1, Ties.spreading) }
        guard zip(columns, degree).reduce(0, { $0 + $1.0 * $1.1 }) <= most else { return nil }
        var first: [Int] = []
        var mentors: [Int] = []
        for (mentor, count) in columns.enumerated() {
            first.append(mentors.count)
            mentors += [Int](repeating: mentor, count: count)
        }
        // One pair from before is worth more than the even spread of all.
        let keeping = min(Ties.spreading * (whole.mentees + 1), 100_000)
        var pairs: [ScoredPair] = []
        for pair in tight {
            let isKept = kept.contains(pair) ? keeping : 0
            let fills =
                (certificate.mentees[pair.mentee] > 0 ? Ties.filling : 0)
                + (certificate.mentors[pair.mentor] > 0 ? Ties.filling : 0)
            for place in 0..<columns[pair.mentor] {
                let alone = max(0, Ties.spreading - taken[pair.mentor] - place)
                pairs.append(
                    ScoredPair(
                        mentee: pair.mentee, mentor: first[pair.mentor] + place, score: isKept + fills + alone))
            }
        }
        guard let scores = try? Scores(mentees: whole.mentees, mentors: mentors.count, pairs: pairs),
            let problem = try? MatchingProblem(
                places: places, capacities: [Int](repeating: 1, count: mentors.count), scores: scores)
        else { return nil }
        self.problem = problem
        self.mentors = mentors
    }

    /// Pairs that are worth exactly their two prices; nil where one is worth more, which only the assignment explains.
    private static func tight(
        _ whole: MatchingProblem, _ certificate: Certificate, _ fixed: Set<Pair>, _ places: [Int], _ capacities: [Int]
    ) -> [Pair]? {
        var tight: [Pair] = []
        var isExplained = true
        for mentee in 0..<whole.mentees where places[mentee] > 0 {
            whole.scores.forEachPair(ofMentee: mentee) { mentor, score in
                let pair = Pair(mentee: mentee, mentor: mentor)
                guard score >= whole.floor, capacities[mentor] > 0, !fixed.contains(pair) else { return }
                let excess = score + certificate.bonus - certificate.mentees[mentee] - certificate.mentors[mentor]
                if excess > 0 { isExplained = false }
                if excess == 0 { tight.append(pair) }
            }
        }
        return isExplained ? tight : nil
    }
}
