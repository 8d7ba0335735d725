import Tables

/// What can be said only once the whole list is known: numbers, dates, contracts, addresses, managers, homonyms.
struct StaffGathering {
    var persons: [StaffPerson]
    var problems: ProblemList
    /// By person, what the list says of the manager.
    var managers: [String]
    private let rows: StaffRows
    private var starts: [WrittenDate]
    private var ends: [WrittenDate]
    private let order: DateOrder
    private var width: Int?
    private var twice = 0
    private var refused: Int
    private var refusedKeys: RefusedKeys
    /// Staff number to person, numbers of further contracts included.
    private(set) var byNumber: [String: Int] = [:]
    private(set) var byAddress: [String: Int] = [:]

    init(_ rows: StaffRows) {
        self.rows = rows
        (persons, starts, ends, managers) = rows.takePersons()
        problems = rows.problems
        refused = rows.refused
        refusedKeys = rows.refusedKeys
        order = rows.dateOrder ?? rows.evidence.order
    }

    /// Does it all.
    consuming func reading(_ preview: StaffListPreview) -> StaffListReading {
        settleNames()
        settleDates()
        settleNumbers()
        bringContractsTogether()
        var line = ManagementLine(
            persons: handedOver(), byNumber: byNumber, byAddress: byAddress, width: width, problems: problems,
            column: rows.index(of: .manager))
        line.settle(managers)
        var reading = StaffListReading(mapping: preview.mapping, table: preview.table)
        reading.withoutManager = managers.count { $0.isEmpty }
        reading.homonyms = Self.homonyms(line.persons)
        reading.problemCount = line.problems.count
        var problems = line.problems
        problems.name(line.persons)
        reading.problems = problems.sorted
        reading.persons = line.persons
        reading.lines = rows.lines
        reading.twice = twice
        reading.refused = refused
        reading.onRefusedRows = refusedKeys.widened(to: width)
        reading.dateOrder = order
        return reading
    }

    /// The persons, no longer held here: a second holder would make the next change copy them all.
    private mutating func handedOver() -> [StaffPerson] {
        defer { persons = [] }
        return persons
    }

    private mutating func settleNames() {
        guard rows.lastNamesShout || rows.firstNamesShout else { return }
        var cache: [String: String] = [:]
        func proper(_ name: String) -> String {
            if let known = cache[name] { return known }
            let made = NameReading.proper(name)
            cache[name] = made
            return made
        }
        for index in persons.indices {
            if rows.lastNamesShout { persons[index].lastName = proper(persons[index].lastName) }
            if rows.firstNamesShout { persons[index].firstName = proper(persons[index].firstName) }
        }
    }

    private mutating func settleDates() {
        defer { (starts, ends) = ([], []) }
        for index in persons.indices {
            persons[index].startDate = settled(starts[index], index, .startDate)
            persons[index].endDate = settled(ends[index], index, .endDate)
            guard let start = persons[index].startDate else { continue }
            if let end = persons[index].endDate, end < start {
                problems.add(
                    persons[index].line, rows.index(of: .endDate), ends[index].text, .endBeforeStart, .corrected,
                    .endDropped)
                persons[index].endDate = nil
            }
            if start > rows.options.today {
                problems.add(
                    persons[index].line, rows.index(of: .startDate), starts[index].text, .futureStart, .noticed,
                    .kept)
            }
        }
    }

    private mutating func settled(_ date: WrittenDate, _ index: Int, _ column: StaffColumn) -> String? {
        if date.form == .none { return nil }
        if let iso = date.iso(order) { return iso }
        problems.add(
            persons[index].line, rows.index(of: column), date.text, .impossibleDate, .corrected, .valueDropped)
        return nil
    }

    /// Gives back lost leading zeros: where some numbers begin with 0, digits alone are brought to their usual width.
    private mutating func settleNumbers() {
        var widths: [Int: Int] = [:]
        for case let number? in persons.lazy.map(\.number) where number.utf8.first == 0x30 && isDigits(number) {
            widths[number.utf8.count, default: 0] += 1
        }
        width = widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        guard let width else { return }
        for index in persons.indices {
            guard let number = persons[index].number, isDigits(number), number.utf8.count < width else { continue }
            persons[index].number = padded(number, to: width)
            problems.add(
                persons[index].line, rows.index(of: .number), number, .lostZeros, .corrected, .zerosAdded)
        }
    }

