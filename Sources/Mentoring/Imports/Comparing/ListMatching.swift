import Storage

/// Who of a list is whom of the database: by staff number, then by e-mail address, then by a name that is theirs alone.
struct ListMatching {
    /// By person of the list, the known one; nil for somebody new.
    private(set) var known: [Int?]
    /// By known person, the one of the list.
    private(set) var listed: [Int?]
    /// Those whose number lost or regained its zeros.
    private(set) var zeros: [Int] = []

    init(_ persons: [StaffPerson], _ people: KnownPeople) {
        known = Array(repeating: nil, count: persons.count)
        listed = Array(repeating: nil, count: people.all.count)
        guard !people.all.isEmpty else { return }
        for (index, person) in persons.enumerated() {
            for number in [person.number].compactMap(\.self) + person.otherNumbers {
                if let found = people.byNumber[number], !ListedStrangers.areTwo(person, people.all[found]),
                    take(index, found)
                {
                    break
                }
            }
        }
        for (index, person) in persons.enumerated() where known[index] == nil {
            guard let number = person.number, let found = people.find(digitsOf: number),
                !ListedStrangers.areTwo(person, people.all[found])
            else { continue }
            if take(index, found) { zeros.append(index) }
        }
        for (index, person) in persons.enumerated() where known[index] == nil {
            guard let address = person.address, let found = people.byEmail[People.emailKey(address)] else { continue }
            let candidate = people.all[found]
            if candidate.number == nil || person.number == nil || Self.sameName(person, candidate) {
                take(index, found)
            }
        }
        matchNames(persons, people)
    }

    @discardableResult
    private mutating func take(_ index: Int, _ found: Int) -> Bool {
        guard listed[found] == nil else { return false }
        listed[found] = index
        known[index] = found
        return true
    }

    /// People without number and address are known by their names alone: where nobody else bears the name.
    private mutating func matchNames(_ persons: [StaffPerson], _ people: KnownPeople) {
        let waiting = persons.indices.filter {
            known[$0] == nil && (persons[$0].number == nil || persons[$0].address == nil)
        }
        guard !waiting.isEmpty else { return }
        var bearers: [String: Int] = [:]
        for person in persons {
            bearers[KnownPeople.nameKey(person.firstName + " " + person.lastName), default: 0] += 1
        }
        for index in waiting {
            let person = persons[index]
            let name = person.firstName + " " + person.lastName
            guard bearers[KnownPeople.nameKey(name)] == 1, let found = people.find(name: name) else { continue }
            let candidate = people.all[found]
            let numberFits = person.number == nil || candidate.number == nil
            let addressFits = person.address == nil || candidate.emailKey == nil
            if numberFits, addressFits { take(index, found) }
        }
    }

    private static func sameName(_ person: StaffPerson, _ known: KnownPerson) -> Bool {
        KnownPeople.nameKey(person.firstName + " " + person.lastName) == KnownPeople.nameKey(known.name)
    }
}
