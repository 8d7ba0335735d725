import Foundation
package import Matching

/// Pairs people of a staff list with no database: the list's own columns say who wishes to be mentor or mentee.
package struct ListPairing: Sendable {
    /// The people of the list; indices below are places in it.
    package let persons: [StaffPerson]
    /// By place among the mentees and mentors: the person.
    package let mentees: [Int]
    package let mentors: [Int]
    package let scoring: Scoring
    package let capacities: [Int]
    /// Names of competencies, languages, sites and departments, by the numbers used in profiles.
    package let competencies: [String]
    package let languages: [String]
    package let sites: [String]
    package let departments: [String]

    /// Takes in those who wish to take part and have not left by `today` (ISO).
    /// - Parameter capacity: places of a mentor where the list says nothing.
    package init(_ persons: [StaffPerson], capacity: Int, today: String, criteria: Criteria = .usual, floor: Int = 0) {
        let present = { (person: StaffPerson) in person.endDate.map { $0 > today } ?? true }
        // Ties are broken by place, so places follow who somebody is, and not the order of the file.
        let order = Self.order(persons)
        mentees = order.filter { present(persons[$0]) && [.mentee, .both].contains(persons[$0].wish) }
        mentors = order.filter { present(persons[$0]) && [.mentor, .both].contains(persons[$0].wish) }
        capacities = mentors.map { persons[$0].capacity ?? capacity }
        var book = ProfileBook(persons, today: today)
        let profiles = persons.indices.map { book.profile($0) }
        scoring = Scoring(
            mentees: mentees.map { profiles[$0] }, mentors: mentors.map { profiles[$0] }, criteria: criteria,
            floor: floor)
        self.persons = persons
        competencies = book.competencies.names
        languages = book.languages.names
        sites = book.sites.names
        departments = book.departments.names
    }

    /// By staff number, then name, then address; who has all of them the same stays in the order of the file.
    private static func order(_ persons: [StaffPerson]) -> [Int] {
        let keys = persons.map { [$0.number ?? "", $0.lastName, $0.firstName, $0.address ?? ""] }
        return persons.indices.sorted { one, other in
            keys[one] == keys[other] ? one < other : keys[one].lexicographicallyPrecedes(keys[other])
        }
    }

    /// The best pairs there are, with what proves them.
    ///
    /// Where a table of all pairs would have more than `most` numbers, each mentee keeps the `kept` best candidates, and
    /// `lost` says by how much another assignment could be better at most.
    package func solve(most: Int = 1 << 26, kept: Int = 96) throws -> Solution {
        // The least score is the problem's, so that who waits because of it can be told so.
        let eligible = Scoring(
            mentees: scoring.mentees, mentors: scoring.mentors, rules: scoring.rules, criteria: scoring.criteria)
        func problem(_ scores: Scores) throws -> MatchingProblem {
            try MatchingProblem(capacities: capacities, scores: scores, floor: scoring.floor)
        }
        if mentees.count * mentors.count <= most {
            let problem = try problem(eligible.scores(threads: 2))
            // Of equally good pairs, those that give no mentor two mentees while another has none.
            let assignment = try problem.evened(problem.solve(.optimal, threads: 2))
            return Solution(problem: problem, assignment: assignment, lost: Cost.none)
        }
        let candidates = try eligible.candidates(most: kept, threads: 2)
        let problem = try problem(candidates.scores)
        let assignment = try problem.solve(.optimal, threads: 2)
        return Solution(
            problem: problem, assignment: assignment,
            lost: scoring.loss(assignment, of: problem, among: candidates, threads: 2))
    }

    /// What was solved and what came out.
    package struct Solution: Sendable {
        package let problem: MatchingProblem
        package let assignment: Assignment
        /// The most that leaving out candidates can have lost; nil when that is not known.
        package let lost: Cost?
    }
}

/// Gives numbers to names, as profiles use them.
struct Numbering {
    private(set) var names: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(_ name: String) -> Int {
        if let number = numbers[name] { return number }
        numbers[name] = names.count
        names.append(name)
        return names.count - 1
    }
}

