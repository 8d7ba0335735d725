extension Market {
    /// Where a search ended and how far away that is.
    struct End {
        var node: Int
        var distance: Int
    }

    /// Labels nodes by how much worth is lost on the cheapest way to pass one place on from the source.
    ///
    /// Seekers (nodes of the seekers' side) pass the place on by taking a pair that is not in use, holders by giving up
    /// one that is. It ends at a seeker who does without (which costs their price) or at a holder with a free place; at
    /// the target, it ends at no loss. Where the ways out are known, a search for a target may be cut off; then the
    /// distance is `enough`, and a search that is led by them finds out whether there is a shorter way.
    mutating func label(
        from source: Int, at distance: Int = 0, and others: [(node: Int, distance: Int)] = [], seekersAreMentees: Bool,
        aim: MarketSearch.Aim = .end, target: Int = -1, ways: KnownWays? = nil, enough: Int? = nil
    ) -> End {
        // The labels are worked on beside the market, so that nothing is copied nor checked inside the loop.
        var work = SearchScratch.none
        swap(&work, &scratch)
        defer { swap(&work, &scratch) }
        if work.labels.isEmpty { work = idle.take(people.count) } else { work.reset(for: people.count) }
        let drops = seekersAreMentees ? mentorDrops : menteeDrops
        let lists = lists
        var labels: [SearchScratch.Label] = []
        swap(&labels, &work.labels)
        defer { swap(&labels, &work.labels) }
        let end = labels.withUnsafeMutableBufferPointer { labels in
            people.withUnsafeBufferPointer { people in
                uses.all.withUnsafeBufferPointer { uses in
                    lists.withMemory { spans, nears, reference -> (End, Int, Meeting?) in
                        guard let labels = labels.baseAddress, let people = people.baseAddress else {
                            return (End(node: source, distance: 0), 0, nil)
                        }
                        var search = MarketSearch(
                            labels: labels, people: people, uses: uses, spans: spans, nears: nears,
                            reference: reference, drops: drops, seekersAreMentees: seekersAreMentees,
                            aim: aim, target: target)
                        search.exchange(&work)
                        let meeting = explore(&search, source, distance, others, ways, enough)
                        search.exchange(&work)
                        return (search.end, search.looks, meeting)
                    }
                }
            }
        }
        looks += end.1
        if enough == nil { forgetMeeting() }
        meeting = end.2
        return end.0
    }

    private func explore(
        _ search: inout MarketSearch, _ source: Int, _ distance: Int, _ others: [(node: Int, distance: Int)],
        _ ways: KnownWays?, _ enough: Int?
    ) -> Meeting? {
        if let enough, let ways {
            ways.withMemory(meeting) { memory in
                var aimed = AimedSearch(search, self, memory)
                aimed.run(from: source, within: enough)
                search = aimed.search
            }
            return meeting
        }
        search.start(source, distance, others)
        if search.target >= 0, let meeting = exploreFromBoth(&search, source, ways) { return meeting }
        while step(&search) {}
        return nil
    }

    /// Goes on from the nearest node; false when nothing of interest is left. A negative number in the queue is a node
    /// whose list was not enough.
    @inline(__always)
    func step(_ search: inout MarketSearch) -> Bool {
        if let item = search.level.popLast() {
            goOn(&search, Int(item))
            return true
        }
        guard let (far, item) = search.queue.pop(), far < search.limit else { return false }
        search.now = max(search.now, far)
        if item < 0 {
            lookAtAll(&search, Int(~item))
        } else if search.labels[Int(item)].distance == far {
            goOn(&search, Int(item))
        }
        return true
    }

    /// From a node whose distance is final.
    @inline(__always)
    private func goOn(_ search: inout MarketSearch, _ node: Int) {
        if search.now >= search.limit { return }
        if search.seeks(node) {
            takePairs(&search, node, search.now)
        } else {
            if search.aim == .nearest { search.limit = min(search.limit, search.now + 1) }
            giveUpPairs(&search, node, search.now)
        }
    }

    /// From a seeker to those across in the list, and later to all others.
    @inline(__always)
    private func takePairs(_ search: inout MarketSearch, _ node: Int, _ far: Int) {
        let person = search.people[node]
        let isKnown = node < search.spans.count
        let shift = far &+ person.price &- (isKnown ? search.reference[node] : 0)
        let span = isKnown ? search.spans[node] : NearLists.Span()
        let isWhole = span.rest == Int.max
        let drop = isWhole ? search.drops.most : search.drops.others
        if person.own < 0 {
            takePairs(
                &search, node, far, UnsafeBufferPointer(rebasing: search.nears[span.start..<span.end]), shift &- drop)
        } else {
            own[Int(person.own)].withUnsafeBufferPointer { takePairs(&search, node, far, $0, shift &- drop) }
        }
        if !newcomers.isEmpty { takeNewcomers(&search, node, far) }
        if isWhole { return }
        for place in search.drops.fallen.indices {
            let other = Int(search.drops.fallen[place].node)
            if let score = score(pair(node, other)) { relax(&search, node, far, person.price, other, Int32(score)) }
        }
        let unseen = shift &- drop &+ span.rest
        if unseen < search.limit { search.queue.pushBound(unseen, ~Int32(truncatingIfNeeded: node)) }
    }

    @inline(never)
    private func takeNewcomers(_ search: inout MarketSearch, _ node: Int, _ far: Int) {
        for one in newcomers where isMentee(one.node) != isMentee(node) {
            if let score = score(pair(node, one.node)) {
                relax(&search, node, far, people[node].price, one.node, Int32(truncatingIfNeeded: score))
            }
        }
    }

    @inline(__always)
    private func takePairs(
        _ search: inout MarketSearch, _ node: Int, _ far: Int, _ list: UnsafeBufferPointer<Near>, _ shift: Int
    ) {
        let price = search.people[node].price
        for near in list {
            if shift &+ Int(near.gap) >= search.limit, !near.isBoundless { break }
            relax(&search, node, far, price, Int(near.other), near.score)
        }
    }

    @inline(__always)
    func relax(
        _ search: inout MarketSearch, _ node: Int, _ far: Int, _ price: Int, _ other: Int, _ score: Int32
    ) {
        let gap = price &+ search.people[other].price &- Int(score) &- bonus
        let reached = far &+ gap
        if reached >= search.limit || reached >= search.labels[other].distance { return }
        if gap <= 0, search.isUsed(isMentee(node) ? node : other, isMentee(node) ? other : node) { return }
        if excluded.mentee >= 0, pair(node, other) == Pair(mentee: excluded.mentee, mentor: excluded.mentor) { return }
        search.reach(other, at: reached, from: Int32(truncatingIfNeeded: node), score: score)
    }

    /// From a holder to those who would be given up.
    @inline(__always)
    private func giveUpPairs(_ search: inout MarketSearch, _ node: Int, _ far: Int) {
        let price = search.people[node].price
        var use = search.people[node].firstUse
        while use >= 0 {
            let one = search.uses[Int(use)]
            let next = isMentee(node) ? 2 * Int(one.mentor) + 1 : 2 * Int(one.mentee)
            let reached = far &- (price &+ search.people[next].price &- Int(one.score) &- bonus)
            if reached < search.limit || search.aim == .everyone, reached < search.labels[next].distance {
                search.reach(next, at: reached, from: Int32(truncatingIfNeeded: node), score: one.score)
            }
            use = isMentee(node) ? one.nextOfMentee : one.nextOfMentor
        }
    }

    /// From a seeker to all holders who are not known to be as near already.
    @inline(never)
    private func lookAtAll(_ search: inout MarketSearch, _ node: Int) {
        if search.looks == 0 {
            let count = isMentee(node) ? mentors : mentees
            search.open.removeAll(keepingCapacity: true)
            for index in 0..<Int32(count) { search.open.append(isMentee(node) ? 2 * index + 1 : 2 * index) }
        }
        search.looks += 1
        search.steps &-= search.open.count / 16
        let (far, price) = (search.labels[node].distance, search.people[node].price)
        var kept = 0
        for place in search.open.indices {
            let other = Int(search.open[place])
            if search.labels[other].distance <= search.now { continue }
            search.open[kept] = Int32(truncatingIfNeeded: other)
            kept += 1
            if let score = score(pair(node, other)) {
                relax(&search, node, far, price, other, Int32(truncatingIfNeeded: score))
            }
        }
        search.open.removeLast(search.open.count - kept)
    }

    /// Passes a place on from `start` along the cheapest way and moves the prices so that everything is optimal again.
    /// Returns the end: how far it was is, with the price of `start`, what the whole loses by it.
    ///
    /// A target is somebody of the other side who has a place to take or to give at a price above 0. Ending there costs
    /// nothing; when the way ends elsewhere, the target has to pass its place on next.
    @discardableResult
    mutating func passOn(from start: Int, seekersAreMentees: Bool, target: Int = -1) -> End {
        if target < 0, let end = goWayOut(from: start, seekersAreMentees: seekersAreMentees) { return end }
        let ways = knownWays(start, target)
        var end = label(from: start, seekersAreMentees: seekersAreMentees, target: target, ways: ways)
        if let ways, let meeting, meeting.isCut {
            let way = meeting.isOut ? nil : wayThrough(end, meeting)
            return End(node: target, distance: passOnAimed(start, target, ways, enough: end.distance, way))
        }
        waysOut = nil
        let near = meeting?.near ?? end.distance
        for item in scratch.touched {
            let node = Int(item)
            let slack = near - scratch.labels[node].distance
            if slack > 0 { move(node, isMentee(node) == seekersAreMentees ? -slack : slack) }
        }
        if let meeting {
            moveBehind(meeting, seekersAreMentees: seekersAreMentees)
            toggle(meeting.isOut ? ways.map { wayOutAndIn(start, target, $0) } ?? [] : wayThrough(end, meeting))
            end.node = target
            return end
        }
        var node = end.node
        while scratch.labels[node].from >= 0 {
            let label = scratch.labels[node]
            toggle(pair(node, Int(label.from)), score: Int(label.score))
            node = Int(label.from)
        }
        return end
    }
}
