import Mentoring
import Storage

@testable import binome

/// A programme with a run, where Lou looks after Lyon: Manon Perrin and her mentor Nadia Haddad; all others are in Paris.
struct LocalScene {
    let programme: SmallProgramme
    /// Inès Belkacem runs the programme.
    let manager: Browser
    let run: String
    let local: ID<Person>
    let grant: Grant
    /// Of Manon: the page of her choices, and what each costs.
    let choices: String
    let costs: String

    init(_ people: [Somebody], on server: TestServer) async throws {
        programme = try await server.programme(
            people.map { one in one.with { $0.site = ["Perrin", "Haddad"].contains($0.last) ? "Lyon" : "Paris" } })
        manager = try await server.browser(
            signedInAs: server.person(
                "Inès", "Belkacem", email: "ines@exemple.fr", roles: [Grant(.manager, programme: programme.id)]))
        run = try await server.run(of: programme, by: manager)
        grant = Grant(.localManager, programme: programme.id, site: programme.sites["Lyon"])
        local = try await server.person("Lou", "Local", roles: [grant])
        let perrin = try programme.participant("Perrin").text
        (choices, costs) = (run + "/mentees/" + perrin, run + "/costs?mentee=" + perrin)
    }
}
