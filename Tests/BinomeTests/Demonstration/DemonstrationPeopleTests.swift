import Mentoring
import Testing
import Words

@testable import binome

@Suite struct `Demonstration people` {
    let made: DemonstrationOrganisation

    init() throws {
        made = try DemonstrationOrganisation.make(seed: 1, today: "2026-11-24")
    }

    @Test func `are the same for the same seed and day, others for another seed`() throws {
        #expect(try DemonstrationOrganisation.make(seed: 1, today: "2026-11-24") == made)
        #expect(try DemonstrationOrganisation.make(seed: 2, today: "2026-11-24").people != made.people)
    }

    @Test func `are refused for a day that does not exist`() {
        #expect(throws: DemonstrationOrganisation.Fault.date("2026-02-30")) {
            try DemonstrationOrganisation.make(seed: 1, today: "2026-02-30")
        }
    }

    @Test func `are about 250, with numbers, addresses and names of their own`() {
        #expect((240...260).contains(made.people.count))
        #expect(Set(made.people.map(\.staffNumber)).count == made.people.count)
        #expect(Set(made.people.compactMap(\.email)).count == made.people.count { $0.email != nil })
        #expect(Set(made.people.map { "\($0.firstName) \($0.lastName)" }).count == made.people.count)
    }

    @Test func `have addresses of the reserved domain, in plain letters`() {
        for email in made.people.compactMap(\.email) {
            #expect(email.wholeMatch(of: #/[a-z-]+\.[a-z-]+[0-9]*@horizon\.example/#) != nil, "\(email)")
        }
    }

    @Test func `have no address where some work at a plant, whatever the seed`() throws {
        for seed in [1, 2, 3] as [UInt64] {
            let people = try DemonstrationOrganisation.make(seed: seed, today: "2026-11-24").people
            #expect((3...5).contains(people.count { $0.email == nil && $0.department == "operations" }))
            #expect(people.allSatisfy { $0.email != nil || $0.department == "operations" })
        }
    }

    @Test func `are three fewer in the list of this month: nobody who leads or takes part`() {
        #expect(made.absent.count == 3)
        for number in made.absent {
            #expect(!made.people.contains { $0.manager == number })
            #expect(!made.programmes.flatMap { $0.mentors + $0.mentees }.contains { $0.person == number })
            #expect(!made.characters.contains { $0.person == number })
        }
    }

    @Test func `form a tree of four levels under one person`() {
        let managers = Dictionary(uniqueKeysWithValues: made.people.map { ($0.staffNumber, $0.manager) })
        #expect(managers.values.count { $0 == nil } == 1)
        var depths: [Int: Int] = [:]
        for person in made.people {
            var depth = 1
            var above = person.manager
            while let manager = above, depth < 10 {
                depth += 1
                above = managers[manager] ?? nil
            }
            depths[depth, default: 0] += 1
        }
        #expect(depths.keys.sorted() == [1, 2, 3, 4])
        #expect(depths[2] == 12)
    }

    @Test func `belong to sites, departments and grades that are listed, each of which has somebody`() {
        #expect(Set(made.people.map(\.site)) == Set(made.sites.map(\.key)))
        #expect(Set(made.people.map(\.department)) == Set(made.departments.map(\.key)))
        #expect(Set(made.people.map(\.rank)) == Set(made.grades.map(\.rank)))
    }

    @Test func `know and seek competencies of the default framework, and seek more than they have`() throws {
        let keys = Set(try DefaultFramework.embedded().competencies.map(\.key))
        for person in made.people {
            let held = Dictionary(uniqueKeysWithValues: person.competencies.map { ($0.competency, $0.level) })
            for level in person.competencies + person.sought {
                #expect(keys.contains(level.competency), "\(level.competency)")
                #expect((1...5).contains(level.level))
            }
            for level in person.sought { #expect(level.level > held[level.competency, default: 0]) }
        }
    }

    @Test func `do not learn the language of their own site`() {
        for person in made.people where person.site == "london" || person.site == "singapore" {
            #expect(!(person.competencies + person.sought).contains { $0.competency == "business-english" })
        }
    }

    @Test func `work at each site in numbers that a local manager can look after`() {
        for site in made.sites { #expect(made.people.count { $0.site == site.key } >= 6, "\(site.key)") }
        #expect(made.people.count { $0.site == "lyon" } >= 25)
    }

    @Test func `were hired within fifteen years, and left, where they did, after that and before today`() {
        let gone = made.people.filter { $0.leftOn != nil }
        #expect((4...25).contains(gone.count))
        for person in made.people {
            #expect(person.hiredOn >= "2011-11-20" && person.hiredOn < made.today, "\(person.hiredOn)")
            #expect(CalendarDay(iso: person.hiredOn) != nil)
        }
        for person in gone {
            #expect(person.leftOn.map { $0 > person.hiredOn && $0 < made.today } == true)
            #expect(!made.people.contains { $0.manager == person.staffNumber })
        }
    }

    @Test func `speak the language that they are written to in, and both languages are read by many`() {
        for person in made.people { #expect(person.languages.contains(person.language), "\(person.staffNumber)") }
        #expect(made.people.count { $0.language == "en" } > 25)
        #expect(made.people.count { $0.language == "fr" } > 150)
    }

    @Test func `who wish to take part say when they can meet and what they hope for`() {
        let hopes = Set(made.hopes.map(\.key))
        for person in made.people where person.wish != .none {
            #expect((1...5).contains(person.availability.count))
            #expect(!person.hopes.isEmpty && hopes.isSuperset(of: person.hopes))
            for slot in person.availability { #expect(slot.from < slot.to && (1...5).contains(slot.weekday)) }
        }
    }

    @Test func `include one character for each part, still present`() {
        for part in DemonstrationCharacter.Part.allCases {
            #expect(made.characters.count { $0.part == part } == 1, "\(part)")
            #expect(made.person(playing: part).map { $0.leftOn == nil } == true, "\(part)")
        }
        #expect(made.person(playing: .localManager)?.site == "lyon")
    }
}

@Suite struct `Seeded random numbers` {
    /// The published values of the algorithm for this seed.
    @Test func `follow SplitMix64`() {
        var random = SplitMix64(seed: 1_234_567)
        let drawn = [random.next(), random.next(), random.next()]
        #expect(drawn == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test func `keep to the bounds asked for`() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<500 {
            #expect((3...7).contains(random.number(in: 3...7)))
            #expect([1, 2].contains(random.index(weights: [0, 1, 2, 0])))
        }
        #expect(random.below(0) == 0)
        #expect(random.shuffled(Array(0..<50)).sorted() == Array(0..<50))
    }
}
