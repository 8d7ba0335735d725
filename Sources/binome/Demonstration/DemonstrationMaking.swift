import Mentoring
import Words

extension DemonstrationOrganisation {
    /// The same organisation for the same seed and day.
    ///
    /// - Parameter today: an ISO date, `2026-11-24`.
    /// - Throws: `Fault.date` when it is none.
    static func make(seed: UInt64, today: String) throws(Fault) -> DemonstrationOrganisation {
        guard let day = CalendarDay(iso: today) else { throw .date(today) }
        var random = SplitMix64(seed: seed)
        let tree = StaffTree(today: day, random: SplitMix64(seed: random.next()))
        var details = PeopleDetails(random: SplitMix64(seed: random.next()))
        let people = details.complete(tree.people, cast: Set(tree.characters.map(\.person)))
        let programmes = DemonstrationProgrammes(
            people: people, characters: tree.characters, today: day, random: SplitMix64(seed: random.next())
        ).make()
        // Of those who take no part and lead nobody, so that no programme changes with them.
        let leaders = Set(people.compactMap(\.manager))
        let absent = people.filter { $0.wish == .none && $0.leftOn == nil && !leaders.contains($0.staffNumber) }
            .filter { person in !tree.characters.contains { $0.person == person.staffNumber } }
            .map(\.staffNumber).suffix(3)
        return DemonstrationOrganisation(
            name: "Horizon Énergie", today: day.isoText, sites: allSites,
            departments: [DepartmentPlan.top.department] + DepartmentPlan.all.map(\.department), grades: allGrades,
            hopes: allHopes, people: people, programmes: programmes, absent: Array(absent), characters: tree.characters)
    }

    /// The character who plays this part.
    func person(playing part: DemonstrationCharacter.Part) -> DemonstrationPerson? {
        let number = characters.first { $0.part == part }?.person
        return people.first { $0.staffNumber == number }
    }
}
