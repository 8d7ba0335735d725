package import Storage

/// Departures that somebody confirmed together, of which some still stand.
package struct DepartureRound: Sendable {
    package let at: Instant
    package let byName: String?
    /// How many have not come back since.
    package let count: Int
}

extension Absences {
    /// Rounds of confirmation since a moment, the latest first, at most `limit`.
    package static func rounds(since: Instant, limit: Int, in tx: Transaction) throws -> [DepartureRound] {
        try tx.rows(KnownSQL.rounds, since, limit).map { row in
            let (first, last) = try (row.optionalText("first_name"), row.optionalText("last_name"))
            return DepartureRound(
                at: try row.instant("at"), byName: first.flatMap { first in last.map { first + " " + $0 } },
                count: try row.integer("people"))
        }
    }

    /// Who left in a round and has not come back since.
    package static func people(ofRoundAt moment: Instant, in tx: Transaction) throws -> [ID<Person>] {
        try tx.rows(KnownSQL.ofRound, moment).map { try $0.id("id") }
    }
}
