package import Storage

/// Compares a list with the people there are: who is new, what changes, who is missing. Reads only.
package struct ListComparison {
    var list: ComparedList
    let people: KnownPeople
    let matching: ListMatching
    /// Who administers the product keeps their address, whatever a list says.
    private let administrators: Set<ID<Person>>
    private let isFull: Bool
    private let importer: ID<Person>?
    let now: Instant

    /// - Parameters:
    ///   - tx: nil for a database that is not made yet.
    ///   - isFull: does the list name everybody who is present?
    ///   - importer: who hands the list over; they are here, whether it names them or not.
    package static func compare(
        _ reading: StaffListReading, isFull: Bool, importer: ID<Person>? = nil, today: String, in tx: Transaction?,
        at now: Instant
    ) throws -> ComparedList {
        var comparison = try ListComparison(
            reading, isFull: isFull, importer: importer, today: today, in: tx, at: now)
        comparison.settleAddresses()
        comparison.settleManagers()
        comparison.people.forgetKeys()
        try comparison.settlePeople(in: tx)
        comparison.count()
        return comparison.list
    }

    private init(
        _ reading: StaffListReading, isFull: Bool, importer: ID<Person>?, today: String, in tx: Transaction?,
        at now: Instant
    ) throws {
        let people = try tx.map(KnownPeople.init(in:)) ?? KnownPeople()
        let reading = ListedStrangers(reading.persons, people).refused(from: reading)
        var places = try ListedPlaces(in: tx, at: now)
        places.learn(from: reading.persons)
        let language = try tx?.row(KnownSQL.defaultLanguage)?.text("default_language") ?? "fr"
        list = ComparedList(
            reading: reading,
            maker: ListedValues(
                columns: Set(reading.mapping.choices.compactMap(\.column)), isFull: isFull, today: today,
                defaultLanguage: language, places: places),
            skills: ListedSkills(known: try tx.map(Competencies.names(in:)) ?? [:]))
        self.people = people
        administrators = try tx.map(Grants.administrators(in:)) ?? []
        self.isFull = isFull
        self.importer = importer
        self.now = now
        let matching = ListMatching(reading.persons, people)
        self.matching = matching
        giveIDs()
        for index in matching.zeros {
            guard let known = matching.known[index], let number = reading.persons[index].number,
                number.utf8.count < people.all[known].number?.utf8.count ?? 0
            else { continue }
            note(index, .number, number, .lostZeros, .corrected, .zerosAdded)
        }
    }

    /// New people get theirs in the order of names, and are staged and added in it: so the indexes of a large list grow
    /// at their ends.
    private mutating func giveIDs() {
        let persons = list.reading.persons
        let new = persons.indices.filter { matching.known[$0] == nil }
        let keys = new.map { PersonWords.nameKey(lastName: persons[$0].lastName, firstName: persons[$0].firstName) }
        let inOrder = new.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { new[$0] }
        let fresh = new.map { _ in ID<Person>(at: now) }.sorted()
        list.ids = matching.known.map { known in known.map { people.all[$0].id } ?? fresh[0] }
        for (id, index) in zip(fresh, inOrder) { list.ids[index] = id }
        list.order = inOrder + persons.indices.filter { matching.known[$0] != nil }
    }

    mutating func note(
        _ index: Int, _ column: StaffColumn, _ value: String, _ reason: StaffProblem.Reason,
        _ severity: StaffProblem.Severity, _ remedy: StaffProblem.Remedy
    ) {
        list.reading.note(column, value, of: list.reading.persons[index], reason, severity, remedy)
    }

    /// Who hands the list over, or keeps the installation, is not in it: they stay, and that is told.
    private mutating func noteAbsent(_ reason: StaffProblem.Reason, _ name: String) {
        list.reading.problemCount += 1
        list.reading.problems.append(
            StaffProblem(
                line: 0, column: "", value: name, reason: reason, severity: .noticed, remedy: .kept))
    }

    /// An address that is somebody else's, who keeps it, is taken from the list: mail meant for one must not reach
    /// another.
    private mutating func settleAddresses() {
        guard !people.all.isEmpty else { return }
        var owners: [String: Int] = [:]
        for (known, person) in people.all.enumerated() {
            guard let key = person.emailKey else { continue }
            let listed = matching.listed[known]
            let keeps = administrators.contains(person.id)
            if keeps || listed.map({ list.reading.persons[$0].address == nil }) ?? true { owners[key] = listed ?? -1 }
        }
        for index in list.reading.persons.indices {
            guard let address = list.reading.persons[index].address else { continue }
            let key = People.emailKey(address)
            if let owner = owners[key], owner != index {
                list.reading.persons[index].address = nil
                note(index, .address, address, .addressOfAnother, .corrected, .addressDropped)
            } else {
                owners[key] = index
            }
        }
    }

    // MARK: managers

    private mutating func settlePeople(in tx: Transaction?) throws {
        list.actions = matching.known.map { $0 == nil ? .new : .unchanged }
        for (index, person) in list.reading.persons.enumerated() where matching.known[index] == nil {
            register(person)
        }
        guard let tx, !people.all.isEmpty else { return }
        let comparesSkills = !list.maker.columns.isDisjoint(with: [.mastered, .sought])
        let skills = comparesSkills ? try KnownSkills(people, &list.skills, in: tx) : nil
        let spoken = try KnownLanguages(people, in: tx)
        let leftByHand = Set(try tx.rows(KnownSQL.leftByHand).map { try $0.id("person_id", of: Person.self) })
        var known = 0
        try tx.each(KnownSQL.people) { row in
            defer { known += 1 }
            var values = try PersonValues(row)
            values.languages = spoken.codes(of: known)
            let id = try row.id("id", of: Person.self)
            try settle(
                known, values, skills, staysLeft: leftByHand.contains(id), keepsAddress: administrators.contains(id))
        }
    }

    /// Makes the places, and numbers the competencies, that a new person's row names.
    private mutating func register(_ person: StaffPerson) {
        for name in person.mastered { _ = list.skills.number(of: name) }
        for name in person.sought { _ = list.skills.number(of: name) }
        if let site = person.site { _ = list.maker.places.site(String(site.prefix(300))) }
        if let department = person.department { _ = list.maker.places.department(String(department.prefix(300))) }
        if let grade = person.grade { _ = list.maker.places.grade(String(grade.prefix(300))) }
    }

    private mutating func settle(
        _ known: Int, _ before: PersonValues, _ skills: KnownSkills?, staysLeft: Bool, keepsAddress: Bool
    ) throws {
        let id = people.all[known].id
        guard let index = matching.listed[known] else {
            // Whoever stands on a refused row is in the list all the same.
            guard isFull, before.presence == .present,
                !list.reading.onRefusedRows.names(before.staffNumber, before.email)
            else { return }
            if id == importer { return noteAbsent(.importerAbsent, "") }
            // Who keeps the installation and never was in a list: to take them for gone would lock them out.
            if administrators.contains(id), before.staffNumber == nil {
                return noteAbsent(.administratorAbsent, before.firstName + " " + before.lastName)
            }
            list.missing.append(id)
            change(id, .presence, Presence.present.rawValue, Presence.missing.rawValue)
            return
        }
        let person = list.reading.persons[index]
        let staysLeft = staysLeft && person.endDate == nil
        if staysLeft { note(index, .endDate, before.leftOn ?? "", .markedLeft, .noticed, .kept) }
        var after = list.maker.values(of: person, over: before, manager: list.managers[index], staysLeft: staysLeft)
        if keepsAddress, after.email != before.email {
            note(index, .address, person.address ?? "", .addressOfAdministrator, .noticed, .kept)
            after.email = before.email
        }
        let competencies = packedSkills(person, known, skills)
        guard after != before || competencies != nil else { return }
        list.actions[index] = .changed
        if after.presence == .left, before.presence != .left { list.counts.left += 1 }
        let names = after.firstName != before.firstName || after.lastName != before.lastName
        let keys = after.staffNumber != before.staffNumber || after.email != before.email
        list.changed[index] = ComparedList.Changed(
            values: after, rekeyed: keys, renamed: names || keys, newLanguages: after.languages != before.languages,
            competencies: competencies)
        noteChanges(id, before, after)
        if competencies != nil { change(id, .competencies, nil, nil) }
    }

    /// The competencies of the list where they are others than those an earlier list gave.
    private mutating func packedSkills(_ person: StaffPerson, _ known: Int, _ skills: KnownSkills?) -> String? {
        guard let skills, !person.mastered.isEmpty || !person.sought.isEmpty else { return nil }
        var entries = list.skills.entries(of: person)
        for own in skills.own[known] ?? [] { entries[own] = nil }
        return ListedSkills.digest(entries) == skills.digests[known] ? nil : ListedSkills.packed(entries)
    }

    private mutating func count() {
        let reading = list.reading
        list.reading.problems = reading.problems.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
        list.counts.lines = reading.lines
        list.counts.persons = reading.persons.count
        list.counts.twice = reading.twice
        list.counts.withoutAddress = reading.withoutAddress
        list.counts.withoutManager = reading.withoutManager
        list.counts.homonyms = reading.homonyms
        list.counts.refused = reading.refused
        list.counts.new = list.actions.count { $0 == .new }
        list.counts.changed = list.changed.count
        list.counts.unchanged = reading.persons.count - list.counts.new - list.counts.changed
        list.counts.missing = list.missing.count
        list.counts.problems = reading.problemCount
        for (index, person) in reading.persons.enumerated() where matching.known[index] == nil {
            if let end = person.endDate, end <= list.maker.today { list.counts.left += 1 }
        }
    }
}

extension StaffListReading {
    /// Notes what is found when the list is compared.
    mutating func note(
        _ column: StaffColumn, _ value: String, of person: StaffPerson, _ reason: StaffProblem.Reason,
        _ severity: StaffProblem.Severity, _ remedy: StaffProblem.Remedy
    ) {
        let heading = mapping.choices.first { $0.column == column }?.heading ?? ""
        problemCount += 1
        problems.append(
            StaffProblem(
                line: person.line, column: heading, value: String(value.prefix(120)), reason: reason,
                severity: severity, remedy: remedy, person: person.shownName))
    }
}
