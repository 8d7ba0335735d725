/// What people know, seek, wish and hope, in keeping with their trade and grade.
struct PeopleDetails {
    private var random: SplitMix64
    private let homes: [String: [String]]

    init(random: SplitMix64) {
        self.random = random
        let plans = DepartmentPlan.all + [.top]
        homes = Dictionary(plans.map { ($0.department.key, $0.home) }, uniquingKeysWith: { first, _ in first })
    }

    /// Fills in everything that the tree left empty; `cast` keep what was written for them.
    mutating func complete(_ people: [DemonstrationPerson], cast: Set<String>) -> [DemonstrationPerson] {
        var people = people
        giveWishes(&people, cast: cast)
        let leaders = Set(people.compactMap(\.manager))
        for index in people.indices {
            if !cast.contains(people[index].staffNumber) {
                let leads = leaders.contains(people[index].staffNumber)
                people[index].competencies = known(by: people[index], leads: leads)
                people[index].sought = sought(by: people[index])
                people[index].hopes = hopes(of: people[index])
            }
            people[index].availability = slots(of: people[index])
        }
        let atPlants = people.indices.filter {
            people[$0].department == "operations" && people[$0].rank == 0 && !cast.contains(people[$0].staffNumber)
        }
        for index in atPlants.prefix(5) { people[index].email = nil }
        return people
    }

    /// Enough mentors and mentees for both programmes, mentors rather among the higher grades.
    private mutating func giveWishes(_ people: inout [DemonstrationPerson], cast: Set<String>) {
        let free = people.indices.filter {
            people[$0].leftOn == nil && people[$0].manager != nil && !cast.contains(people[$0].staffNumber)
        }
        let ranks = people.map(\.rank)
        let mentors = ordered(free.filter { ranks[$0] >= 1 }) { ranks[$0] * 35 }.prefix(94)
        for index in mentors { people[index].wish = .mentor }
        for index in mentors.reversed().filter({ ranks[$0] <= 2 }).prefix(14) { people[index].wish = .both }
        let others = free.filter { people[$0].wish == .none && ranks[$0] <= 3 }
        for index in ordered(others, by: { 60 - ranks[$0] * 15 }).prefix(100) { people[index].wish = .mentee }
    }

    /// By a bonus and chance, highest first.
    private mutating func ordered(_ indices: [Int], by bonus: (Int) -> Int) -> [Int] {
        var drawn: [(index: Int, score: Int)] = []
        for index in indices { drawn.append((index, bonus(index) + random.below(100))) }
        return drawn.sorted { ($0.score, $1.index) > ($1.score, $0.index) }.map(\.index)
    }

    private mutating func known(by person: DemonstrationPerson, leads: Bool) -> [DemonstrationLevel] {
        var levels: [String: Int] = [:]
        let usual = [1, 2, 3, 3, 4][min(4, person.rank)]
        for key in random.shuffled(trade(of: person)).prefix(2 + person.rank / 2 + random.below(3)) {
            levels[key] = min(5, max(1, usual + random.below(3) - (random.chance(30) ? 1 : 0)))
        }
        if leads {
            levels["team-leadership"] = random.number(in: 3...5)
            levels["delegation"] = random.number(in: 2...4)
        }
        if person.wish.wantsToMentor {
            levels[random.chance(60) ? "active-listening" : "asking-questions"] = random.number(in: 2...4)
            if random.chance(50) {
                let extra = [
                    "public-speaking", "networking", "career-management", "confidence", "balance", "goal-setting",
                ]
                levels[random.pick(extra, else: "networking")] = random.number(in: 3...5)
            }
        }
        if person.languages.contains("en"), !isEnglishSpeaking(person), random.chance(60) {
            levels["business-english"] = random.number(in: 2...4)
        }
        return levels.sorted { $0.key < $1.key }.map { DemonstrationLevel(competency: $0.key, level: $0.value) }
    }

    private mutating func sought(by person: DemonstrationPerson) -> [DemonstrationLevel] {
        guard person.wish.wantsAMentor || random.chance(25) else { return [] }
        let growth =
            switch person.rank {
            case 0, 1:
                "public-speaking project-management time-management business-english confidence career-management"
            case 2: "team-leadership delegation conflict decision-making giving-feedback networking public-speaking"
            default: "leading-change ai-literacy inclusion public-speaking asking-questions innovation"
            }
        let held = Dictionary(person.competencies.map { ($0.competency, $0.level) }, uniquingKeysWith: max)
        let trade = trade(of: person).filter { (held[$0] ?? 0) < 4 }
        var wider = growth.split(separator: " ").map(String.init).filter { (held[$0] ?? 0) < 4 }
        if isEnglishSpeaking(person) {
            wider.removeAll { $0 == "business-english" }
            if !person.languages.contains("fr") { wider.append("business-french") }
        }
        let first = random.shuffled(wider).prefix(1 + random.below(2))
        let second = random.shuffled(trade.filter { !first.contains($0) }).prefix(random.below(2))
        return (first + second).map { key in
            DemonstrationLevel(competency: key, level: min(5, max(2, (held[key] ?? 0) + 1 + random.below(2))))
        }
    }

    /// What their department does every day; nobody learns their own language.
    private func trade(of person: DemonstrationPerson) -> [String] {
        let home = homes[person.department] ?? []
        return isEnglishSpeaking(person) ? home.filter { $0 != "business-english" } : home
    }

    private func isEnglishSpeaking(_ person: DemonstrationPerson) -> Bool {
        DemonstrationOrganisation.allSites.contains { $0.key == person.site && $0.language == "en" }
    }

    private mutating func hopes(of person: DemonstrationPerson) -> [String] {
        guard person.wish != .none else { return [] }
        var keys = DemonstrationOrganisation.allHopes.map(\.key).filter { $0 != "hand-on" && $0 != "return" }
        if person.wish.wantsToMentor { keys += ["hand-on", "hand-on", "meaning"] }
        if random.chance(6) { keys.append("return") }
        return Set(random.shuffled(keys).prefix(1 + random.below(3))).sorted()
    }

    /// Two to five hours of the week; mornings in Montréal and late afternoons in Singapore, when Europe is awake.
    private mutating func slots(of person: DemonstrationPerson) -> [DemonstrationSlot] {
        guard person.wish != .none else { return [] }
        let hours =
            switch person.site {
            case "montreal": [8, 8, 9, 9, 10, 11, 13]
            case "singapore": [10, 14, 16, 16, 17, 17, 18]
            default: [9, 9, 10, 11, 12, 14, 15, 16, 16, 17]
            }
        let days = person.ftePercent < 90 ? [1, 2, 4] : [1, 2, 3, 4, 5]
        var slots: Set<DemonstrationSlot> = []
        for _ in 0..<random.number(in: 2...5) {
            let hour = random.pick(hours, else: 9) * 60
            let day = random.pick(days, else: 1)
            slots.insert(DemonstrationSlot(weekday: day, from: hour, to: hour + 60))
        }
        return slots.sorted { ($0.weekday, $0.from) < ($1.weekday, $1.from) }
    }
}
