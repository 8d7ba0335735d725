import Mentoring
import Words

/// The two programmes of the founding text's examples, at different stages.
struct DemonstrationProgrammes {
    private let people: [DemonstrationPerson]
    private let characters: [DemonstrationCharacter]
    private let today: CalendarDay
    private var random: SplitMix64

    init(
        people: [DemonstrationPerson], characters: [DemonstrationCharacter], today: CalendarDay, random: SplitMix64
    ) {
        self.people = people
        self.characters = characters
        self.today = today
        self.random = random
    }

    consuming func make() -> [DemonstrationProgramme] {
        let running = sustained()
        return [planned(besides: running), running]
    }

    /// « ABC »: people stay because somebody keeps in touch. Begun five months ago.
    private mutating func sustained() -> DemonstrationProgramme {
        let mentor = staffNumbers(.mentor)
        let mentee = staffNumbers(.mentee)
        let newest = people.filter {
            $0.wish == .mentee && $0.leftOn == nil && $0.staffNumber != staffNumbers(.waiting).first
        }
        .sorted { ($0.hiredOn, $0.staffNumber) > ($1.hiredOn, $1.staffNumber) }
        let mentees = chosen(40, from: newest, first: mentee)
        let mentors = chosen(34, from: random.shuffled(people.filter(\.wish.wantsToMentor)), first: mentor)
        let start = today.adding(days: -152).workday
        let matching = DemonstrationPairs(people: people)
        let fixed = zip(mentor, mentee).map { (mentor: $0, mentee: $1) }
        let chosenPairs = matching.choose(mentees: mentees, mentors: mentors, capacity: 2, fixed: fixed)
        var pairs: [DemonstrationProgramme.Pair] = []
        let hired = Dictionary(people.map { ($0.staffNumber, $0.hiredOn) }) { first, _ in first }
        for (index, pair) in chosenPairs.enumerated() {
            let planned = start.adding(days: random.below(12)).workday
            // Who came later began later.
            let arrived = hired[pair.mentee].flatMap { CalendarDay(iso: $0) }?.adding(days: 4).workday ?? planned
            let began = max(planned, min(arrived, today.adding(days: -1)))
            let meetings = DemonstrationPairs.meetings(
                ofPair: index, from: began, to: today, rhythm: 21, random: &random)
            pairs.append(
                DemonstrationProgramme.Pair(
                    mentor: pair.mentor, mentee: pair.mentee, startedOn: began.isoText, meetings: meetings))
        }
        return DemonstrationProgramme(
            key: "abc", name: "ABC",
            purpose: BothLanguages(
                fr: """
                    Garder celles et ceux qui nous rejoignent : un an après le début, moins d’une personne accompagnée \
                    sur dix est partie, grâce à des rencontres tenues toutes les trois semaines.
                    """,
                en: """
                    Keep those who join us: one year after the start, fewer than one mentee in ten has left, thanks to \
                    meetings held every three weeks.
                    """),
            template: "onboarding", stage: .running, startsOn: start.isoText,
            endsOn: today.adding(days: 122).isoText, publishesOn: start.isoText, meetingDays: 21, mentorCapacity: 2,
            languages: ["en", "fr"], mentors: places(mentors), mentees: places(mentees), pairs: pairs, exclusions: [],
            preferences: [],
            managers: staffNumbers(.manager), referents: staffNumbers(.referent), sponsors: staffNumbers(.sponsor),
            localManagers: localManagers)
    }

