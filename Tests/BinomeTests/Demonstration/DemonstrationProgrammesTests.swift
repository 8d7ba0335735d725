import Mentoring
import Testing
import Words

@testable import binome

@Suite struct `Demonstration programmes` {
    let made: DemonstrationOrganisation
    let planned: DemonstrationProgramme
    let running: DemonstrationProgramme
    let people: [String: DemonstrationPerson]

    init() throws {
        made = try DemonstrationOrganisation.make(seed: 1, today: "2026-11-24")
        planned = try #require(made.programmes.first { $0.key == "xyz" })
        running = try #require(made.programmes.first { $0.key == "abc" })
        people = Dictionary(uniqueKeysWithValues: made.people.map { ($0.staffNumber, $0) })
    }

    @Test func `are two, made from templates that exist`() throws {
        let templates = Set(try ProgrammeTemplate.embedded().map(\.key))
        #expect(made.programmes.count == 2)
        for programme in made.programmes { #expect(templates.contains(programme.template)) }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 99] as [UInt64]) func `have their numbers whatever the seed`(seed: UInt64) throws {
        let made = try DemonstrationOrganisation.make(seed: seed, today: "2028-02-29")
        let sizes = made.programmes.map { [$0.mentees.count, $0.mentors.count] }
        #expect(sizes == [[60, 45], [40, 34]])
        #expect(made.programmes.last.map { (37...40).contains($0.pairs.count) } == true)
    }

    @Test func `say their purpose in both languages, in French typography`() {
        for purpose in made.programmes.map(\.purpose) {
            #expect(purpose.fr.contains("\u{202F}:") && !purpose.fr.contains(" :") && !purpose.fr.contains("\n"))
            #expect(purpose.en.hasSuffix(".") && !purpose.en.contains("\n"))
        }
    }

    @Test func `XYZ is under review: to begin soon, with no pair yet and one exclusion`() {
        #expect(planned.stage == .matching)
        #expect(planned.startsOn > made.today && planned.publishesOn > made.today)
        #expect(planned.pairs.isEmpty)
        #expect(planned.exclusions.count == 1)
    }

    @Test func `XYZ has wishes among those who take part, some of them returned`() {
        let mentors = Set(planned.mentors.map(\.person))
        let mentees = Set(planned.mentees.map(\.person))
        let wishes = planned.preferences
        for wish in wishes where mentees.contains(wish.by) { #expect(mentors.isSuperset(of: wish.whom)) }
        for wish in wishes where mentors.contains(wish.by) { #expect(mentees.isSuperset(of: wish.whom)) }
        #expect(wishes.filter { mentees.contains($0.by) }.count > 10)
        let returned = wishes.filter { wish in
            mentors.contains(wish.by) && wishes.contains { wish.whom.contains($0.by) && $0.whom.first == wish.by }
        }
        #expect(returned.count > 3)
    }

    @Test func `ABC pairs nobody before they came`() {
        for pair in running.pairs {
            #expect(people[pair.mentee].map { $0.hiredOn <= pair.startedOn } == true, "\(pair.mentee)")
        }
    }

    @Test func `ABC has run for five months and has some months to go`() {
        #expect(running.stage == .running)
        #expect(running.startsOn >= "2026-06-20" && running.startsOn <= "2026-06-30")
        #expect(running.endsOn > made.today)
    }

    @Test func `take in only people who are here and wish it, once for each side`() {
        for programme in made.programmes {
            for mentor in programme.mentors {
                #expect(people[mentor.person].map { $0.leftOn == nil && $0.wish.wantsToMentor } == true)
            }
            for mentee in programme.mentees {
                #expect(people[mentee.person].map { $0.leftOn == nil && $0.wish.wantsAMentor } == true)
            }
            let taken = (programme.mentors + programme.mentees).map(\.person)
            #expect(Set(taken).count == taken.count)
        }
    }

    @Test func `share somebody who is mentor in one and mentee in the other`() {
        let mentors = Set(running.mentors.map(\.person))
        #expect(!mentors.isDisjoint(with: planned.mentees.map(\.person)))
    }

    @Test func `pair nobody with someone of their line of management or without a common language`() throws {
        for pair in running.pairs {
            let mentor = try #require(people[pair.mentor])
            let mentee = try #require(people[pair.mentee])
            #expect(!Set(mentor.languages).isDisjoint(with: mentee.languages))
            #expect(!above(mentee).contains(mentor.staffNumber) && !above(mentor).contains(mentee.staffNumber))
        }
    }

    @Test func `give no mentor more than two mentees and no mentee two mentors`() {
        let loads = Dictionary(grouping: running.pairs, by: \.mentor).mapValues(\.count)
        #expect(loads.values.allSatisfy { $0 <= 2 })
        #expect(Set(running.pairs.map(\.mentee)).count == running.pairs.count)
        #expect(Set(running.mentors.map(\.person)).isSuperset(of: loads.keys))
    }

    @Test func `hold meetings on working days, in order, between the pair's start and today`() {
        for pair in running.pairs {
            #expect(pair.meetings == pair.meetings.sorted() && Set(pair.meetings).count == pair.meetings.count)
            for meeting in pair.meetings {
                #expect(meeting > pair.startedOn && meeting < made.today)
                #expect(CalendarDay(iso: meeting).map { $0.weekday < 5 } == true, "\(meeting)")
            }
        }
    }

    @Test func `let most pairs meet often and a few fall silent`() {
        let silent = running.pairs.filter { ($0.meetings.last ?? "") < "2026-09-24" }
        #expect((4...9).contains(silent.count))
        #expect(running.pairs.count { $0.meetings.isEmpty } == 2)
        #expect(running.pairs.count { $0.meetings.count >= 5 } >= 28)
    }

    @Test func `bring the mentor and the mentee one may sign in as together, and let one person wait`() {
        let mentor = made.person(playing: .mentor)?.staffNumber
        let mentee = made.person(playing: .mentee)?.staffNumber
        let pair = running.pairs.first { $0.mentor == mentor && $0.mentee == mentee }
        #expect(pair.map { $0.meetings.count >= 4 } == true)
        #expect(planned.mentees.contains { $0.person == made.person(playing: .waiting)?.staffNumber })
    }

    private func above(_ person: DemonstrationPerson) -> [String] {
        guard let manager = person.manager, let next = people[manager] else { return [] }
        return [manager] + above(next)
    }
}
