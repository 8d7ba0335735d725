package import Storage

/// Who is meant by a text.
package enum NamedPerson: Sendable, Hashable {
    case one(ID<Person>)
    case none
    case several
}

extension People {
    /// The person who is meant by an address, a staff number, or a name (of the people who have not left).
    package static func named(_ text: String, in tx: Transaction) throws -> NamedPerson {
        if let id = try find(email: text, in: tx) ?? find(staffNumber: text, in: tx) { return .one(id) }
        var filter = DirectoryFilter()
        filter.text = text
        guard !PersonWords.sought(in: text).words.isEmpty else { return .none }
        let lines = try Directory.page(filter, at: .first, places: PlaceNames.none, in: tx).lines
        // A whole name counts before one that only begins so.
        let sought = Set(Storage.words(of: text))
        let exact = lines.filter { Set(Storage.words(of: $0.firstName + " " + $0.lastName)) == sought }
        let found = exact.isEmpty ? lines : exact
        guard let first = found.first else { return .none }
        return found.count == 1 ? .one(first.id) : .several
    }
}
