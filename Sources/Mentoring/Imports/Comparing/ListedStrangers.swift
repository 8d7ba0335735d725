import Storage

/// Rows whose staff number is somebody else's here: lists of two countries that both count from 1 on, a number that was
/// given anew. Taken in, they would make one person of another, with that one's account, history and pairs.
struct ListedStrangers {
    private var found: [Int: KnownPerson] = [:]

    init(_ persons: [StaffPerson], _ people: KnownPeople) {
        var numbered = 0
        for (index, person) in persons.enumerated() {
            guard let known = Self.holder(of: person.number, people) else { continue }
            numbered += 1
            if Self.areTwo(person, known) { found[index] = known }
        }
        // Where most numbers are other people's, a first name in common is chance.
        guard found.count > 1, found.count * 2 >= numbered else { return }
        for (index, person) in persons.enumerated() where found[index] == nil {
            guard let known = Self.holder(of: person.number, people), !Self.areSurelyOne(person, known) else {
                continue
            }
            found[index] = known
        }
    }

    private static func holder(of number: String?, _ people: KnownPeople) -> KnownPerson? {
        number.flatMap { people.byNumber[$0] }.map { people.all[$0] }
    }

    /// The list without them; each is refused, and says whose the number is.
    func refused(from reading: StaffListReading) -> StaffListReading {
        guard !found.isEmpty else { return reading }
        var (result, places) = (reading, [Int?]())
        var kept = 0
        for index in reading.persons.indices {
            places.append(found[index] == nil ? kept : nil)
            if found[index] == nil { kept += 1 }
        }
        let heading = reading.mapping.choices.first { $0.column == .number }?.heading ?? ""
        result.refused += found.count
        result.problemCount += found.count
        result.persons = []
        for (index, person) in reading.persons.enumerated() {
            guard let known = found[index] else {
                result.persons.append(moved(person, places, reading.persons))
                continue
            }
            result.problems.append(
                StaffProblem(
                    line: person.line, column: heading, value: "\(person.number ?? "") – \(known.name)",
                    reason: .numberOfAnother, severity: .refused, remedy: .rowRefused, person: person.shownName))
        }
        result.withoutManager -= found.keys.count {
            reading.persons[$0].manager == nil && reading.persons[$0].unknownManager == nil
        }
        result.homonyms = StaffGathering.homonyms(result.persons)
        return result
    }

    /// Whose manager is refused is said to have one who is not in the list: by name, for the number is another's.
    private func moved(_ person: StaffPerson, _ places: [Int?], _ all: [StaffPerson]) -> StaffPerson {
        guard let manager = person.manager else { return person }
        var person = person
        person.manager = places[manager]
        if person.manager == nil { person.unknownManager = all[manager].shownName }
        return person
    }

    /// No word of their names is the same, nor is their address: people marry, and change their first names, but hardly
    /// all of it at once.
    static func areTwo(_ person: StaffPerson, _ known: KnownPerson) -> Bool {
        if person.lastName == known.lastName || person.firstName == known.firstName { return false }
        if let address = person.address, People.emailKey(address) == known.emailKey { return false }
        let words = Set(KnownPeople.nameKey(person.shownName).split(separator: " "))
        let theirs = Set(KnownPeople.nameKey(known.name).split(separator: " "))
        return !words.isEmpty && !theirs.isEmpty && words.isDisjoint(with: theirs)
    }

    private static func areSurelyOne(_ person: StaffPerson, _ known: KnownPerson) -> Bool {
        if let address = person.address, People.emailKey(address) == known.emailKey { return true }
        return KnownPeople.nameKey(person.shownName) == KnownPeople.nameKey(known.name)
    }
}
