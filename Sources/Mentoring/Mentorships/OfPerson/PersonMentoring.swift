package import Matching
package import Storage

/// What somebody does in the programmes that the reader runs: where they take part, and with whom.
package struct PersonMentoring: Sendable {
    package struct Participation: Sendable {
        package let id: ID<Participant>
        package let programme: ID<Programme>
        package let name: String
        package let side: Side
        package let joinedAt: Instant
        package let withdrawnAt: Instant?
    }

    package struct Pair: Sendable {
        package let programme: ID<Programme>
        /// The side of the person themself.
        package let side: Side
        package let partner: ID<Person>
        package let partnerName: String
        package let worksFrom: Day
        package let endedOn: Day?
        /// A key: `departure`, `completed`…
        package let endReason: String?
        package let createdAt: Instant

        package var isActive: Bool { endedOn == nil && endReason == nil }
    }

    package let participations: [Participation]
    package let pairs: [Pair]

    package var isEmpty: Bool { participations.isEmpty }

    package func name(of programme: ID<Programme>) -> String {
        participations.first { $0.programme == programme }?.name ?? ""
    }

    /// Only what is of programmes that the reader runs as a whole.
    package static func of(_ person: ID<Person>, for actor: Actor, in tx: Transaction) throws -> PersonMentoring {
        let participations = try tx.rows(PersonMentoringSQL.participations, person).compactMap { row in
            let programme = try row.id("programme_id", of: Programme.self)
            return actor.manages(programme) ? try Participation(row, in: programme) : nil
        }
        guard !participations.isEmpty else { return PersonMentoring(participations: [], pairs: []) }
        let pairs = try tx.rows(PersonMentoringSQL.pairs, person).compactMap { row in
            let programme = try row.id("programme_id", of: Programme.self)
            return actor.manages(programme) ? try Pair(row, in: programme) : nil
        }
        return PersonMentoring(participations: participations, pairs: pairs)
    }
}

extension PersonMentoring.Participation {
    fileprivate init(_ row: Row, in programme: ID<Programme>) throws {
        guard let side = Side(rawValue: try row.text("side")) else { throw StorageError.decoding("side") }
        self.side = side
        self.programme = programme
        id = try row.id("id")
        name = try row.text("name")
        joinedAt = try row.instant("joined_at")
        withdrawnAt = try row.optionalInstant("withdrawn_at")
    }
}

extension PersonMentoring.Pair {
    fileprivate init(_ row: Row, in programme: ID<Programme>) throws {
        guard let side = Side(rawValue: try row.text("side")) else { throw StorageError.decoding("side") }
        self.side = side
        self.programme = programme
        partner = try row.id("person_id")
        partnerName = try row.text("first_name") + " " + row.text("last_name")
        worksFrom = try RelationStart.day(row)
        endedOn = try row.optionalDay("ended_on")
        endReason = try row.optionalText("end_reason")
        createdAt = try row.instant("created_at")
    }
}
