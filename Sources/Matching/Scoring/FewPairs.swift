/// What concerns few pairs: wishes, and the pairs that line of management and exclusions forbid.
final class FewPairs {
    /// Indices of the mentors that each person is, is wished by, or must not be paired with.
    let mentorsByPerson: [Int: [Int]]
    let mentorsWishing: [Int: [Int]]
    private let mentorsRefusing: [Int: [Int]]
    private let mentees: [Profile]
    private let line: LineRule

    init(_ scoring: Scoring) {
        mentees = scoring.mentees
        line = scoring.rules.line
        var (byPerson, wishing, refusing): ([Int: [Int]], [Int: [Int]], [Int: [Int]]) = ([:], [:], [:])
        for (index, mentor) in scoring.mentors.enumerated() {
            byPerson[mentor.person, default: []].append(index)
            for person in mentor.wishes { wishing[person, default: []].append(index) }
            for person in mentor.exclusions { refusing[person, default: []].append(index) }
            for person in Scoring.line(of: mentor, scoring.rules.line) { refusing[person, default: []].append(index) }
        }
        mentorsByPerson = byPerson
        mentorsWishing = wishing
        mentorsRefusing = refusing
    }

    /// Mentors with whom the mentee must not be paired because of who they are.
    func forbidden(to mentee: Int) -> [Int] {
        let profile = mentees[mentee]
        var found = mentorsRefusing[profile.person] ?? []
        found += mentorsByPerson[profile.person] ?? []
        for person in profile.exclusions { found += mentorsByPerson[person] ?? [] }
        for person in Scoring.line(of: profile, line) { found += mentorsByPerson[person] ?? [] }
        return found
    }
}

/// Wishes: the same for all but the few who were named.
final class WishRow: ValueRow {
    private let scoring: Scoring
    private let few: FewPairs
    /// Without any wish of the mentee: unknown where the mentor has none either, else not wished.
    private let withoutWish: Memory<UInt8>
    private let notWished: Memory<UInt8>
    private let width: Int

    init(_ scoring: Scoring, _ few: FewPairs) {
        self.scoring = scoring
        self.few = few
        width = scoring.mentors.count
        withoutWish = Memory(width)
        notWished = Memory(width, repeating: 0)
        for (index, mentor) in scoring.mentors.enumerated() {
            withoutWish.base[index] = mentor.wishes.isEmpty ? UInt8(Scoring.neutral) : 0
        }
    }

    func values(_ mentee: Int, _ scratch: RowScratch) -> UnsafePointer<UInt8> {
        let profile = scoring.mentees[mentee]
        var named = few.mentorsWishing[profile.person] ?? []
        for person in profile.wishes { named += few.mentorsByPerson[person] ?? [] }
        let usual = profile.wishes.isEmpty ? withoutWish : notWished
        if named.isEmpty { return UnsafePointer(usual.base) }
        let values = scratch.values.base
        values.update(from: usual.base, count: width)
        for mentor in named {
            values[mentor] = UInt8(clamping: scoring.value(.wishes, Pair(mentee: mentee, mentor: mentor)))
        }
        return UnsafePointer(values)
    }
}
