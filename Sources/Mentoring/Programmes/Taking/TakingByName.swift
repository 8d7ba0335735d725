import Foundation
package import Matching
package import Storage

/// Taking in people whom somebody names, one on a line: those who answered a call, as a mail or a column of a table holds
/// them.
package enum TakingByName {
    package static let mostLines = 500

    /// A line, and who is meant by it.
    package struct Line: Sendable {
        package enum Found: Sendable {
            case one(FoundPerson)
            /// Takes part on that side already.
            case known(FoundPerson)
            case several([FoundPerson])
            case nobody
        }

        /// From 1, of the lines that are not empty.
        package let number: Int
        package let text: String
        package let found: Found
    }

    /// Who is meant, of the people within what somebody runs of the programme who have not left.
    package static func read(
        _ text: String, as side: Side, for programme: ID<Programme>, by actor: Actor, in tx: Transaction
    ) throws -> [Line] {
        let local = try ProgrammeReach(of: actor, in: programme).local
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
        guard !lines.isEmpty else { throw Refusal("refusal.required", field: "names") }
        guard lines.count <= mostLines else {
            throw Refusal("refusal.taking.too_many", field: "names", values: ["most": .number(mostLines)])
        }
        return try lines.enumerated().map { index, line in
            let people = try people(line, programme, local: local, in: tx)
            return Line(
                number: index + 1, text: line, found: try found(people, side, programme, in: tx))
        }
    }

    /// Those who are meant for certain, and of those who share a name, whom somebody chose.
    /// - Parameter chosen: by the number of the line.
    package static func people(of lines: [Line], chosen: [Int: ID<Person>]) -> [ID<Person>] {
        var people: [ID<Person>] = []
        for line in lines {
            switch line.found {
            case .one(let person): people.append(person.id)
            case .several(let persons):
                if let id = chosen[line.number], persons.contains(where: { $0.id == id }) { people.append(id) }
            case .known, .nobody: continue
            }
        }
        var seen: Set<ID<Person>> = []
        return people.filter { seen.insert($0).inserted }
    }

    private static func found(
        _ people: [FoundPerson], _ side: Side, _ programme: ID<Programme>, in tx: Transaction
    ) throws -> Line.Found {
        guard let first = people.first else { return .nobody }
        guard people.count == 1 else { return .several(people) }
        let known = try tx.row(ParticipantSQL.ofPerson, programme, first.id, side.rawValue)
        return try known.map { try $0.optionalInstant("withdrawn_at") == nil } ?? false ? .known(first) : .one(first)
    }

    /// An address or a number says it where the line holds one; else its words are a name, in any order.
    private static func people(
        _ line: String, _ programme: ID<Programme>, local: ID<Person>?, in tx: Transaction
    ) throws -> [FoundPerson] {
        let cells = line.split { "\t;,|<>()".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
        for cell in cells {
            guard let id = try marked(cell, in: tx) else { continue }
            return try tx.rows(TakingInSQL.person, id, local, programme).map(FoundPerson.init)
        }
        // A line of a table may hold more than the name, after it.
        let names = cells.filter { !$0.contains("@") }
        for count in [names.count, 2] where count <= names.count {
            let name = names.prefix(count).joined(separator: " ")
            let people = try named(name, programme, local: local, in: tx)
            if !people.isEmpty { return people }
        }
        return []
    }

    private static func named(
        _ name: String, _ programme: ID<Programme>, local: ID<Person>?, in tx: Transaction
    ) throws -> [FoundPerson] {
        let sought = PersonWords.sought(in: name).words
        guard !sought.isEmpty else { return [] }
        let people = try Participants.found(name, programme, local: local, in: tx)
        let exact = people.filter { $0.isNamed(name) }
        if !exact.isEmpty { return exact }
        return people.filter { person in
            let words = PersonWords.sought(in: person.name).words
            return sought.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
        }
    }

    /// Tables lose the zeros at the head of a number.
    private static let mostZeros = 6

    private static func marked(_ cell: String, in tx: Transaction) throws -> ID<Person>? {
        if cell.contains("@") { return try People.find(email: cell, in: tx) }
        guard cell.contains(where: \.isNumber), !cell.contains(" ") else { return nil }
        if let id = try People.find(staffNumber: cell, in: tx) { return id }
        guard cell.allSatisfy(\.isNumber) else { return nil }
        for zeros in 1...mostZeros {
            let padded = String(repeating: "0", count: zeros) + cell
            if let id = try People.find(staffNumber: padded, in: tx) { return id }
        }
        return nil
    }
}
