import HTTPTypes
import Mentoring
import Storage
import Words

/// The first page of whoever is signed in: what waits for them, and what is theirs.
enum HomeRoutes {
    static let all = [
        Route(.get, "/", for: .signedIn, home)
    ]

    private static func home(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let (person, reader) = (try request.person, request.reader)
        let settings = request.installation.settings
        let studies = request.installation.studies
        let home = try await request.read { tx in
            try Home(of: person, actor, reader, studies, settings, in: tx)
        }
        return request.page(HomeViews.page(home, request.reader))
    }
}

/// What a home page shows, gathered from all areas.
struct Home: Sendable {
    let tasks: [WaitingTask]
    let programmes: [ProgrammeGlance]
    /// The relations that go on.
    let relations: [MentorshipView]
    let waiting: [WaitingParticipation]
    /// Those that ended of late, for who has another.
    let ended: [MentorshipRecord]
    /// Have pairs of theirs ended, of late or long ago?
    let hasPast: Bool
    /// For who neither works with somebody nor waits.
    let outside: Outside
    /// What a sponsor reads of, and what a referent watches over.
    let sponsored: [EntrustedProgramme]
    let watched: [EntrustedProgramme]
    let roles: Set<Role>
    /// Nobody is in the organisation yet but whoever set it up.
    let isEmpty: Bool

    init(
        of person: ID<Person>, _ actor: Actor, _ reader: Reader, _ studies: RunStudies, _ settings: Settings,
        in tx: Transaction
    ) throws {
        roles = actor.roles
        programmes = try ProgrammeGlance.all(for: actor, studies, in: tx, at: reader.now)
        let french = reader.language == .french
        let records = try MentorshipRecord.all(of: person, in: tx)
        relations = try records.filter(\.isActive).map { try MentorshipView($0, of: person, french: french, in: tx) }
        waiting = try WaitingParticipation.all(of: person, in: tx)
        ended = Self.endings(records, today: reader.today)
        hasPast = records.contains { !$0.isActive }
        outside = relations.isEmpty && waiting.isEmpty ? try Outside(person, today: reader.today, in: tx) : .none
        sponsored = roles.contains(.sponsor) ? try EntrustedProgramme.all(to: person, as: .sponsor, in: tx) : []
        watched = roles.contains(.referent) ? try EntrustedProgramme.all(to: person, as: .referent, in: tx) : []
        isEmpty = try PeopleGlance.count(in: tx) < 2
        var tasks: [WaitingTask] = []
        if actor.isAdministrator {
            tasks += try SetUpTasks.waiting(
                mailServerGiven: settings.mailServerGiven, publicURLGiven: settings.publicURLGiven, in: tx,
                at: reader.now)
        }
        tasks += programmes.flatMap { [Self.oldRules($0, reader.phrases)].compactMap(\.self) + $0.tasks }
        tasks += programmes.compactMap { Self.recruiting($0, reader.phrases) }
        if actor.isAdministrator || roles.contains(.manager) {
            tasks += try PeopleGlance.tasks(in: tx)
            if isEmpty {
                tasks.append(WaitingTask("import", path: "/people/import"))
            } else if try programmes.isEmpty && Programmes.list(for: actor, in: tx).isEmpty {
                tasks.append(WaitingTask("first_programme", path: "/programmes/new"))
            }
        }
        self.tasks = tasks
    }

    /// Runs something, or takes part only?
    var organises: Bool { !roles.isDisjoint(with: [.administrator, .manager, .localManager]) }
    /// Has nothing here beside a task?
    var hasNothing: Bool {
        relations.isEmpty && waiting.isEmpty && programmes.isEmpty && sponsored.isEmpty && watched.isEmpty
            && outside.former.isEmpty
    }

    private static let endingDays = 30

    /// Pairs that ended within a month, where the reader takes part still and works with somebody else.
    private static func endings(_ records: [MentorshipRecord], today: Day) -> [MentorshipRecord] {
        let working = Set(records.filter(\.isActive).map(\.participant))
        return records.filter { record in
            guard !record.isActive, !record.hasWithdrawn, let day = record.endedOn else { return false }
            return working.contains(record.participant) && day.days(until: today) <= endingDays
        }
    }

    private static let mostChanges = 2

    /// The pairs in review were computed by other rules: which, unless they have to be solved again all the same.
    private static func oldRules(_ programme: ProgrammeGlance, _ phrases: Phrases) -> WaitingTask? {
        guard let run = programme.run, programme.followsOldRules, programme.gone + programme.broken == 0 else {
            return nil
        }
        var changes = programme.changes.map { RuleChangeViews.sentence($0, phrases) }
        if programme.otherPlaces > 0 {
            changes.append(phrases("pairing.old_rules.places", ["count": .number(programme.otherPlaces)]))
        }
        let more = changes.count - mostChanges
        let told =
            changes.prefix(mostChanges) + (more > 0 ? [phrases("task.old_rules.more", ["count": .number(more)])] : [])
        return WaitingTask(
            "old_rules",
            values: [
                "programme": .text(programme.name),
                "changes": .text(told.joined(separator: " · ")),
            ],
            path: RunPaths(run).review.text, attention: true)
    }

    /// The competency for which mentors are missed most.
    private static func recruiting(_ programme: ProgrammeGlance, _ phrases: Phrases) -> WaitingTask? {
        guard programme.isWhole, programme.mentors > 0, let worst = programme.shortages.first else { return nil }
        let places = phrases("programme.count.places", ["count": .number(worst.places)])
        return WaitingTask(
            "recruit",
            values: [
                "programme": .text(programme.name),
                "competency": .text(worst.name.text(in: phrases.language.rawValue)),
                "count": .number(worst.seekers), "places": .text(places),
            ], path: Path.recruits(programme.id, for: worst.competency).text, attention: true)
    }
}
