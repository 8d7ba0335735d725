import Foundation
package import Storage

extension PairingInput {
    /// Stands for languages that are none of the programme's; made different on either side, so that it is never common.
    static let noLanguage = "zxx"

    /// Everything that a computation for this programme knows now.
    package static func load(of programme: ID<Programme>, in tx: Transaction, at now: Instant) throws -> PairingInput {
        let facts = try Facts(programme, in: tx)
        var mentees: [Member] = []
        var mentors: [Member] = []
        let rules = try ProgrammeRules.load(of: programme, in: tx)
        for row in try tx.rows(PairingInputSQL.members, programme) {
            let isMentor = try row.text("side") == "mentor"
            let standard = isMentor ? rules.mentorCapacity : rules.menteeCapacity
            let places = try row.optionalInteger("capacity") ?? standard
            let member = try facts.member(row, isMentor: isMentor, places: places, at: now)
            if isMentor { mentors.append(member) } else { mentees.append(member) }
        }
        return PairingInput(
            mentees: mentees, mentors: mentors, decisions: try decisions(of: programme, in: tx), rules: rules)
    }

    /// What managers decided about pairs of the programme, whichever run they were looking at.
    static func decisions(of programme: ID<Programme>, in tx: Transaction) throws -> [Decision] {
        try tx.rows(PairingInputSQL.decisions, programme).compactMap { row in
            guard let kind = Decision.Kind(rawValue: try row.text("kind")) else { return nil }
            return Decision(mentee: try row.id("mentee_id"), mentor: try row.id("mentor_id"), kind: kind)
        }
    }

    /// What is known of the participants, by participant or person.
    private struct Facts {
        var offered: [ID<Participant>: [Skill]] = [:]
        var sought: [ID<Participant>: [Skill]] = [:]
        var languages: [ID<Participant>: [String]] = [:]
        var slots: [ID<Participant>: [[Int]]] = [:]
        var hopes: [ID<Participant>: [String]] = [:]
        var wishes: [ID<Participant>: [ID<Person>]] = [:]
        var exclusions: [ID<Person>: [ID<Person>]] = [:]
        var manager: [ID<Person>: ID<Person>] = [:]

        init(_ programme: ID<Programme>, in tx: Transaction) throws {
            try readSkills(programme, tx)
            try readLanguages(programme, tx)
            for row in try tx.rows(PairingInputSQL.slots, programme) {
                slots[try row.id("participant_id"), default: []].append([
                    try row.integer("starts"), try row.integer("ends"),
                ])
            }
            for row in try tx.rows(PairingInputSQL.hopes, programme) {
                hopes[try row.id("participant_id"), default: []].append(try row.text("hope"))
            }
            for row in try tx.rows(PairingInputSQL.wishes, programme) {
                wishes[try row.id("participant_id"), default: []].append(try row.id("person_id"))
            }
            for row in try tx.rows(PairingInputSQL.exclusions, programme) {
                let (one, other) = (try row.id("person_id", of: Person.self), try row.id("other_id", of: Person.self))
                exclusions[one, default: []].append(other)
                exclusions[other, default: []].append(one)
            }
            for row in try tx.rows(PairingInputSQL.lines, programme) {
                manager[try row.id("person_id")] = try row.id("manager_id")
            }
        }

        private mutating func readSkills(_ programme: ID<Programme>, _ tx: Transaction) throws {
            for row in try tx.rows(PairingInputSQL.skills, programme) {
                let participant = try row.id("id", of: Participant.self)
                let competency = try row.id("competency_id", of: Competency.self)
                if try row.boolean("held") {
                    offered[participant, default: []].append(
                        Skill(competency, try row.optionalInteger("level"), assumed: Competencies.assumedLevel))
                }
                if try row.boolean("wanted") {
                    sought[participant, default: []].append(
                        Skill(competency, try row.optionalInteger("wanted_level"), assumed: Competencies.assumedAim))
                }
            }
        }

        /// The languages of each, those of the programme only where it names some.
        private mutating func readLanguages(_ programme: ID<Programme>, _ tx: Transaction) throws {
            let spoken = Set(try tx.rows(PairingInputSQL.programmeLanguages, programme).map { try $0.text("code") })
            var others: Set<ID<Participant>> = []
            for row in try tx.rows(PairingInputSQL.languages, programme) {
                let (participant, code) = (try row.id("id", of: Participant.self), try row.text("code"))
                if spoken.isEmpty || spoken.contains(code) {
                    languages[participant, default: []].append(code)
                } else {
                    others.insert(participant)
                }
            }
            // Nobody is taken for somebody of whom no language is known because the programme does not speak theirs.
            for participant in others where languages[participant] == nil {
                languages[participant] = [PairingInput.noLanguage]
            }
        }

        func member(_ row: Row, isMentor: Bool, places: Int, at now: Instant) throws -> Member {
            let participant = try row.id("id", of: Participant.self)
            let person = try row.id("person_id", of: Person.self)
            let zone = try row.optionalText("zone").flatMap(TimeZone.init(identifier:)) ?? .gmt
            let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
            return Member(
                participant: participant, person: person, places: places, offered: offered[participant] ?? [],
                sought: sought[participant] ?? [],
                languages: (languages[participant] ?? []).map {
                    $0 == PairingInput.noLanguage ? "\($0)-\(isMentor ? "mentor" : "mentee")" : $0
                },
                slots: slots[participant] ?? [], offset: zone.secondsFromGMT(for: date) / 60,
                site: try row.optionalID("site_id"), department: try row.optionalID("department_id"),
                grade: try row.optionalInteger("grade_rank"), hasUnrankedGrade: try row.boolean("unranked"),
                hopes: hopes[participant] ?? [],
                wishes: wishes[participant] ?? [], managers: line(above: person), exclusions: exclusions[person] ?? [],
                hasLeft: try row.text("presence") == "left")
        }

        private func line(above person: ID<Person>) -> [ID<Person>] {
            var line: [ID<Person>] = []
            var seen: Set<ID<Person>> = [person]
            var next = manager[person]
            while let manager = next, seen.insert(manager).inserted {
                line.append(manager)
                next = self.manager[manager]
            }
            return line
        }
    }
}

extension PairingInput.Skill {
    fileprivate init(_ competency: ID<Competency>, _ told: Int?, assumed: Int) {
        self.init(competency: competency, level: told ?? assumed, isAssumed: told == nil ? true : nil)
    }
}
