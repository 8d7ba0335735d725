/// Finds each person's manager among the persons of the list, and keeps the line of management free of loops.
struct ManagementLine {
    private(set) var persons: [StaffPerson]
    private(set) var problems: ProblemList
    private let byNumber: [String: Int]
    private let byAddress: [String: Int]
    private let width: Int?
    private let column: Int?
    /// Folded "last first" to the persons of that name, made when first needed.
    private var names: [String: [Int]]?

    init(
        persons: [StaffPerson], byNumber: [String: Int], byAddress: [String: Int], width: Int?, problems: ProblemList,
        column: Int?
    ) {
        self.persons = persons
        self.problems = problems
        self.byNumber = byNumber
        self.byAddress = byAddress
        self.width = width
        self.column = column
    }

    private enum Finding { case one(Int), several, none }

    /// - Parameter texts: by person, what the list says; several columns parted by U+001F.
    mutating func settle(_ texts: [String]) {
        for index in persons.indices where index < texts.count && !texts[index].isEmpty {
            let text = texts[index]
            switch find(text) {
            case .one(index): report(index, text, .managerIsOneself)
            case .one(let manager): persons[index].manager = manager
            case .several: report(index, text, .ambiguousManager)
            case .none:
                persons[index].unknownManager = shown(text)
                report(index, text, .unknownManager)
            }
        }
        names = nil
        breakLoops()
    }

    private func shown(_ text: String) -> String { text.split(separator: "\u{1F}").joined(separator: " ") }

    private mutating func report(_ index: Int, _ text: String, _ reason: StaffProblem.Reason) {
        problems.add(persons[index].line, column, shown(text), reason, .corrected, .managerDropped)
    }

    /// Each column by itself, the surest kind first; then their words together, as a name on two columns.
    private mutating func find(_ text: String) -> Finding {
        if let index = byNumber[text] { return .one(index) }
        let parts = text.split(separator: "\u{1F}").map(String.init)
        for part in parts { if let index = exact(part) { return .one(index) } }
        var isAmbiguous = false
        for part in parts + (parts.count > 1 ? [parts.joined(separator: " ")] : []) {
            switch named(part) {
            case .one(let index): return .one(index)
            case .several: isAmbiguous = true
            case .none: continue
            }
        }
        return isAmbiguous ? .several : .none
    }

    /// By number, by address, or by a number beside a name, as in `DUPONT Jean (00417)`.
    private func exact(_ text: String) -> Int? {
        if let index = number(text) { return index }
        if text.contains("@") {
            if let address = ValueReading.address(text), let index = byAddress[address] { return index }
            return nil
        }
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        for word in text.split(whereSeparator: { " ()[],;:-–/".contains($0) })
        where word.utf8.contains(where: { (0x30...0x39).contains($0) }) {
            if let index = number(String(word)) { return index }
        }
        return nil
    }

    private func number(_ text: String) -> Int? {
        if let index = byNumber[text] { return index }
        guard let width, isDigits(text), text.utf8.count < width else { return nil }
        return byNumber[padded(text, to: width)]
    }

    /// By name, in either order; capitals say which word is the last name. Accents decide between several.
    private mutating func named(_ text: String) -> Finding {
        let words = text.split { $0 == " " || $0 == "," }.filter { !$0.hasPrefix("(") && $0 != "M." && $0 != "Mme" }
        guard words.count > 1 else { return .none }
        if names == nil { makeNames() }
        let key = Self.key(words.map(String.init))
        var found = names?[key] ?? []
        if found.count > 1 {
            let exact = found.filter { candidate in
                let (last, first) = (
                    persons[candidate].lastName.lowercased(), persons[candidate].firstName.lowercased()
                )
                let typed = words.joined(separator: " ").lowercased()
                return typed == last + " " + first || typed == first + " " + last
            }
            if !exact.isEmpty { found = exact }
        }
        if found.count > 1, let split = Optional(NameReading.split(text, lastFirst: true)),
            NameReading.isCapitals(split.last) || text.contains(",")
        {
            let exact = found.filter { staffFolded(persons[$0].lastName) == staffFolded(split.last) }
            if !exact.isEmpty { found = exact }
        }
        return found.count == 1 ? .one(found[0]) : found.isEmpty ? .none : .several
    }

    /// The words of a name in an order of their own, so that `DUPONT Jean` and `Jean Dupont` meet.
    private static func key(_ words: [String]) -> String {
        words.flatMap { staffFolded($0).split { $0 == "-" || $0 == "'" || $0 == " " }.map(String.init) }
            .sorted().joined(separator: " ")
    }

    private mutating func makeNames() {
        var table: [String: [Int]] = [:]
        table.reserveCapacity(persons.count)
        for (index, person) in persons.enumerated() {
            table[Self.key([person.lastName, person.firstName]), default: []].append(index)
        }
        names = table
    }

    /// Follows every line upwards. Of a loop, the one with the most people directly below loses the manager.
    private mutating func breakLoops() {
        var reports = [Int32](repeating: 0, count: persons.count)
        for person in persons { if let manager = person.manager { reports[manager] += 1 } }
        var visit = [Int32](repeating: 0, count: persons.count)
        for start in persons.indices where visit[start] == 0 {
            let mark = Int32(start + 1)
            var at = start
            while visit[at] == 0 {
                visit[at] = mark
                guard let next = persons[at].manager else { break }
                at = next
            }
            guard visit[at] == mark, persons[at].manager != nil else { continue }
            breakLoop(through: at, reports)
        }
    }

    private mutating func breakLoop(through start: Int, _ reports: [Int32]) {
        var loop = [start]
        while let next = persons[loop[loop.count - 1]].manager, next != start, loop.count <= persons.count {
            loop.append(next)
        }
        guard let top = loop.min(by: { (-reports[$0], $0) < (-reports[$1], $1) }),
            let place = loop.firstIndex(of: top)
        else { return }
        let turned = loop[place...] + loop[..<place]
        let chain = (turned + [top]).prefix(12).map { label(persons[$0]) }.joined(separator: " → ")
        problems.add(persons[top].line, column, chain, .managerLoop, .corrected, .managerDropped)
        persons[top].manager = nil
    }

    private func label(_ person: StaffPerson) -> String {
        person.number ?? "\(person.firstName) \(person.lastName)"
    }
}
