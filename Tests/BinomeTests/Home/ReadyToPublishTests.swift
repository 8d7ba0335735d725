import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// That pairs are ready is said to who may publish them, and only while nothing holds it up.
@Suite struct `That pairs are ready to be published` {
    private static let people: [Somebody] = [
        .mentee("Léa Marchand", wishes: ["Weber"]).with { $0.site = "Lyon" },
        .mentor("Thomas Weber", wishes: ["Marchand"]).with { $0.site = "Lyon" },
    ]

    @Test(arguments: Engine.allCases) func `is told to who runs the programme, not to who looks after a part of it`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people, weights: ["wishes": "high"])
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let local = try await server.person(
                "Hugo", "Sabatier",
                roles: [Grant(.localManager, programme: programme.id, site: programme.sites["Lyon"])])
            let (french, english) = (
                try await server.browser(signedInAs: local),
                try await server.browser(signedInAs: local, language: "en")
            )
            _ = try await server.run(of: programme, by: manager)
            #expect(try await manager.get("/").text.contains("sont prêts à être publiés."))
            let own = try await french.get("/").text
            #expect(own.contains("Aucune décision ne vous est demandée aujourd’hui.") && !own.contains("prêts à être"))
            let said = try await english.get("/").text
            #expect(said.contains("No decision is asked of you today.") && !said.contains("ready to be published"))
            let page = try programme.page("Weber")
            _ = try await manager.post(page + "/withdrawal", from: page)
            #expect(!(try await manager.get("/").text).contains("prêts à être publiés"))
            #expect(!(try await french.get("/").text).contains("prêts à être publiés"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is not told while pairs break rules that were set since: the task leads to mending first`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people, weights: ["wishes": "high"])
            let manager = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: manager)
            #expect(try await manager.get("/").text.contains("Un binôme prêt à être publié"))
            func rules(otherSite: String) async throws {
                server.clock.advance(seconds: 30)
                let page = "/programmes/\(programme.id.text)/rules"
                let version = try await manager.get(page).field("version") ?? ""
                let saved = try await manager.post(
                    page, ["shown": "yes", "weight-wishes": "high", "version": version, "other_site": otherSite],
                    from: page)
                #expect(saved.status == 303)
            }
            try await rules(otherSite: "yes")
            _ = try await server.browser(signedInAs: .manager, programme: programme.id)
            let broken = try await manager.get("/").text
            #expect(broken.contains("Un binôme proposé ne respecte plus les règles"))
            #expect(broken.contains("href=\"\(run)/publication\">Voir lesquels"))
            let review = try await manager.get(run).text
            #expect(review.contains("Un binôme proposé ne respecte plus les règles"))
            #expect(review.contains("href=\"\(run)/publication\">Voir lesquels"))
            #expect(!review.contains("Aucun binôme n’est à relire"))
            #expect(broken.contains("un binôme proposé ne tient plus") && !broken.contains("prêt à être publié"))
            #expect(!broken.contains("prêts à être publiés"))
            #expect(try await manager.get(run + "/publication").text.contains("Relancer l’appariement"))
            let english = try await server.browser(
                signedInAs: server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)]),
                language: "en")
            #expect(try await english.get("/").text.contains("One proposed pair no longer keeps to the rules"))
            try await rules(otherSite: "")
            #expect(try await manager.get("/").text.contains("Un binôme prêt à être publié"))
        }
    }
}