    /// « XYZ »: skills and satisfaction by careful planning. Its proposed pairs are being reviewed.
    private mutating func planned(besides running: DemonstrationProgramme) -> DemonstrationProgramme {
        let busy = Set((running.mentors + running.mentees).map(\.person))
        let mentees = chosen(
            60, from: random.shuffled(free(except: Set(running.mentees.map(\.person))).filter(\.wish.wantsAMentor)),
            first: staffNumbers(.waiting))
        let taken = busy.union(mentees.map(\.staffNumber))
        let mentors = chosen(
            45, from: random.shuffled(free(except: taken).filter(\.wish.wantsToMentor)), first: [])
        var mentorPlaces: [DemonstrationProgramme.Place] = []
        for mentor in mentors {
            mentorPlaces.append(.init(person: mentor.staffNumber, capacity: random.chance(60) ? 1 : nil))
        }
        return DemonstrationProgramme(
            key: "xyz", name: "XYZ",
            purpose: BothLanguages(
                fr: """
                    Faire progresser les compétences et la satisfaction par une préparation soignée : en neuf mois, \
                    trois personnes accompagnées sur quatre gagnent un niveau dans une compétence choisie.
                    """,
                en: """
                    Raise skills and satisfaction by careful planning, so that within nine months three mentees in four \
                    gain one level in a competency that they chose.
                    """),
            template: "career-growth", stage: .matching, startsOn: today.adding(days: 14).workday.isoText,
            endsOn: today.adding(days: 288).isoText, publishesOn: today.adding(days: 7).workday.isoText,
            meetingDays: 28, mentorCapacity: 2, languages: ["en", "fr"], mentors: mentorPlaces,
            mentees: places(mentees),
            pairs: [], exclusions: exclusions(mentors, mentees), preferences: preferences(mentors, mentees),
            managers: staffNumbers(.manager),
            referents: staffNumbers(.referent), sponsors: staffNumbers(.sponsor), localManagers: localManagers)
    }

    private func free(except taken: Set<String>) -> [DemonstrationPerson] {
        people.filter { $0.leftOn == nil && !taken.contains($0.staffNumber) }
    }

    /// So many people: those named, then the first of the others.
    private func chosen(
        _ count: Int, from candidates: [DemonstrationPerson], first: [String]
    ) -> [DemonstrationPerson] {
        let named = people.filter { first.contains($0.staffNumber) }
        let others = candidates.filter { $0.leftOn == nil && !first.contains($0.staffNumber) }
        return Array((named + others).prefix(count))
    }

    private func places(_ people: [DemonstrationPerson]) -> [DemonstrationProgramme.Place] {
        people.map { .init(person: $0.staffNumber, capacity: nil) }
    }

    /// Two who know each other too well, so that the review has an example.
    private func exclusions(
        _ mentors: [DemonstrationPerson], _ mentees: [DemonstrationPerson]
    ) -> [DemonstrationProgramme.Exclusion] {
        for mentee in mentees {
            if let mentor = mentors.first(where: { $0.department == mentee.department && $0.site == mentee.site }) {
                return [.init(one: mentor.staffNumber, other: mentee.staffNumber)]
            }
        }
        return []
    }

    /// One mentee in three names the two mentors who would suit them best; every other one of these is named in return.
    private func preferences(
        _ mentors: [DemonstrationPerson], _ mentees: [DemonstrationPerson]
    ) -> [DemonstrationProgramme.Preference] {
        let matching = DemonstrationPairs(people: people)
        var told: [DemonstrationProgramme.Preference] = []
        for (index, mentee) in mentees.enumerated() where index % 3 == 0 {
            let liked = matching.favourites(of: mentee, among: mentors, most: 2)
            if liked.isEmpty { continue }
            told.append(.init(by: mentee.staffNumber, whom: liked))
            if index % 6 == 0, !told.contains(where: { $0.by == liked[0] }) {
                told.append(.init(by: liked[0], whom: [mentee.staffNumber]))
            }
        }
        return told
    }

    private func staffNumbers(_ part: DemonstrationCharacter.Part) -> [String] {
        characters.filter { $0.part == part }.map(\.person)
    }

    private var localManagers: [DemonstrationProgramme.LocalManager] {
        staffNumbers(.localManager).map { .init(person: $0, site: "lyon") }
    }
}
