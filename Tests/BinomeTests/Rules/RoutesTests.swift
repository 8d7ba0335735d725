import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Every door of the application, as a person can read it in docs/routes.md, tried by every role and by nobody.
@Suite struct `Routes` {
    private static let document = "docs/routes.md"

    private static func whom(_ audience: Audience) -> String {
        switch audience {
        case .everyone: "everyone"
        case .signedIn: "whoever is signed in"
        case .roles(let roles): Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ", ")
        }
    }

    private static func limit(_ limit: BodyLimit) -> String {
        switch limit {
        case .none: "–"
        case .kilobytes(let count): "\(count) kB"
        case .megabytes(let count): "\(count) MB"
        case .file(let count): "a file of \(count) MB"
        }
    }

    @Test func `are written down in docs, with for whom and how much`() throws {
        var text = """
            # Routes

            Every door of the application: written by the program, compared by a test, and tried by another with every role and
            with none. Which rows somebody sees behind a door is decided again by the area.

            | method | path | for whom | body up to | own form |
            | --- | --- | --- | --- | --- |

            """
        for route in AllRoutes.all.sorted(by: { ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue) }) {
            let form = route.method == .get ? "–" : route.proof == .ownForm ? "yes" : "no"
            text +=
                "| \(route.method.rawValue) | `\(route.path)` | \(Self.whom(route.audience)) | \(Self.limit(route.limit)) | \(form) |\n"
        }
        try WrittenDocument.compare(text, with: Self.document)
    }

    @Test func `are each declared once`() {
        let doors = AllRoutes.all.map { "\($0.method.rawValue) \($0.path.replacing(/:[a-z_]+/, with: ":"))" }
        #expect(Dictionary(grouping: doors) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test func `that change something are posts from our own forms, but for those that say why not`() {
        let open = AllRoutes.all.filter { $0.method != .get && $0.proof == .none }.map(\.path)
        #expect(Set(open).isSubset(of: ["/mail-wishes/:signed"]), "\(open)")
        for route in AllRoutes.all where route.method == .get { #expect(route.limit == .none, "\(route.path)") }
    }

    /// What the table promises is what happens: whoever is named comes in, everybody else does not.
    @Test(arguments: Engine.allCases)
    func `let in whom the table names, and nobody else`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let rows = try WrittenDocument.rows(of: Self.document)
            #expect(rows.count == AllRoutes.all.count)
            let people = try await TestRoles.make(on: server)
            for row in rows {
                let (method, path, whom) = (row[0], row[1].trimmingCharacters(in: ["`"]), row[2])
                let real = path.replacing(/:[a-z_]+/) { _ in ID<Person>(at: server.clock.now).text }
                try await knock(as: nil, person: nil, method, real, whom: whom, server)
                for (role, person) in people {
                    try await knock(as: role, person: person, method, real, whom: whom, server)
                }
            }
        }
    }

    private func knock(
        as role: Role?, person: ID<Person>?, _ method: String, _ path: String, whom: String, _ server: TestServer
    ) async throws {
        let browser: Browser
        if let person { browser = try await server.browser(signedInAs: person) } else { browser = server.browser() }
        let answer: TestAnswer
        if method == "GET" {
            answer = try await browser.get(path)
        } else {
            answer = try await browser.post(path, from: "/accessibility")
        }
        let who = "\(role?.rawValue ?? "a stranger") at \(method) \(path): \(answer.status)"
        #expect(answer.status < 500, "\(who)")
        let toSignIn = answer.status == 303 && answer.location?.hasPrefix("/sign-in") == true
        switch (whom, role) {
        case ("everyone", _): #expect(answer.status != 403, "\(who)")
        case (_, nil): #expect(toSignIn, "\(who)")
        case ("whoever is signed in", _): #expect(answer.status != 403, "\(who)")
        case (let roles, let role?):
            let isNamed = roles.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.contains(
                role.rawValue)
            #expect((answer.status == 403) == !isNamed, "\(who)")
        }
    }
}

/// One person for each role, of the same programme.
enum TestRoles {
    static func make(on server: TestServer) async throws -> [(Role, ID<Person>)] {
        let (programme, now) = (ID<Programme>(at: server.clock.now), server.clock.now)
        try await server.database.write { tx in
            try tx.run(
                """
                INSERT INTO programme (id, name, purpose, kind, formality, stage, starts_on, ends_on, mentor_capacity,
                                       mentee_capacity, meeting_days, common_language, other_department, other_site, version,
                                       created_at)
                VALUES (\(.text("id")), 'Talents', '', 'one_to_one', 'formal', 'preparing', '2027-01-01', '2027-12-31', 2, 1,
                        28, \(.boolean("yes")), \(.boolean("no")), \(.boolean("no")), 1, \(.integer("now")))
                """, programme, true, false, now)
        }
        var people: [(Role, ID<Person>)] = []
        for role in Role.allCases {
            let grants = role == .participant ? [] : [Grant(role, programme: role == .administrator ? nil : programme)]
            let person = try await server.person("Rôle", role.rawValue, roles: grants)
            if role == .participant {
                try await server.database.write { tx in
                    try tx.run(
                        """
                        INSERT INTO participant (id, programme_id, person_id, side, joined_at, source)
                        VALUES (\(.text("id")), \(.text("programme")), \(.text("person")), 'mentee', \(.integer("now")), 'hand')
                        """, ID<Participant>(at: now), programme, person, now)
                }
            }
            people.append((role, person))
        }
        return people
    }
}
