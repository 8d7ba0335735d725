import Foundation
import Mentoring
import Storage

/// Writes the invented organisation into an empty database, through the verbs that people use.
struct DemonstrationFilling {
    let organisation: DemonstrationOrganisation
    let tx: Transaction
    let now: Instant
    /// When the organisation was entered: before its first programme.
    private let entered: Instant
    /// By staff number.
    private(set) var persons: [String: ID<Person>] = [:]

    /// The identifier of a competency by its key in the framework.
    private var competencies: [String: ID<Competency>] = [:]

    /// Fills an empty database; leaves one that already holds people alone.
    /// - Returns: the programmes that were opened; none where the database was not empty.
    static func fill(_ organisation: DemonstrationOrganisation, in tx: Transaction, at now: Instant) throws -> [Opened]
    {
        guard try !People.any(in: tx) else { return [] }
        var filling = DemonstrationFilling(organisation: organisation, tx: tx, now: now)
        try filling.organisationItself()
        try filling.places()
        try filling.people()
        try filling.skills()
        for character in organisation.characters where character.part == .administrator {
            try filling.give(Grant(.administrator), to: character.person, at: filling.entered)
        }
        return try filling.programmes()
    }

    private init(organisation: DemonstrationOrganisation, tx: Transaction, now: Instant) {
        self.organisation = organisation
        self.tx = tx
        self.now = now
        entered = now.adding(days: -180)
    }

    /// Nine in the morning, near enough everywhere, of a day; never before what was there first, nor after now.
    private func morning(of day: String?) -> Instant {
        let day = day.flatMap { Day($0) }.map { Instant(milliseconds: Int64($0.number) * 86_400_000 + 32_400_000) }
        return min(now, max(entered, day ?? entered))
    }

    private func organisationItself() throws {
        try Organisation.begin(language: "fr", timeZone: "Europe/Paris", in: tx)
        try Organisation.describe(
            name: organisation.name, language: "fr", timeZone: "Europe/Paris", publicURL: nil, in: tx)
        try Organisation.nameProtectionContact("Odile Ferrand", email: "protection@horizon.example", in: tx)
        try Organisation.confirmMail(in: tx, at: entered)
        try Organisation.finishSetUp(in: tx, at: entered)
    }

    private func places() throws {
        for site in organisation.sites {
            let id = try Sites.named(site.name.fr, in: tx, at: entered)
            try Sites.set(id, timeZone: site.timeZone, language: site.language, by: .product, in: tx, at: entered)
        }
        var ranks: [ID<Grade>: Int] = [:]
        for grade in organisation.grades { ranks[try Grades.named(grade.name.fr, in: tx, at: entered)] = grade.rank }
        try Grades.rank(ranks, by: .product, in: tx, at: entered)
    }

    private mutating func people() throws {
        let sites = Dictionary(uniqueKeysWithValues: organisation.sites.map { ($0.key, $0.name.fr) })
        let departments = Dictionary(uniqueKeysWithValues: organisation.departments.map { ($0.key, $0.name.fr) })
        let grades = Dictionary(uniqueKeysWithValues: organisation.grades.map { ($0.rank, $0.name.fr) })
        // Managers come before those they manage, so that each finds theirs.
        var waiting = organisation.people
        while !waiting.isEmpty {
            let (ready, later) = waiting.reduce(into: ([DemonstrationPerson](), [DemonstrationPerson]())) {
                parts, person in
                if person.manager.map({ persons[$0] != nil }) ?? true {
                    parts.0.append(person)
                } else {
                    parts.1.append(person)
                }
            }
            guard !ready.isEmpty else { break }
            for person in ready {
                var input = PersonInput(firstName: person.firstName, lastName: person.lastName)
                input.staffNumber = person.staffNumber
                input.email = person.email
                input.jobTitle = person.jobTitle
                input.site = try sites[person.site].map { try Sites.named($0, in: tx, at: now) }
                input.department = try departments[person.department].map { try Departments.named($0, in: tx, at: now) }
                input.grade = try grades[person.rank].map { try Grades.named($0, in: tx, at: now) }
                input.manager = person.manager.flatMap { persons[$0] }
                input.hiredOn = Day(person.hiredOn)
                input.leftOn = person.leftOn.flatMap { Day($0) }
                input.ftePercent = person.ftePercent
                input.language = person.language
                input.languages = Set(person.languages)
                input.wish = Wish(rawValue: person.wish.rawValue)
                persons[person.staffNumber] = try People.add(
                    input, by: .product, in: tx, at: morning(of: person.hiredOn))
            }
            waiting = later
        }
    }

    private mutating func skills() throws {
        try Competencies.installDefault(in: tx, at: entered)
        for record in try Competencies.all(in: tx) { competencies[record.key] = record.id }
        for person in organisation.people {
            guard let id = persons[person.staffNumber] else { continue }
            let wanted = Dictionary(person.sought.map { ($0.competency, $0.level) }) { first, _ in first }
            let held = Dictionary(person.competencies.map { ($0.competency, $0.level) }) { first, _ in first }
            let entries = Set(wanted.keys).union(held.keys).sorted().compactMap { key -> PersonCompetency? in
                guard let competency = competencies[key] else { return nil }
                return PersonCompetency(
                    competency, held: held[key] != nil, level: held[key], wanted: wanted[key] != nil,
                    wantedLevel: wanted[key])
            }
            try People.setCompetencies(
                entries, of: id, source: .hand, by: .product, in: tx, at: morning(of: person.hiredOn))
        }
    }
}
