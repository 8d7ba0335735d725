import Matching
package import Storage

/// Why somebody has no pair after a publication, without blame.
package enum WaitCause: String, Sendable, Hashable, CaseIterable {
    /// The mentors who fit have all their places taken.
    case taken
    /// Nobody on the other side fits within the rules.
    case rules
    /// More places of mentors than mentees who fit.
    case spare
}

/// Somebody for whom a run has nobody.
struct LeftWithout {
    let participant: ID<Participant>
    let person: ID<Person>
    let name: String
    let firstName: String
    let side: MentorshipSide
    let cause: WaitCause
    /// An address that has not refused our mails.
    let hasAddress: Bool
    /// An earlier publication that had nobody for them wrote to them.
    let wasTold: Bool

    /// Everybody who could have had somebody in this run and has not, and has nobody from elsewhere in the programme.
    static func all(of study: RunStudy, _ programme: ID<Programme>, in tx: Transaction) throws -> [LeftWithout] {
        let alone = study.alone()
        if alone.isEmpty { return [] }
        var rows: [ID<Participant>: Row] = [:]
        for row in try tx.rows(PublicationSQL.alone, programme) { rows[try row.id("id")] = row }
        return try alone.compactMap { one in
            guard let row = rows[one.participant] else { return nil }
            return LeftWithout(
                participant: one.participant, person: try row.id("person_id"),
                name: try row.text("first_name") + " " + row.text("last_name"),
                firstName: try row.text("first_name"), side: one.isMentor ? .mentor : .mentee,
                cause: one.cause,
                hasAddress: try row.optionalText("email") != nil && row.optionalInstant("mail_refused_at") == nil,
                wasTold: try row.optionalInstant("told_at") != nil)
        }
    }

    /// Notes that they have nobody, and writes to them where that is wished and was not done before.
    func note(
        _ record: RunRecord, _ managers: [ProgrammeContact], tell: Bool, in tx: Transaction, at now: Instant
    ) throws {
        let tells = tell && isToBeTold
        try tx.run(PublicationSQL.addWait, participant, record.id, cause.rawValue, now, tells ? now : nil)
        if tells { try letter(record, managers).queue(in: tx, at: now) }
    }
}

/// Those for whom a run has nobody, and how each would learn it: a person counts once, though they may have nobody on
/// either side.
package struct LeftPreview: Sendable {
    /// Of those who were not told before, on each side; who has nobody on both sides is in both.
    package let mentees: Int
    package let mentors: Int
    package let people: Int
    package var onBothSides: Int { mentees + mentors - people }
    /// Those who get a mail of their own for it.
    package let byMail: Int
    /// Those who have a pair on the other side, and read both in one mail.
    package let withPair: Int
    /// Those whom no mail reaches: none was given, or it refused our mails before.
    package let unreached: [(person: ID<Person>, name: String)]
    /// Those for whom there is nobody again, and who know it: nothing is sent to them.
    package let toldBefore: Int

    /// - Parameter reached: who gets a mail for a pair.
    init(_ alone: [LeftWithout], reached: Set<ID<Person>>) {
        let left = alone.filter { !$0.wasTold }
        let persons = Set(left.map(\.person))
        let mailed = Set(left.filter(\.hasAddress).map(\.person))
        mentees = left.count { $0.side == .mentee }
        mentors = left.count { $0.side == .mentor }
        people = persons.count
        byMail = mailed.subtracting(reached).count
        withPair = mailed.intersection(reached).count
        var named: Set<ID<Person>> = mailed
        unreached = left.filter { named.insert($0.person).inserted }.map { (key: folded($0.name), one: $0) }
            .sorted { $0.key < $1.key }.map { ($0.one.person, $0.one.name) }
        toldBefore = Set(alone.filter(\.wasTold).map(\.person)).count
    }
}

extension RunStudy {
    /// Somebody who has a place and nobody in it, and why.
    struct Alone: Sendable {
        let participant: ID<Participant>
        let isMentor: Bool
        let cause: WaitCause
    }

    /// The participants who have a place and nobody in it.
    func alone() -> [Alone] { answers.alone(findAlone) }

    private func findAlone() -> [Alone] {
        let mentees = Set(assignment.pairs.map(\.mentee))
        let mentors = Set(assignment.pairs.map(\.mentor))
        let forbidden = Set(decisions.filter { $0.kind == .forbid }.map { PairKey($0.mentee, $0.mentor) })
        let fits = { (mentee: Int, mentor: Int) -> Bool in
            let pair = Pair(mentee: mentee, mentor: mentor)
            guard let worth = self.ground.worth(pair), worth >= self.scoring.floor else { return false }
            return forbidden.isEmpty || !forbidden.contains(self.ground.key(pair))
        }
        var alone: [Alone] = []
        for (index, member) in input.mentees.enumerated() where !mentees.contains(index) && problem.places[index] > 0 {
            let isPossible = input.mentors.indices.contains { problem.capacities[$0] > 0 && fits(index, $0) }
            alone.append(Alone(participant: member.participant, isMentor: false, cause: isPossible ? .taken : .rules))
        }
        for (index, member) in input.mentors.enumerated()
        where !mentors.contains(index) && problem.capacities[index] > 0 {
            let isPossible = input.mentees.indices.contains { problem.places[$0] > 0 && fits($0, index) }
            alone.append(Alone(participant: member.participant, isMentor: true, cause: isPossible ? .spare : .rules))
        }
        return alone
    }
}
