extension Market {
    // MARK: which pairs there are

    /// What the pair is worth when it may be used.
    @inline(__always)
    func score(_ pair: Pair) -> Int? {
        if people[2 * pair.mentee].own >= 0, let changed = altered[pair] { return changed < 0 ? nil : Int(changed) }
        if pair.mentee >= scores.mentees || pair.mentor >= scores.mentors { return scoreOfNewcomer(pair) }
        guard let score = scores[pair.mentee, pair.mentor], score >= floor else { return nil }
        return score
    }

    /// Gives every pair of the node that may be used, those that were altered last.
    @inline(__always)
    func forEachPair(of node: Int, _ body: (_ other: Int, _ score: Int) -> Void) {
        let isAltered = people[node].own >= 0
        forEachGivenPair(of: node) { other, score in
            if score >= floor, !isAltered || altered[pair(node, other)] == nil { body(other, score) }
        }
        guard isAltered else { return }
        for near in own[Int(people[node].own)] where altered[pair(node, Int(near.other))] != nil {
            body(Int(near.other), Int(near.score))
        }
    }

    /// Gives every pair of the node in the problem as it was first stated, and those that newcomers brought.
    @inline(__always)
    private func forEachGivenPair(of node: Int, _ body: (_ other: Int, _ score: Int) -> Void) {
        if !newcomers.isEmpty { forEachNewcomersPair(of: node, body) }
        forEachFirstPair(of: node, body)
    }

    @inline(__always)
    private func forEachFirstPair(of node: Int, _ body: (_ other: Int, _ score: Int) -> Void) {
        let index = node / 2
        guard index < (isMentee(node) ? scores.mentees : scores.mentors) else { return }
        if isMentee(node) {
            scores.forEachPair(ofMentee: index) { body(2 * $0 + 1, $1) }
            return
        }
        switch scores.storage {
        case .sparse:
            let span = lists.spans[node]
            for near in lists.nears[span.start..<span.end] { body(Int(near.other), Int(near.score)) }
        case .dense16(let dense):
            for row in 0..<scores.mentees { body(2 * row, Int(dense.row(row)[index])) }
        case .dense32(let dense):
            for row in 0..<scores.mentees { body(2 * row, Int(dense.row(row)[index])) }
        }
    }

    /// Lets the pair, which is not in use, be used at this score.
    mutating func link(_ pair: Pair, score: Int) {
        unlink(pair)
        waysOut = nil
        altered[pair] = Int32(score)
        insert(2 * pair.mentee, 2 * pair.mentor + 1, score)
        insert(2 * pair.mentor + 1, 2 * pair.mentee, score)
    }

    /// Lets the pair, which is not in use, not be used.
    mutating func unlink(_ pair: Pair) {
        let (mentee, mentor) = (2 * pair.mentee, 2 * pair.mentor + 1)
        waysOut = nil
        altered[pair] = -1
        remove(mentee, mentor)
        remove(mentor, mentee)
    }

    private mutating func remove(_ node: Int, _ other: Int) {
        ensureOwnList(node)
        let list = Int(people[node].own)
        if let place = own[list].firstIndex(where: { $0.other == Int32(other) }) { own[list].remove(at: place) }
    }

    /// The list of the node in the problem as it was first stated, without pairs that were altered.
    func baseList(_ node: Int) -> [Near] {
        guard node / 2 < (isMentee(node) ? scores.mentees : scores.mentors) else { return newcomersList(node) }
        let span = lists.spans[node]
        return lists.nears[span.start..<span.end].filter { altered[pair(node, Int($0.other))] == nil }
    }

    /// Gives the node a list of its own, to begin with the one it had, with room for one more.
    private mutating func ensureOwnList(_ node: Int) {
        guard people[node].own < 0 else { return }
        people[node].own = Int32(own.count)
        guard node < lists.spans.count else { return own.append([]) }
        let span = lists.spans[node]
        var list: [Near] = []
        list.reserveCapacity(span.end - span.start + 1)
        list.append(contentsOf: lists.nears[span.start..<span.end])
        own.append(list)
    }

