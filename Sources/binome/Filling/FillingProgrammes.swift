import Matching
import Mentoring
import Storage

extension DemonstrationFilling {
    /// A programme that was written, and who runs it.
    struct Opened: Sendable {
        let programme: ID<Programme>
        let manager: ID<Person>
        let isRunning: Bool
    }

    /// Opens the programmes with their people, grants and decisions.
    mutating func programmes() throws -> [Opened] {
        let templates = try ProgrammeTemplate.embedded()
        return try organisation.programmes.compactMap { programme in
            guard let template = templates.first(where: { $0.key == programme.template }),
                let manager = programme.managers.first.flatMap({ persons[$0] })
            else { return nil }
            return try open(programme, template, by: manager)
        }
    }

    private func open(
        _ programme: DemonstrationProgramme, _ template: ProgrammeTemplate, by manager: ID<Person>
    ) throws -> Opened? {
        guard let start = Day(programme.startsOn), let end = Day(programme.endsOn) else { return nil }
        let begun = Instant(milliseconds: Int64(start.number) * 86_400_000 + 32_400_000)
        let moment = min(now.adding(days: -24), begun.adding(days: -14))
        let input = ProgrammeInput(
            name: programme.name, purpose: programme.purpose.fr, kind: template.kind,
            formality: template.formality,
            startsOn: start, endsOn: end, publishesOn: Day(programme.publishesOn),
            mentorCapacity: programme.mentorCapacity, menteeCapacity: template.menteeCapacity,
            meetingDays: programme.meetingDays, languages: Set(programme.languages))
        let opener = Actor(person: manager, grants: [])
        let id = try Programmes.create(
            input, rules: ProgrammeRules(template), template: template.key, by: opener, in: tx, at: moment)
        let actor = try SignedIn.actor(of: manager, in: tx)
        try grant(programme, id, at: moment)
        let mentors = try takeIn(programme.mentors, as: .mentor, id, by: actor, at: moment)
        let mentees = try takeIn(programme.mentees, as: .mentee, id, by: actor, at: moment)
        for preference in programme.preferences {
            guard let participant = mentees[preference.by] ?? mentors[preference.by] else { continue }
            let whom = preference.whom.compactMap { persons[$0] }
            try Participants.setWishes(whom, of: participant, in: id, by: actor, in: tx, at: now.adding(hours: -30))
        }
        for exclusion in programme.exclusions {
            guard let one = persons[exclusion.one], let other = persons[exclusion.other] else { continue }
            try Exclusions.add(one, other, reason: nil, to: id, by: actor, in: tx, at: moment)
        }
        let pairs = programme.pairs.compactMap { pair -> ExistingPairs.Input? in
            guard let mentee = persons[pair.mentee], let mentor = persons[pair.mentor] else { return nil }
            return ExistingPairs.Input(
                mentee: mentee, mentor: mentor, startedOn: Day(pair.startedOn), meetings: pair.meetings.count)
        }
        if !pairs.isEmpty { try ExistingPairs.bring(pairs, into: id, by: actor, in: tx, at: moment) }
        return Opened(programme: id, manager: manager, isRunning: programme.stage == .running)
    }

    private func grant(_ programme: DemonstrationProgramme, _ id: ID<Programme>, at moment: Instant) throws {
        for number in programme.referents { try give(Grant(.referent, programme: id), to: number, at: moment) }
        for number in programme.sponsors { try give(Grant(.sponsor, programme: id), to: number, at: moment) }
        for local in programme.localManagers {
            let name = organisation.sites.first { $0.key == local.site }?.name.fr
            let site = try name.map { try Sites.named($0, in: tx, at: now) }
            try give(Grant(.localManager, programme: id, site: site), to: local.person, at: moment)
        }
    }

    func give(_ grant: Grant, to number: String, at moment: Instant) throws {
        guard let person = persons[number] else { return }
        try Grants.grant(grant, to: person, by: .product, in: tx, at: moment)
    }

    private func takeIn(
        _ places: [DemonstrationProgramme.Place], as side: Side, _ programme: ID<Programme>, by actor: Actor,
        at moment: Instant
    ) throws -> [String: ID<Participant>] {
        var taken: [String: ID<Participant>] = [:]
        let people = Dictionary(uniqueKeysWithValues: organisation.people.map { ($0.staffNumber, $0) })
        for (index, place) in places.enumerated() {
            guard let person = persons[place.person], let known = people[place.person] else { continue }
            // A few answer each day.
            let moment = min(now, moment.adding(hours: 5 * index))
            let id = try Participants.add(
                person, as: side, to: programme, capacity: place.capacity, source: .list, by: actor, in: tx, at: moment)
            let times = WeekTimes(
                known.availability.map { slot in
                    (slot.weekday - 1) * WeekTimes.dayMinutes + slot.from..<(slot.weekday - 1) * WeekTimes.dayMinutes
                        + slot.to
                })
            try Participants.setTimes(times, of: id, in: programme, by: actor, in: tx, at: moment)
            let hopes = Set(known.hopes.compactMap(Hope.init(rawValue:)))
            try Participants.setHopes(hopes, of: id, in: programme, by: actor, in: tx, at: moment)
            taken[place.person] = id
        }
        return taken
    }
}
