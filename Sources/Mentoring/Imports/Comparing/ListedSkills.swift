import Storage

/// The competencies that a list names: known by name or synonym, or still unknown. Each gets a number within the list.
struct ListedSkills {
    struct Name {
        /// Nil where the framework does not know it.
        let competency: ID<Competency>?
        let key: String
        let name: String
    }

    /// A competency of the framework, or a name that it does not know, by its key.
    private enum Identity: Hashable {
        case known(ID<Competency>)
        case unknown(String)
    }

    private(set) var names: [Name] = []
    private let known: [String: ID<Competency>]
    private var numbers: [Identity: Int] = [:]
    private var spellings: [String: Int] = [:]

    /// - Parameter known: competencies by the keys of their names.
    init(known: [String: ID<Competency>]) {
        self.known = known
    }

    /// The number of a name as the list spells it; nil where there is nothing in it.
    mutating func number(of name: String) -> Int? {
        if let number = spellings[name] { return number }
        let key = Competencies.nameKey(name)
        guard !key.isEmpty else { return nil }
        let number = number(of: known[key], key: key, name: name)
        spellings[name] = number
        return number
    }

    /// The number of a competency, or of an unknown name, as the database has it.
    mutating func number(of competency: ID<Competency>?, key: String, name: String) -> Int {
        let identity = competency.map(Identity.known) ?? .unknown(key)
        if let number = numbers[identity] { return number }
        let number = names.count
        names.append(Name(competency: competency, key: key, name: String(name.prefix(200))))
        numbers[identity] = number
        return number
    }

    /// What a person has and seeks: by number, 1 for held, 2 for wanted, 3 for both.
    mutating func entries(of person: StaffPerson) -> [Int: Int] {
        var entries: [Int: Int] = [:]
        for name in person.mastered { if let number = number(of: name) { entries[number, default: 0] |= 1 } }
        for name in person.sought { if let number = number(of: name) { entries[number, default: 0] |= 2 } }
        return entries
    }

    /// As `staff_import_row.competencies` has them: `3h,7w,12b`.
    static func packed(_ entries: [Int: Int]) -> String {
        entries.sorted { $0.key < $1.key }.map { "\($0.key)\(["", "h", "w", "b"][$0.value & 3])" }.joined(
            separator: ",")
    }

    /// Reads `packed` back; what is none is left out.
    static func unpacked(_ text: String) -> [(number: Int, held: Bool, wanted: Bool)] {
        text.split(separator: ",").compactMap { part in
            guard let number = Int(part.dropLast()), let mark = part.last else { return nil }
            return (number, mark != "w", mark != "h")
        }
    }

    /// Sums up entries, so that those of many people may be compared in little room; their order does not count.
    static func digest(_ number: Int, _ marks: Int) -> UInt64 {
        var value = UInt64(truncatingIfNeeded: number) &* 4 &+ UInt64(marks) &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    static func digest(_ entries: [Int: Int]) -> UInt64 {
        entries.reduce(0) { $0 &+ digest($1.key, $1.value) }
    }

    /// For `StagingSQL.addName`.
    func values(for list: ID<StaffImport>) -> [[any Bindable]] {
        names.enumerated().map { [list, $0, $1.competency, $1.key, $1.name] }
    }
}

/// What people have and seek already, as far as lists gave it.
struct KnownSkills {
    /// By known person.
    private(set) var digests: [UInt64]
    /// Competencies that people gave themselves, or somebody by hand: a list does not touch them.
    private(set) var own: [Int: Set<Int>] = [:]

    init(_ people: KnownPeople, _ skills: inout ListedSkills, in tx: Transaction) throws {
        var digests = [UInt64](repeating: 0, count: people.all.count)
        var own: [Int: Set<Int>] = [:]
        var place = 0
        func find(_ row: Row) throws -> Int? {
            let id: ID<Person> = try row.id("person_id")
            if place < people.all.count, people.all[place].id == id { return place }
            let found = people.find(id)
            place = found ?? place
            return found
        }
        func marks(_ row: Row) throws -> Int { try (row.boolean("held") ? 1 : 0) + (row.boolean("wanted") ? 2 : 0) }
        try tx.each(KnownSQL.competencies) { row in
            guard let person = try find(row) else { return }
            let number = skills.number(of: try row.id("competency_id"), key: "", name: "")
            if try row.text("source") == "list" {
                digests[person] &+= ListedSkills.digest(number, try marks(row))
            } else {
                own[person, default: []].insert(number)
            }
        }
        place = 0
        try tx.each(KnownSQL.unknowns) { row in
            guard let person = try find(row) else { return }
            let key = try row.text("name_key")
            digests[person] &+= ListedSkills.digest(skills.number(of: nil, key: key, name: key), try marks(row))
        }
        self.digests = digests
        self.own = own
    }
}