    /// Puts an altered pair into the list of the node.
    mutating func insert(_ node: Int, _ other: Int, _ score: Int) {
        let near = Near(other, score: score, gap: reference(node) + reference(other) - score - bonus)
        let list = Int(people[node].own)
        var (low, high) = (0, own[list].count)
        while low < high {
            let middle = (low + high) / 2
            if own[list][middle].gap <= near.gap { low = middle + 1 } else { high = middle }
        }
        own[list].insert(near, at: low)
    }

    /// Lets a node without pairs have these, by node across.
    mutating func linkNew(_ node: Int, _ candidates: [(other: Int, score: Int)]) {
        if welcome(node, candidates) { return }
        own[Int(people[node].own)].reserveCapacity(candidates.count)
        own.makeRoom(own.count + candidates.count)
        altered.reserveCapacity(altered.count + candidates.count)
        for one in candidates {
            ensureOwnList(one.other)
            altered[pair(node, one.other)] = Int32(one.score)
            insert(node, one.other, one.score)
            insert(one.other, node, one.score)
        }
    }

    mutating func appendNode(_ side: Side) {
        if side == .mentee { mentees += 1 } else { mentors += 1 }
        // Room first: a copy that is shared with others is made once, not again for the larger one.
        people.makeRoom(2 * max(mentees, mentors))
        while people.count < 2 * max(mentees, mentors) {
            people.append(Person())
        }
        ensureOwnList(side == .mentee ? 2 * (mentees - 1) : 2 * mentors - 1)
    }

    // MARK: which are in use

    /// Indices across of the pairs in use.
    func partners(_ node: Int) -> [Int] {
        var found: [Int] = []
        var use = people[node].firstUse
        while use >= 0 {
            found.append(isMentee(node) ? Int(uses.all[Int(use)].mentor) : Int(uses.all[Int(use)].mentee))
            use = uses.next(use, ofMentee: isMentee(node))
        }
        return found.sorted()
    }

    /// The number of the pair where it is in use, else -1.
    func use(_ pair: Pair) -> Int32 {
        let (mentee, mentor) = (people[2 * pair.mentee], people[2 * pair.mentor + 1])
        let fromMentee = mentee.load <= mentor.load
        var use = fromMentee ? mentee.firstUse : mentor.firstUse
        while use >= 0 {
            let one = uses.all[Int(use)]
            if Int(one.mentee) == pair.mentee, Int(one.mentor) == pair.mentor { return use }
            use = fromMentee ? one.nextOfMentee : one.nextOfMentor
        }
        return -1
    }

    func isUsed(_ pair: Pair) -> Bool { use(pair) >= 0 }

    /// Puts the pair in use, or out of it where it is.
    mutating func toggle(_ pair: Pair, score: Int) {
        let use = use(pair)
        let found = use < 0 ? score : Int(uses.all[Int(use)].score)
        let step = Step(
            pair: ScoredPair(mentee: pair.mentee, mentor: pair.mentor, score: found), isAdded: use < 0)
        journal.append(step)
        perform(step, use)
    }

    /// Takes back the last steps, down to so many in the journal.
    mutating func takeBack(to mark: Int) {
        while journal.count > mark, var step = journal.popLast() {
            let use = step.isAdded ? use(step.pair.pair) : -1
            step.isAdded.toggle()
            perform(step, use)
        }
    }

    private mutating func perform(_ step: Step, _ use: Int32) {
        if waysOut != nil { waysOut = nil }
        let (mentee, mentor) = (2 * step.pair.mentee, 2 * step.pair.mentor + 1)
        if step.isAdded {
            let added = uses.add(step.pair, before: people[mentee].firstUse, people[mentor].firstUse)
            people[mentee].firstUse = added
            people[mentor].firstUse = added
        } else {
            var (first, other) = (people[mentee].firstUse, people[mentor].firstUse)
            uses.remove(use, firstOfMentee: &first, firstOfMentor: &other)
            people[mentee].firstUse = first
            people[mentor].firstUse = other
        }
        people[mentee].load += step.isAdded ? 1 : -1
        people[mentor].load += step.isAdded ? 1 : -1
    }
}

extension Array {
    /// Room for so many, and an eighth more where there was not: who adds one after the other does not copy all each time.
    fileprivate mutating func makeRoom(_ wanted: Int) {
        if capacity < wanted { reserveCapacity(wanted + wanted / 8) }
    }
}
