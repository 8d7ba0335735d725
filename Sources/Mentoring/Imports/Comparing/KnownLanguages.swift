import Storage

/// The languages that people speak, as codes with commas; the few sets there are are kept once.
struct KnownLanguages {
    private var sets: [String] = [""]
    private var numbers: [String: Int] = ["": 0]
    private var spoken: [Int]

    init(_ people: KnownPeople, in tx: Transaction) throws {
        var result = KnownLanguages(spoken: Array(repeating: 0, count: people.all.count))
        var place = 0
        var text = ""
        try tx.each(KnownSQL.languages) { row in
            let id: ID<Person> = try row.id("person_id")
            if people.all[place].id != id {
                result.keep(text, place)
                text = ""
                place = people.find(id) ?? place
            }
            text += (text.isEmpty ? "" : ",") + (try row.text("code"))
        }
        if !people.all.isEmpty { result.keep(text, place) }
        self = result
    }

    private init(spoken: [Int]) { self.spoken = spoken }

    private mutating func keep(_ text: String, _ place: Int) {
        if let number = numbers[text] {
            spoken[place] = number
        } else {
            numbers[text] = sets.count
            spoken[place] = sets.count
            sets.append(text)
        }
    }

    func codes(of person: Int) -> String { sets[spoken[person]] }
}
