/// How far two people are from the ways out, one who passes a place on and one who takes it.
struct KnownWays {
    /// The ways from the source, and those to the target, gone backwards.
    let outward: WaysOut.Direction
    let inward: WaysOut.Direction
    /// From the source out, and from there to the target.
    let out: Int
    let back: Int
    /// From the target out.
    let outOfTarget: Int
    /// From the one to the other at least.
    let least: Int

    /// The same, for a search under way.
    struct Memory {
        let outward: UnsafeBufferPointer<Int>
        let inward: UnsafeBufferPointer<Int>
        let back: Int
        let outOfTarget: Int
        /// From the source out and in again to the target.
        let around: Int
        /// What a search from the target found before it was cut off, and how far that holds: at most `back`.
        let across: UnsafeBufferPointer<SearchScratch.Label>
        let radius: Int

        /// How far it is from the node to the target at least; no way is that long where none leads on from it.
        @inline(__always)
        func least(_ node: Int) -> Int {
            if node >= outward.count { return 0 }
            let (out, inward) = (outward[node], inward[node])
            if out == Int.max { return around }
            let near = node < across.count ? min(radius, across[node].distance) : 0
            return max(near, out &- outOfTarget, inward == Int.max ? 0 : back &- inward)
        }
    }

    func withMemory<Result>(_ meeting: Meeting?, _ body: (Memory) -> Result) -> Result {
        outward.distances.withUnsafeBufferPointer { outward in
            inward.distances.withUnsafeBufferPointer { inward in
                (meeting?.across.labels ?? []).withUnsafeBufferPointer { across in
                    body(
                        Memory(
                            outward: outward, inward: inward, back: back, outOfTarget: outOfTarget, around: out + back,
                            across: across, radius: meeting?.radius ?? 0))
                }
            }
        }
    }
}

extension Market {
    /// What is known of the two; nil where the ways out are not.
    func knownWays(_ source: Int, _ target: Int) -> KnownWays? {
        guard target >= 0, let known = waysOut else { return nil }
        let (outward, inward) =
            isMentee(target) ? (known.ofMentees, known.ofMentors) : (known.ofMentors, known.ofMentees)
        guard max(source, target) < outward.distances.count else { return nil }
        let (out, back) = (outward.distances[source], inward.distances[target])
        let (outOfTarget, backToSource) = (outward.distances[target], inward.distances[source])
        guard max(out, back, outOfTarget, backToSource) < Int.max else { return nil }
        return KnownWays(
            outward: outward, inward: inward, out: out, back: back, outOfTarget: outOfTarget,
            least: max(0, out - outOfTarget, back - backToSource))
    }

    /// Passes a place on from the source to the target, both of whom have one too many, and moves the prices; how much is
    /// lost. The way, by default the one out and in again, is as long as `enough`; a shorter one is taken if there is one.
    mutating func passOnAimed(
        _ source: Int, _ target: Int, _ ways: KnownWays, enough: Int, _ way: [WayStep]?
    ) -> Int {
        let end = label(
            from: source, seekersAreMentees: isMentee(target), target: target, ways: ways, enough: enough)
        let distance = end.distance
        waysOut = nil
        let seekersAreMentees = isMentee(target)
        let labels = scratch.labels
        // A node is as far from the target as the ways tell at least, or as the search found; whoever is beyond the
        // source counts as near as that. All is told from where ways lead out: prices there stay.
        ways.withMemory(meeting) { ways in
            moveAll { node in
                let far = labels[node].distance
                let least = min(distance, ways.least(node))
                let shift = (far == Int.max ? least : max(least, distance - far)) - min(distance, ways.back)
                return (node & 1 == 0) == seekersAreMentees ? -shift : shift
            }
        }
        toggle(end.node < 0 ? way ?? wayOutAndIn(source, target, ways) : self.way(to: end))
        return distance
    }

    /// The way out from the source and in again to the target.
    func wayOutAndIn(_ source: Int, _ target: Int, _ ways: KnownWays) -> [WayStep] {
        var way: [WayStep] = []
        var node = Int32(truncatingIfNeeded: source)
        while ways.outward.next[Int(node)] >= 0 {
            let next = ways.outward.next[Int(node)]
            way.append((node, next, ways.outward.scores[Int(node)]))
            node = next
        }
        way.append((node, -1, 0))
        var inward: [WayStep] = []
        node = Int32(truncatingIfNeeded: target)
        while ways.inward.next[Int(node)] >= 0 {
            let next = ways.inward.next[Int(node)]
            inward.append((next, node, ways.inward.scores[Int(node)]))
            node = next
        }
        way.append((-1, node, 0))
        return withoutLoops(way + inward.reversed()).filter { $0.node >= 0 && $0.next >= 0 }
    }
}