/// Makes profiles of the people of a list.
private struct ProfileBook {
    let persons: [StaffPerson]
    var competencies = Numbering()
    var languages = Numbering()
    var sites = Numbering()
    var departments = Numbering()
    private let ranks: [String: Int]
    private let day: Date
    /// Minutes east of UTC of each time zone, on the day of the computation.
    private var offsets: [String: Int] = [:]

    init(_ persons: [StaffPerson], today: String) {
        self.persons = persons
        day = (try? Date(today + "T12:00:00Z", strategy: .iso8601)) ?? Date(timeIntervalSince1970: 0)
        ranks = Self.ranks(of: persons)
        // Numbers decide in which order a reason names several: that of the names, whoever comes first in the list.
        for name in Set(persons.flatMap { $0.mastered + $0.sought }).sorted() { _ = competencies.number(name) }
        for code in Set(persons.flatMap(\.languages)).sorted() { _ = languages.number(code) }
        for name in Set(persons.compactMap(\.site)).sorted() { _ = sites.number(name) }
        for name in Set(persons.compactMap(\.department)).sorted() { _ = departments.number(name) }
    }

    mutating func profile(_ index: Int) -> Profile {
        let person = persons[index]
        return Profile(
            person: index,
            offered: person.mastered.map {
                CompetencyLevel(competencies.number($0), level: Competencies.assumedLevel, isAssumed: true)
            },
            sought: person.sought.map {
                CompetencyLevel(competencies.number($0), level: Competencies.assumedAim, isAssumed: true)
            },
            languages: person.languages.reduce(0) { bits, code in
                let number = languages.number(code)
                return number < 64 ? bits | 1 << UInt64(number) : bits
            },
            availability: WeekSlots(
                local: person.availability.map { WeekText.read($0).times.spans } ?? [],
                offset: offset(person.timeZone)),
            site: person.site.map { sites.number($0) },
            department: person.department.map { departments.number($0) },
            grade: person.grade.flatMap { ranks[$0] },
            hopes: Hope.bits(person.hopes),
            managers: line(above: index))
    }

    private mutating func offset(_ name: String?) -> Int {
        guard let name else { return 0 }
        if let known = offsets[name] { return known }
        let minutes = (TimeZone(identifier: name)?.secondsFromGMT(for: day) ?? 0) / 60
        offsets[name] = minutes
        return minutes
    }

    private func line(above index: Int) -> [Int] {
        var line: [Int] = []
        var seen: Set<Int> = [index]
        var next = persons[index].manager
        while let manager = next, seen.insert(manager).inserted {
            line.append(manager)
            next = persons[manager].manager
        }
        return line
    }

    /// The order of grades where the list itself tells it: managers stand above those they manage. A grade's rank is its
    /// place by how far its people are from the foot of the organisation, on average; nil where all grades look alike.
    private static func ranks(of persons: [StaffPerson]) -> [String: Int] {
        var height = [Int](repeating: 0, count: persons.count)
        for index in persons.indices {
            var level = 0
            var seen: Set<Int> = [index]
            var next = persons[index].manager
            while let manager = next, seen.insert(manager).inserted {
                level += 1
                height[manager] = max(height[manager], level)
                next = persons[manager].manager
            }
        }
        var sums: [String: (total: Int, count: Int)] = [:]
        for (index, person) in persons.enumerated() {
            guard let grade = person.grade else { continue }
            let old = sums[grade] ?? (0, 0)
            sums[grade] = (old.total + height[index], old.count + 1)
        }
        let ordered = sums.map { (name: $0.key, mean: Double($0.value.total) / Double($0.value.count)) }
            .sorted { ($0.mean, $0.name) < ($1.mean, $1.name) }
        guard let lowest = ordered.first, let highest = ordered.last, highest.mean > lowest.mean else { return [:] }
        return Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($0.element.name, $0.offset) })
    }
}

extension Hope {
    /// The hopes that a list's cell names, a bit for each in the order of their cases.
    fileprivate static func bits(_ text: String?) -> UInt64 {
        guard let text else { return 0 }
        let found = read(text).hopes
        return allCases.enumerated().reduce(0) { found.contains($1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
    }
}
