package import Storage

/// What is read first of a programme, by whoever runs it or watches over it: its days, and how many.
package struct ProgrammeOutline: Sendable {
    package let id: ID<Programme>
    package let name: String
    /// `preparing`, `matching`, `running` or `closed`.
    package let stage: String
    package let startsOn: Day
    package let endsOn: Day
    package let publishesOn: Day?
    package var mentees: Int
    /// Mentors whom the mentees want together.
    package let wanted: Int
    package var mentors: Int
    /// Places of the mentors together.
    package var places: Int
    package var relations: Int
    /// Meetings that pairs had held when they were brought in.
    package var meetings: Int

    /// Of the whole programme, from a row with `GlanceSQL`'s counts.
    init(_ row: Row) throws {
        id = try row.id("id")
        name = try row.text("name")
        stage = try row.text("stage")
        startsOn = try row.day("starts_on")
        endsOn = try row.day("ends_on")
        publishesOn = try row.optionalDay("publishes_on")
        mentees = try row.integer("mentees")
        wanted = try row.integer("wanted")
        mentors = try row.integer("mentors")
        places = try row.integer("places")
        relations = try row.integer("relations")
        meetings = try row.integer("meetings")
    }
}
