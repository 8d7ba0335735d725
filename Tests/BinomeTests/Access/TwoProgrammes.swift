import Mentoring
import Storage

@testable import binome

/// Two programmes of one organisation, each with a run that was published: somebody of the first tries the second.
struct TwoProgrammes: Sendable {
    struct Side: Sendable {
        let programme: SmallProgramme
        let run: String
        let mentorship: String
        /// Values for the parameters of paths, by name.
        let ids: [String: String]
    }

    let own: Side
    let others: Side

    init(on server: TestServer) async throws {
        own = try await Self.make("Premier", ["Parisot", "Lyonnet", "Marseau", "Nicolet"], on: server)
        others = try await Self.make("Second", ["Alpha", "Beta", "Gamma", "Delta"], on: server)
    }

    /// The first two names are mentees, in Paris and in Lyon; the others their mentors.
    private static func make(_ name: String, _ names: [String], on server: TestServer) async throws -> Side {
        func at(_ site: String) -> (inout Somebody) -> Void { { $0.site = "\(site) \(name)" } }
        let programme = try await server.programme(
            [
                .mentee("Ada \(names[0])", wishes: [names[2]]).with(at("Paris")),
                .mentee("Bea \(names[1])", wishes: [names[3]]).with(at("Lyon")),
                .mentor("Cleo \(names[2])").with(at("Paris")), .mentor("Dora \(names[3])").with(at("Lyon")),
            ], name: name)
        let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
        let run = try await server.run(of: programme, by: manager)
        _ = try await manager.post(run + "/publication", ["version": "1"], from: run)
        let mentee = try programme.person(names[0])
        let mentorship = try await server.database.read {
            try $0.row(TestProgrammeSQL.mentorshipOf, mentee)?.text("mentorship_id")
        }
        let participant = try programme.participant(names[1]).text
        return Side(
            programme: programme, run: run, mentorship: try mentorship.orThrow(),
            ids: [
                "programme": programme.id.text, "run": String(run.suffix(36)), "participant": participant,
                "mentee": participant, "mentor": try programme.participant(names[3]).text,
                "pair": try programme.pair(names[1], names[3]), "mentorship": try mentorship.orThrow(),
                "file": "pairs.csv",
            ])
    }

    /// Somebody of every role in the first programme, by name; local managers for the site of Paris.
    func people(on server: TestServer) async throws -> [(name: String, roles: Set<Role>, browser: Browser)] {
        let programme = own.programme.id
        let grants: [Grant] = [
            Grant(.administrator), Grant(.manager, programme: programme),
            Grant(.localManager, programme: programme, site: own.programme.sites["Paris Premier"]),
            Grant(.referent, programme: programme), Grant(.sponsor, programme: programme),
        ]
        var people: [(name: String, roles: Set<Role>, browser: Browser)] = []
        for grant in grants {
            let person = try await server.person("Rôle", grant.role.rawValue, roles: [grant])
            people.append((grant.role.rawValue, [grant.role], try await server.browser(signedInAs: person)))
        }
        let mentee = try await server.browser(signedInAs: own.programme.person("Parisot"))
        return people + [("participant", [.participant], mentee)]
    }
}
