import Words

/// The pairs of the programme that runs: who was brought together, and on which days they met.
struct DemonstrationPairs {
    private let managers: [String: String]

    init(people: [DemonstrationPerson]) {
        managers = Dictionary(
            people.compactMap { person in person.manager.map { (person.staffNumber, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Each mentee with a mentor of the other's language, outside their line of management, rather one who knows what
    /// they seek. Those given in `fixed` come first.
    func choose(
        mentees: [DemonstrationPerson], mentors: [DemonstrationPerson], capacity: Int,
        fixed: [(mentor: String, mentee: String)]
    ) -> [(mentor: String, mentee: String)] {
        var load: [String: Int] = [:]
        for pair in fixed { load[pair.mentor, default: 0] += 1 }
        var pairs = fixed
        for mentee in mentees where !fixed.contains(where: { $0.mentee == mentee.staffNumber }) {
            let open = mentors.filter { load[$0.staffNumber, default: 0] < capacity && mayPair($0, mentee) }
            let best = open.enumerated().max { one, other in
                let scores = [one, other].map {
                    score($0.element, mentee) - 12 * load[$0.element.staffNumber, default: 0]
                }
                return (scores[0], -one.offset) < (scores[1], -other.offset)
            }
            guard let mentor = best?.element.staffNumber else { continue }
            load[mentor, default: 0] += 1
            pairs.append((mentor, mentee.staffNumber))
        }
        return pairs
    }

    /// The mentors who would suit somebody best, by staff number.
    func favourites(
        of mentee: DemonstrationPerson, among mentors: [DemonstrationPerson], most: Int
    ) -> [String] {
        let scored = mentors.filter { mayPair($0, mentee) }.map { (score: score($0, mentee), number: $0.staffNumber) }
        let best = scored.filter { $0.score >= 20 }.sorted { ($1.score, $0.number) < ($0.score, $1.number) }
        return best.prefix(most).map(\.number)
    }

    func mayPair(_ mentor: DemonstrationPerson, _ mentee: DemonstrationPerson) -> Bool {
        mentor.staffNumber != mentee.staffNumber
            && !Set(mentor.languages).isDisjoint(with: mentee.languages)
            && !line(of: mentor.staffNumber).contains(mentee.staffNumber)
            && !line(of: mentee.staffNumber).contains(mentor.staffNumber)
    }

    private func line(of person: String) -> [String] {
        var line: [String] = []
        var above = managers[person]
        while let manager = above, !line.contains(manager) {
            line.append(manager)
            above = managers[manager]
        }
        return line
    }

    private func score(_ mentor: DemonstrationPerson, _ mentee: DemonstrationPerson) -> Int {
        let held = Dictionary(mentor.competencies.map { ($0.competency, $0.level) }, uniquingKeysWith: max)
        let covered = mentee.sought.filter { held[$0.competency, default: 0] >= $0.level }.count
        let shared = Set(mentor.hopes).intersection(mentee.hopes).count
        return 20 * covered + 8 * shared + (mentor.department != mentee.department ? 4 : 0)
            + (mentor.rank > mentee.rank ? 10 : 0)
    }

    /// The days on which a pair met: two pairs never did, five went silent after the beginning, the others keep the
    /// rhythm, more or less.
    static func meetings(
        ofPair index: Int, from start: CalendarDay, to today: CalendarDay, rhythm: Int, random: inout SplitMix64
    ) -> [String] {
        let most =
            switch index {
            case 11, 29: 0
            case 5, 14, 20, 26, 35: 1 + index % 3
            default: Int.max
            }
        var days: [String] = []
        var day = start.adding(days: random.number(in: 3...17)).workday
        while day < today, days.count < most {
            days.append(day.isoText)
            day = day.adding(days: rhythm - 5 + random.below(15)).workday
        }
        return days
    }
}
