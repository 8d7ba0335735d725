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
        let (person, now) = (try request.person, request.now)
        let serverGiven = request.installation.settings.mailServerGiven
        let home = try await request.read { tx in
            try Home(of: person, actor, mailServerGiven: serverGiven, in: tx, at: now)
        }
        return request.page(HomeViews.page(home, request.reader))
    }
}

/// What a home page shows, gathered from all areas.
struct Home: Sendable {
    let tasks: [WaitingTask]
    let programmes: [ProgrammeGlance]
    let relations: [MentorshipRecord]
    let waiting: [WaitingParticipation]
    let roles: Set<Role>
    /// Nobody is in the organisation yet but whoever set it up.
    let isEmpty: Bool

    init(
        of person: ID<Person>, _ actor: Actor, mailServerGiven: Bool, in tx: Transaction, at now: Instant
    ) throws {
        roles = actor.roles
        programmes = try ProgrammeGlance.all(for: actor, in: tx)
        relations = try MentorshipRecord.all(of: person, in: tx).filter(\.isActive)
        waiting = try WaitingParticipation.all(of: person, in: tx)
        isEmpty = try PeopleGlance.count(in: tx) < 2
        var tasks: [WaitingTask] = []
        if actor.isAdministrator { tasks += try SetUpTasks.waiting(mailServerGiven: mailServerGiven, in: tx, at: now) }
        tasks += programmes.flatMap(\.tasks)
        if actor.isAdministrator || roles.contains(.manager) {
            tasks += try PeopleGlance.tasks(in: tx)
            if isEmpty { tasks.append(WaitingTask("import", path: "/people/import")) }
        }
        if roles.contains(.manager) || actor.isAdministrator, programmes.isEmpty, !isEmpty {
            tasks.append(WaitingTask("first_programme", path: "/programmes/new"))
        }
        self.tasks = tasks
    }

    /// Runs something, or takes part only?
    var organises: Bool { !roles.isDisjoint(with: [.administrator, .manager, .localManager]) }
}
