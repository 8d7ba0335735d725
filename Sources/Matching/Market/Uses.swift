/// The pairs in use: records linked from both people, in one piece of memory that copies fast.
struct Uses: Sendable {
    struct Use: BitwiseCopyable, Sendable {
        /// -1 where the record is free.
        var mentee: Int32
        var mentor: Int32
        var score: Int32
        /// The next pair of the same person, or -1.
        var nextOfMentee: Int32
        var nextOfMentor: Int32
    }

    private(set) var all: [Use] = []
    private var free: Int32 = -1

    /// All pairs, in no order.
    func pairs() -> [ScoredPair] {
        all.compactMap {
            $0.mentee < 0 ? nil : ScoredPair(mentee: Int($0.mentee), mentor: Int($0.mentor), score: Int($0.score))
        }
    }

    /// The next pair in use of the person whose side is given.
    @inline(__always)
    func next(_ use: Int32, ofMentee: Bool) -> Int32 {
        ofMentee ? all[Int(use)].nextOfMentee : all[Int(use)].nextOfMentor
    }

    /// Adds a pair before those that start at the two numbers; its number.
    mutating func add(_ pair: ScoredPair, before ofMentee: Int32, _ ofMentor: Int32) -> Int32 {
        let use = Use(
            mentee: Int32(pair.mentee), mentor: Int32(pair.mentor), score: Int32(pair.score), nextOfMentee: ofMentee,
            nextOfMentor: ofMentor)
        if free < 0 {
            all.append(use)
            return Int32(all.count - 1)
        }
        let place = free
        free = all[Int(place)].nextOfMentee
        all[Int(place)] = use
        return place
    }

    /// Takes a pair out of both chains, whose first numbers are given and may change.
    mutating func remove(_ use: Int32, firstOfMentee: inout Int32, firstOfMentor: inout Int32) {
        let gone = all[Int(use)]
        if firstOfMentee == use {
            firstOfMentee = gone.nextOfMentee
        } else {
            var one = firstOfMentee
            while all[Int(one)].nextOfMentee != use { one = all[Int(one)].nextOfMentee }
            all[Int(one)].nextOfMentee = gone.nextOfMentee
        }
        if firstOfMentor == use {
            firstOfMentor = gone.nextOfMentor
        } else {
            var one = firstOfMentor
            while all[Int(one)].nextOfMentor != use { one = all[Int(one)].nextOfMentor }
            all[Int(one)].nextOfMentor = gone.nextOfMentor
        }
        all[Int(use)] = Use(mentee: -1, mentor: -1, score: 0, nextOfMentee: free, nextOfMentor: -1)
        free = use
    }
}

/// A pair that was put in use or out of it.
struct Step: Sendable {
    var pair: ScoredPair
    var isAdded: Bool
}
