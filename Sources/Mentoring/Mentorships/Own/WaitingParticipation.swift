import Foundation
package import Storage

/// A programme in which somebody takes part and has nobody now.
package struct WaitingParticipation: Sendable {
    /// Where they stand.
    package enum Standing: Sendable {
        /// Nothing is published yet.
        case preparing
        /// Pairs were published before they came.
        case late
        /// Pairs were published and there was nobody for them; nil where it was not noted why.
        case without(on: Day, cause: WaitCause?)
        /// They had somebody, and have not any more.
        case ended(MentorshipRecord)
    }

    package let participant: ID<Participant>
    package let programmeName: String
    package let side: MentorshipSide
    package let publishesOn: Day?
    package let startsOn: Day
    /// Are pairs computed and being read over?
    package let isInReview: Bool
    package let standing: Standing
    /// Those who run the programme: whom to ask.
    package let managers: [ProgrammeContact]

    package static func all(of person: ID<Person>, in tx: Transaction) throws -> [WaitingParticipation] {
        let ended = try MentorshipRecord.all(of: person, in: tx).filter { !$0.isActive }
        return try tx.rows(MentorshipSQL.waiting, person).map {
            try WaitingParticipation($0, of: person, ended, in: tx)
        }
    }

    private init(
        _ row: Row, of person: ID<Person>, _ ended: [MentorshipRecord], in tx: Transaction
    ) throws {
        let programme = try row.id("programme_id", of: Programme.self)
        programmeName = try row.text("name")
        side = MentorshipSide(rawValue: try row.text("side")) ?? .mentee
        publishesOn = try row.optionalDay("publishes_on")
        startsOn = try row.day("starts_on")
        isInReview = try RunRecord.latest(of: programme, in: tx)?.state == .done
        managers = try ProgrammeContacts.of(programme, for: person, in: tx).managers
        let participant = try row.id("participant_id", of: Participant.self)
        self.participant = participant
        if let cause = try row.optionalText("cause"), let at = try row.optionalInstant("wait_at") {
            standing = .without(on: Day(at, in: .gmt), cause: WaitCause(rawValue: cause))
        } else if let last = ended.first(where: { $0.participant == participant }) {
            standing = .ended(last)
        } else if let at = try row.optionalInstant("run_at") {
            let isLate = try row.instant("joined_at") > at
            standing = isLate ? .late : .without(on: Day(at, in: .gmt), cause: nil)
        } else {
            standing = .preparing
        }
    }
}
