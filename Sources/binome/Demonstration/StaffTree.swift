import Foundation
import Words

/// Makes the people: who reports to whom, at which site, since when, under which name. Four levels: the one at the
/// top, directors, managers, staff.
struct StaffTree {
    private(set) var people: [DemonstrationPerson] = []
    /// Staff numbers of the cast, by the part they play.
    private(set) var characters: [DemonstrationCharacter] = []
    private let today: CalendarDay
    private var random: SplitMix64
    private var cast = CastMember.all
    private var names: Set<String> = []
    private var addresses: Set<String> = []

    init(today: CalendarDay, random: SplitMix64) {
        self.today = today
        self.random = random
        names = Set(CastMember.all.map { "\($0.firstName) \($0.lastName)" })
        let top = add(.top, in: .top, under: nil)
        for plan in DepartmentPlan.all { fill(plan, under: top) }
    }

    private mutating func fill(_ plan: DepartmentPlan, under top: DemonstrationPerson) {
        let director = add(.director, in: plan, under: top)
        var managers: [DemonstrationPerson] = []
        for _ in 0..<plan.managers { managers.append(add(.manager, in: plan, under: director)) }
        for index in 0..<plan.staff {
            _ = add(.staff, in: plan, under: managers.isEmpty ? director : managers[index % managers.count])
        }
    }

    private mutating func add(
        _ level: CastMember.Level, in plan: DepartmentPlan, under manager: DemonstrationPerson?
    ) -> DemonstrationPerson {
        let member = castMember(for: level, in: plan.department.key)
        let rank = member?.rank ?? drawRank(level)
        let site = DemonstrationOrganisation.allSites.first { $0.key == member?.site } ?? drawSite(level, near: manager)
        let number = String(people.count + 1)
        var person = DemonstrationPerson(
            staffNumber: "H" + String(repeating: "0", count: 4 - number.count) + number, firstName: "", lastName: "",
            email: nil, jobTitle: "", site: site.key, department: plan.department.key, rank: rank,
            manager: manager?.staffNumber, hiredOn: "", leftOn: nil, ftePercent: 100, language: site.language,
            languages: [])
        if let member { play(member, in: &person) } else { invent(&person, level: level, plan: plan, at: site) }
        person.email = address(of: person)
        date(&person, mayHaveLeft: member == nil && level == .staff)
        people.append(person)
        return person
    }

    private mutating func castMember(for level: CastMember.Level, in department: String) -> CastMember? {
        guard let index = cast.firstIndex(where: { $0.level == level && $0.department == department }) else {
            return nil
        }
        return cast.remove(at: index)
    }

    private mutating func play(_ member: CastMember, in person: inout DemonstrationPerson) {
        person.firstName = member.firstName
        person.lastName = member.lastName
        person.jobTitle = member.jobTitle
        person.languages = member.languages
        person.wish = member.wish
        person.hopes = member.hopes
        person.competencies = member.competencies
        person.sought = member.sought
        characters.append(DemonstrationCharacter(part: member.part, person: person.staffNumber))
    }

    private mutating func invent(
        _ person: inout DemonstrationPerson, level: CastMember.Level, plan: DepartmentPlan, at site: DemonstrationSite
    ) {
        let isWoman = random.chance(49)
        (person.firstName, person.lastName) = drawName(isWoman: isWoman, site: site.key)
        person.languages = drawLanguages(at: site)
        if person.languages.contains("fr"), person.languages.contains("en"), random.chance(6) {
            person.language = site.language == "fr" ? "en" : "fr"
        }
        let titles = person.rank >= 2 ? plan.senior : plan.junior
        let title =
            switch level {
            case .top, .director: plan.director
            case .manager: plan.manager
            case .staff: random.pick(titles, else: plan.manager)
            }
        person.jobTitle =
            person.language == "en" ? title.english : isWoman ? title.french.woman : title.french.man
        person.ftePercent =
            level == .staff ? random.pick([100, 100, 100, 100, 100, 100, 90, 80, 80, 50], else: 100) : 100
    }

    private mutating func drawRank(_ level: CastMember.Level) -> Int {
        switch level {
        case .top, .director: 4
        case .manager: random.chance(60) ? 3 : 2
        case .staff: random.index(weights: [25, 37, 30, 8])
        }
    }

    private mutating func drawSite(_ level: CastMember.Level, near manager: DemonstrationPerson?) -> DemonstrationSite {
        let sites = DemonstrationOrganisation.allSites
        if level == .top { return sites[0] }
        if let manager, random.chance(level == .staff ? 45 : 10) {
            return sites.first { $0.key == manager.site } ?? sites[0]
        }
        return sites[random.index(weights: DemonstrationOrganisation.siteWeights)]
    }

    private mutating func drawName(isWoman: Bool, site: String) -> (String, String) {
        let usual = InventedNames.usual(at: site)
        while true {
            let names = usual[random.index(weights: usual.map(\.weight))].names
            let first = random.pick(isWoman ? names.women : names.men, else: "Camille")
            let last = random.pick(names.last, else: "Martin")
            if self.names.insert("\(first) \(last)").inserted { return (first, last) }
        }
    }

    private mutating func drawLanguages(at site: DemonstrationSite) -> [String] {
        var spoken: Set<String> = [site.language]
        if random.chance(site.language == "fr" ? 62 : 45) { spoken.insert(site.language == "fr" ? "en" : "fr") }
        let local = ["brussels": ("nl", 45), "dakar": ("wo", 80), "singapore": ("zh", 50)][site.key]
        if let local, random.chance(local.1) { spoken.insert(local.0) }
        if random.chance(14) { spoken.insert(random.pick(["es", "de", "ar", "it", "pt"], else: "es")) }
        return spoken.sorted()
    }

    private mutating func address(of person: DemonstrationPerson) -> String {
        let plain = { (name: String) -> String in
            let folded = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            return folded.lowercased().filter { $0.isASCII && ($0.isLetter || $0 == "-") }
        }
        let base = "\(plain(person.firstName)).\(plain(person.lastName))"
        var local = base
        var count = 1
        while !addresses.insert(local).inserted {
            count += 1
            local = base + String(count)
        }
        return local + "@horizon.example"
    }

    /// Hired within fifteen years, the later the more likely, the higher the longer ago.
    private mutating func date(_ person: inout DemonstrationPerson, mayHaveLeft: Bool) {
        let least = [25, 120, 500, 1_200, 1_800][min(4, person.rank)]
        let ago = least + (15 * 365 - least) * random.below(1_000) * random.below(1_000) / 1_000_000
        person.hiredOn = today.adding(days: -ago).workday.isoText
        if mayHaveLeft, ago > 460, random.chance(6) {
            person.leftOn = today.adding(days: -random.number(in: 6...430)).isoText
        }
    }
}
