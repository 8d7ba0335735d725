import Foundation
package import Storage

/// A side of a relation.
package enum MentorshipSide: String, Sendable, Hashable {
    case mentor, mentee
}

/// Why a relation ended, as one of its two is told.
package enum MentorshipEnding: String, Sendable, Hashable {
    /// The partner has left the organisation, or the programme.
    case partnerLeft = "left"
    case partnerWithdrew = "withdrew"
    /// The one who reads had withdrawn, or was noted as having left.
    case ownDeparture = "own"
    /// A manager ended it.
    case closed

    /// - Parameter departed: whose departure ended it, where that is known.
    fileprivate init(
        byDeparture: Bool, of departed: ID<Person>?, _ reader: ID<Person>, hasWithdrawn: Bool,
        _ partners: [MentorshipPartner]
    ) {
        guard byDeparture else {
            self = .closed
            return
        }
        if departed == reader {
            self = .ownDeparture
        } else if partners.contains(where: \.hasLeft) {
            self = .partnerLeft
        } else if partners.contains(where: \.hasWithdrawn) {
            self = .partnerWithdrew
        } else {
            self = hasWithdrawn && departed == nil ? .ownDeparture : .closed
        }
    }
}

/// Somebody with whom a person works.
package struct MentorshipPartner: Sendable, Hashable {
    package let person: ID<Person>
    package let firstName: String
    package let lastName: String
    package let side: MentorshipSide
    package let jobTitle: String?
    package let department: String?
    package let site: String?
    /// Nil where there is none: they are met through the programme's managers.
    package let email: String?
    package let hasLeft: Bool
    /// Does not take part in the programme any more.
    package let hasWithdrawn: Bool

    package var name: String { firstName + " " + lastName }
}

/// A relation, as one of its two sees it.
package struct MentorshipRecord: Sendable {
    package let id: ID<Mentorship>
    package let programme: ID<Programme>
    /// The one who reads, in the programme.
    package let participant: ID<Participant>
    /// They do not take part any more themselves.
    package let hasWithdrawn: Bool
    package let programmeName: String
    /// The programme's template, whose first steps are shown.
    package let template: String?
    /// Days from one meeting to the next.
    package let meetingDays: Int
    package let isActive: Bool
    /// Why it ended; nil while it goes on.
    package let ending: MentorshipEnding?
    package let startedOn: Day
    /// The first day that counts for the two: the programme's, for a pair that was published before it.
    package let worksFrom: Day
    package let meetingsBefore: Int
    /// Whether somebody said since when two meet who met before.
    package let isStartKnown: Bool
    package let endedOn: Day?
    /// The side of the one who reads.
    package let side: MentorshipSide
    package let partners: [MentorshipPartner]

    private init(_ row: Row, of person: ID<Person>, in tx: Transaction) throws {
        id = try row.id("id")
        programme = try row.id("programme_id")
        programmeName = try row.text("programme_name")
        template = try row.optionalText("template")
        meetingDays = try row.integer("meeting_days")
        isActive = try row.text("state") != "ended"
        participant = try row.id("participant_id")
        hasWithdrawn = try row.optionalInstant("withdrawn_at") != nil
        startedOn = try row.day("started_on")
        let isOfProgramme = try startedOn >= Day(row.instant("created_at"), in: .gmt)
        isStartKnown = !isOfProgramme
        worksFrom = isOfProgramme ? max(startedOn, try row.day("programme_starts")) : startedOn
        meetingsBefore = try row.integer("meetings_before")
        endedOn = try row.optionalDay("ended_on")
        side = MentorshipSide(rawValue: try row.text("side")) ?? .mentee
        let partners = try tx.rows(MentorshipSQL.partners, row.text("id"), person).map { row in
            MentorshipPartner(
                person: try row.id("id"), firstName: try row.text("first_name"), lastName: try row.text("last_name"),
                side: MentorshipSide(rawValue: try row.text("side")) ?? .mentor,
                jobTitle: try row.optionalText("job_title"), department: try row.optionalText("department"),
                site: try row.optionalText("site"), email: try row.optionalText("email"),
                hasLeft: try row.text("presence") == "left",
                hasWithdrawn: try row.optionalInstant("withdrawn_at") != nil)
        }
        self.partners = partners
        let byDeparture = try row.optionalText("end_reason") == "departure"
        let departed = try row.optionalID("ended_for", of: Person.self)
        ending =
            isActive
            ? nil
            : MentorshipEnding(
                byDeparture: byDeparture, of: departed, person, hasWithdrawn: hasWithdrawn, partners)
    }

    /// The relation, for one of its members.
    /// - Throws: `NotFound` for anybody else, managers included.
    package static func find(_ id: ID<Mentorship>, of person: ID<Person>, in tx: Transaction) throws -> MentorshipRecord
    {
        guard let row = try tx.row(MentorshipSQL.find, id, person) else { throw NotFound() }
        return try MentorshipRecord(row, of: person, in: tx)
    }

    /// All relations of a person, those that go on first, then the latest.
    package static func all(of person: ID<Person>, in tx: Transaction) throws -> [MentorshipRecord] {
        try tx.rows(MentorshipSQL.ofPerson, person).map { try MentorshipRecord($0, of: person, in: tx) }
    }

    /// Is it all that there is of this person: no other relation, ended or not, and nowhere a wait for one?
    package func isOnly(of person: ID<Person>, in tx: Transaction) throws -> Bool {
        guard isActive, try tx.row(MentorshipSQL.ofPersonCount, person)?.integer("relations") == 1 else { return false }
        return try tx.row(MentorshipSQL.waiting, person) == nil
    }

    /// Why these two.
    package func reasons(in tx: Transaction) throws -> [MentorshipReason] {
        try tx.rows(MentorshipSQL.reasons, id).compactMap { try MentorshipReason($0) }
    }

    /// Whom the one who reads turns to.
    package func contacts(for reader: ID<Person>, in tx: Transaction) throws -> ProgrammeContacts {
        try ProgrammeContacts.of(programme, for: reader, besides: partners.map(\.person), in: tx)
    }
}