    /// Brings together rows of one person: the same number and name, or the same address and name under another number.
    /// The same number under another name is refused; the same address under another name is taken from both.
    private mutating func bringContractsTogether() {
        var kept: [Int] = []
        kept.reserveCapacity(persons.count)
        var target = [Int](repeating: -1, count: persons.count)
        byNumber.reserveCapacity(persons.count)
        byAddress.reserveCapacity(persons.count)
        var shared: [String: [Int]] = [:]
        for index in persons.indices {
            let person = persons[index]
            if let number = person.number, let other = byNumber[number] {
                if isSameName(person, persons[other]) {
                    merge(index, into: other)
                } else {
                    refused += 1
                    refusedKeys.add(nil, person.address)
                    problems.add(person.line, rows.index(of: .number), number, .numberTaken, .refused, .rowRefused)
                }
                continue
            }
            if let address = person.address, let other = byAddress[address] {
                if isSameName(person, persons[other]) {
                    merge(index, into: other)
                    if let number = person.number { byNumber[number] = other }
                    continue
                }
                shared[address, default: [other]].append(index)
            } else if let address = person.address {
                byAddress[address] = index
            }
            if let number = person.number { byNumber[number] = index }
            target[index] = kept.count
            kept.append(index)
        }
        dropShared(shared)
        guard kept.count < persons.count else { return }
        persons = kept.map { persons[$0] }
        managers = kept.map { managers[$0] }
        byNumber = byNumber.mapValues { target[$0] }
        byAddress = byAddress.mapValues { target[$0] }
    }

    /// An address borne by different persons stays with the only one whose last name is in it, else with none: mail
    /// meant for one must not reach another.
    private mutating func dropShared(_ shared: [String: [Int]]) {
        for (address, bearers) in shared.sorted(by: { $0.key < $1.key }) {
            let local = staffFolded(String(address.prefix { $0 != "@" })).filter(\.isLetter)
            let named = bearers.filter { bearer in
                let name = staffFolded(persons[bearer].lastName).filter(\.isLetter)
                return name.count > 1 && local.contains(name)
            }
            let owner = named.count == 1 ? named[0] : nil
            byAddress[address] = owner
            for bearer in bearers where bearer != owner {
                persons[bearer].address = nil
                problems.add(
                    persons[bearer].line, rows.index(of: .address), address, .sharedAddress, .corrected, .addressDropped
                )
            }
        }
    }

    /// Makes one person of two contracts. The main one is the one that has not ended, then the larger share of working
    /// time, then the first; what it lacks is taken from the other.
    private mutating func merge(_ second: Int, into first: Int) {
        twice += 1
        let (old, new) = (persons[first], persons[second])
        problems.add(
            new.line, rows.index(of: .number), new.number ?? new.address ?? "", .secondContract, .corrected,
            .mainContractKept, of: new.shownName)
        let today = rows.options.today
        func rank(_ person: StaffPerson) -> Int {
            (person.endDate.map { $0 >= today } ?? true ? 1_000 : 0) + (person.workingTime ?? 100)
        }
        let newIsMain = rank(new) > rank(old)
        var main = newIsMain ? new : old
        let other = newIsMain ? old : new
        main.line = newIsMain ? new.line : old.line
        main.address = main.address ?? other.address
        main.startDate = main.startDate ?? other.startDate
        main.job = main.job ?? other.job
        main.grade = main.grade ?? other.grade
        main.department = main.department ?? other.department
        main.site = main.site ?? other.site
        main.timeZone = main.timeZone ?? other.timeZone
        main.wish = main.wish ?? other.wish
        if main.languages.isEmpty { main.languages = other.languages }
        if main.mastered.isEmpty { main.mastered = other.mastered }
        if main.sought.isEmpty { main.sought = other.sought }
        let numbers = [old.number, new.number].compactMap(\.self) + old.otherNumbers
        main.otherNumbers = numbers.filter { $0 != main.number }
        if main.number == nil { main.number = main.otherNumbers.popLast() }
        persons[first] = main
        if newIsMain, !managers[second].isEmpty || managers[first].isEmpty { managers[first] = managers[second] }
        if managers[first].isEmpty { managers[first] = managers[second] }
        if let address = main.address, byAddress[address] == nil { byAddress[address] = first }
    }

    private func isSameName(_ left: StaffPerson, _ right: StaffPerson) -> Bool {
        staffFolded(left.lastName) == staffFolded(right.lastName)
            && staffFolded(left.firstName) == staffFolded(right.firstName)
    }

    /// Names borne by several persons, capitals not counting.
    static func homonyms(_ persons: [StaffPerson]) -> Int {
        var seen: [String: Bool] = [:]
        seen.reserveCapacity(persons.count)
        var count = 0
        for person in persons {
            let name = person.lastName.lowercased() + "\u{1F}" + person.firstName.lowercased()
            if let counted = seen[name] {
                if !counted { count += 1 }
                seen[name] = true
            } else {
                seen[name] = false
            }
        }
        return count
    }
}

/// Whether there are digits and nothing else.
func isDigits(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

/// Zeros in front, up to the width.
func padded(_ number: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - number.utf8.count)) + number
}
