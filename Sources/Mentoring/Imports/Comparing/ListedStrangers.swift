import Storage

/// Rows whose staff number is somebody else's here: lists of two countries that both count from 1 on, a number that was
/// given anew. Taken in, they would make one person of another, with that one's account, history and pairs.
struct ListedStrangers {
    private var found: [Int: KnownPerson] = [:]
    /// Most numbers of the list are other people's: it counts for itself.
    private var countsForItself = false

    init(_ persons: [StaffPerson], _ people: KnownPeople) {
        var numbered = 0
        for (index, person) in persons.enumerated() {
            guard let known = Self.holder(of: person, people) else { continue }
            numbered += 1
            if Self.areTwo(person, known) { found[index] = known }
        }
        guard found.count > 1, found.count * 3 >= numbered * 2 else { return }
        countsForItself = true
        // Then one word of a name in common is chance.
        for (index, person) in persons.enumerated() where found[index] == nil {
            guard let known = Self.holder(of: person, people), !Self.areSurelyOne(person, known) else { continue }
            found[index] = known
        }
    }

    /// Whom `ListMatching` would take the person for by a number.
    private static func holder(of person: StaffPerson, _ people: KnownPeople) -> KnownPerson? {
        for number in [person.number].compactMap(\.self) + person.otherNumbers {
            if let index = people.byNumber[number] { return people.all[index] }
        }
        return person.number.flatMap(people.find(digitsOf:)).map { people.all[$0] }
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
        result.numbersAreOthers = countsForItself
        result.refused += found.count
        result.persons = []
        for (index, person) in reading.persons.enumerated() {
            if let known = found[index] {
                result.onRefusedRows.add(person.number, person.address)
                result.note(
                    .number, "\(person.number ?? "") – \(known.name)", of: person, .numberOfAnother, .refused,
                    .rowRefused)
            } else {
                result.persons.append(moved(person, places, reading.persons, &result))
            }
        }
        result.withoutManager -= found.keys.count {
            reading.persons[$0].manager == nil && reading.persons[$0].unknownManager == nil
        }
        result.homonyms = StaffGathering.homonyms(result.persons)
        return result
    }

    /// Whose manager is refused is said to have one who is not taken in; nobody else is looked for in that place, neither
    /// by the number, which is another's, nor by the name.
    private func moved(
        _ person: StaffPerson, _ places: [Int?], _ all: [StaffPerson], _ result: inout StaffListReading
    ) -> StaffPerson {
        guard let manager = person.manager else { return person }
        var person = person
        person.manager = places[manager]
        if person.manager == nil {
            result.note(.manager, all[manager].shownName, of: person, .unknownManager, .corrected, .managerDropped)
        }
        return person
    }

    /// No word of their names is the same, nor is their address: people marry, and change their first names, but hardly
    /// all of it at once. Names in two alphabets cannot be compared.
    static func areTwo(_ person: StaffPerson, _ known: KnownPerson) -> Bool {
        if !person.lastName.isEmpty, person.lastName == known.lastName { return false }
        if !person.firstName.isEmpty, person.firstName == known.firstName { return false }
        if hasAddress(of: known, person) { return false }
        let (words, theirs) = (words(of: person.shownName), words(of: known.name))
        guard !words.isEmpty, !theirs.isEmpty, words.contains(where: isLatin) == theirs.contains(where: isLatin)
        else { return false }
        return words.isDisjoint(with: theirs)
    }

    private static func areSurelyOne(_ person: StaffPerson, _ known: KnownPerson) -> Bool {
        if hasAddress(of: known, person) { return true }
        let (words, theirs) = (words(of: person.shownName), words(of: known.name))
        return words == theirs || words.intersection(theirs).count > 1
    }

    private static func hasAddress(of known: KnownPerson, _ person: StaffPerson) -> Bool {
        person.address.map { People.emailKey($0) == known.emailKey } ?? false
    }

    private static func words(of name: String) -> Set<Substring> {
        Set(KnownPeople.nameKey(name).split(separator: " "))
    }

    private static func isLatin(_ word: Substring) -> Bool { word.utf8.contains { $0 >= 0x61 && $0 <= 0x7A } }
}
