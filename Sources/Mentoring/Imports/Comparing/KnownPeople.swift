import Storage

/// Somebody whom the database knows, by what a list may recognise them.
struct KnownPerson {
    let id: ID<Person>
    let number: String?
    let emailKey: String?
    let firstName: String
    let lastName: String
    let presence: Presence
    var manager: ID<Person>?

    var name: String { firstName + " " + lastName }
}

/// Everybody whom the database knows, in the order of their identifiers; found by number, address and name.
final class KnownPeople {
    private(set) var all: [KnownPerson] = []
    private(set) var byNumber: [String: Int] = [:]
    private(set) var byEmail: [String: Int] = [:]
    /// Digits without leading zeros; nil where several share them.
    private var byDigits: [String: Int?] = [:]
    private lazy var byName: [String: Int?] = {
        var names: [String: Int?] = [:]
        for (index, person) in all.enumerated() {
            let key = Self.nameKey(person.name)
            names.updateValue(names.keys.contains(key) ? nil : index, forKey: key)
        }
        return names
    }()

    init(in tx: Transaction) throws {
        // Eight people share a manager: one text for them all.
        var managers: Set<ID<Person>> = []
        try tx.each(KnownSQL.keys) { row in
            let manager: ID<Person>? = try row.optionalID("manager_id")
            let person = KnownPerson(
                id: try row.id("id"), number: try row.optionalText("staff_number"),
                emailKey: try row.optionalText("email_key"), firstName: try row.text("first_name"),
                lastName: try row.text("last_name"), presence: Presence(rawValue: try row.text("presence")) ?? .present,
                manager: manager.map { managers.insert($0).memberAfterInsert })
            add(person)
        }
    }

    /// Nobody: a database that is not made yet.
    init() {}

    private func add(_ person: KnownPerson) {
        let index = all.count
        all.append(person)
        if let email = person.emailKey { byEmail[email] = index }
        guard let number = person.number else { return }
        byNumber[number] = index
        guard isDigits(number) else { return }
        let digits = Self.stripped(number)
        byDigits.updateValue(byDigits.keys.contains(digits) ? nil : index, forKey: digits)
    }

    /// By identifier, in the order of which they are.
    func find(_ id: ID<Person>) -> Int? {
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < all.count && all[low].id == id ? low : nil
    }

    /// Once everybody is recognised, numbers and addresses need not be held any longer: tens of megabytes for a hundred
    /// thousand people.
    func forgetKeys() {
        (byNumber, byEmail, byDigits) = ([:], [:], [:])
    }

    /// By a number whose leading zeros were lost here or there; nil where several may be meant.
    func find(digitsOf number: String) -> Int? {
        isDigits(number) ? byDigits[Self.stripped(number)] ?? nil : nil
    }

    /// The only person of this name; nil where there is none, or several.
    func find(name: String) -> Int? { byName[Self.nameKey(name)] ?? nil }

    private static func stripped(_ number: String) -> String {
        let digits = number.drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
    }

    /// The words of a name in an order of their own, so that either order is found.
    static func nameKey(_ name: String) -> String {
        staffFolded(name).split { !$0.isLetter && !$0.isNumber }.sorted().joined(separator: " ")
    }
}
