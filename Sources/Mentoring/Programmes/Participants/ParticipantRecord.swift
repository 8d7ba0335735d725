package import Matching
package import Storage

/// How somebody came into a programme.
package enum ParticipantSource: String, Sendable, Hashable, CaseIterable {
    /// Among those who fit a filter.
    case filter
    /// By the wish that the staff list says.
    case list
    case hand
    /// With a pair that met before.
    case pairs
}

/// Somebody in a programme, on one side.
package struct ParticipantRecord: Sendable {
    package let id: ID<Participant>
    package let programme: ID<Programme>
    package let person: ID<Person>
    package let side: Side
    package let firstName: String
    package let lastName: String
    package let jobTitle: String?
    package let site: String?
    package let department: String?
    package let grade: String?
    package let presence: Presence
    /// Own places; nil where the programme's hold.
    package let ownCapacity: Int?
    /// The programme's for this side.
    package let usualCapacity: Int
    package let joinedAt: Instant
    package let withdrawnAt: Instant?
    package let source: ParticipantSource
    /// The time zone in which their times are meant; nil where nobody knows.
    package let timeZone: String?
    /// What the staff list says of when they are free and what they hope for.
    package let listAvailability: String?
    package let listHopes: String?

    package var name: String { firstName + " " + lastName }
    /// How many partners at most.
    package var places: Int { ownCapacity ?? usualCapacity }

    /// - Throws: `NotFound` where there is none within the reach of this actor.
    package static func find(
        _ id: ID<Participant>, of programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> ParticipantRecord {
        let reach = try ProgrammeReach(of: actor, in: programme)
        guard let row = try tx.row(ParticipantSQL.find, id, programme, reach.local) else { throw NotFound() }
        return try ParticipantRecord(row)
    }

    init(_ row: Row) throws {
        guard let side = Side(rawValue: try row.text("side")) else { throw StorageError.decoding("side") }
        self.side = side
        id = try row.id("id")
        programme = try row.id("programme_id")
        person = try row.id("person_id")
        firstName = try row.text("first_name")
        lastName = try row.text("last_name")
        jobTitle = try row.optionalText("job_title")
        site = try row.optionalText("site")
        department = try row.optionalText("department")
        grade = try row.optionalText("grade")
        presence = Presence(rawValue: try row.text("presence")) ?? .present
        ownCapacity = try row.optionalInteger("capacity")
        usualCapacity = try row.integer(side == .mentor ? "mentor_capacity" : "mentee_capacity")
        joinedAt = try row.instant("joined_at")
        withdrawnAt = try row.optionalInstant("withdrawn_at")
        source = ParticipantSource(rawValue: try row.text("source")) ?? .hand
        timeZone = try row.optionalText("zone")
        listAvailability = try row.optionalText("availability")
        listHopes = try row.optionalText("hopes")
    }
}
