import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Those who run a programme hand it over, leave it, and say whom pairs write to.
@Suite struct `Those who run a programme` {
    private func scene(_ server: TestServer) async throws -> (SmallProgramme, Browser, String) {
        let programme = try await server.programme([
            .mentee("Léa Marchand", wishes: ["Weber"]), .mentor("Thomas Weber"),
        ])
        let ines = try await server.person(
            "Inès", "Belkacem", email: "ines@exemple.fr", roles: [Grant(.manager, programme: programme.id)])
        let browser = try await server.browser(signedInAs: ines)
        let run = try await server.run(of: programme, by: browser)
        _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
        try await server.work()
        return (programme, browser, "/programmes/\(programme.id.text)/keepers")
    }

    @Test(arguments: Engine.allCases)
    func `hand it over and leave it, once somebody else can run it; pairs are given the other's name`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, ines, path) = try await scene(server)
            #expect(try await ines.get("/programmes/\(programme.id.text)").text.contains(path))
            #expect(try await ines.get(path).text.contains("Vous êtes la seule personne à le conduire"))
            let alone = try await ines.post(path + "/departure", ["sure": "yes"], from: path)
            #expect(alone.status == 422 && alone.text.contains("confiez-le d’abord à quelqu’un"))
            // Somebody without an address could never come in.
            try await server.person("Awa", "Sans")
            let refused = try await ines.post(path, ["keeper": "Awa Sans"], from: path)
            #expect(refused.status == 422 && refused.field("keeper") == "Awa Sans")
            try await server.person("Théo", "Neuf", email: "theo@exemple.fr")
            let given = try await ines.post(path, ["keeper": "Théo Neuf"], from: path)
            #expect(given.status == 303)
            try await server.work()
            let mail = try server.mails.first { $0.to == "theo@exemple.fr" }.orThrow()
            #expect(mail.text.contains("Inès Belkacem vous"))
            let lea = try await server.browser(signedInAs: programme.person("Marchand"))
            let pair = try await lea.get("/").text.firstMatch(of: /\/mentorships\/[0-9a-f-]{36}/).orThrow().0
            #expect(try await lea.get(String(pair)).text.contains("ines@exemple.fr"))
            let unsure = try await ines.post(path + "/departure", from: path)
            #expect(unsure.status == 422 && unsure.text.contains("Cochez la case"))
            let left = try await ines.post(path + "/departure", ["sure": "yes"], from: path)
            #expect(left.status == 303)
            #expect(try await ines.get(path).status != 200)
            let shown = try await lea.get(String(pair)).text
            #expect(!shown.contains("ines@exemple.fr") && shown.contains("theo@exemple.fr"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `choose to whom they hand it over, where several have the name`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (_, ines, path) = try await scene(server)
            try await server.person("Théo", "Neuf", email: "theo@exemple.fr")
            let other = try await server.person("Théo", "Neuf", email: "theo.neuf@exemple.fr")
            let asked = try await ines.post(path, ["keeper": "Théo Neuf"], from: path)
            #expect(asked.status == 422 && asked.text.contains("Plusieurs personnes correspondent"))
            #expect(asked.text.contains("<option value=\"\(other.text)\">Théo Neuf"))
            #expect(try await ines.post(path, ["keeper": other.text], from: path).status == 303)
            try await server.work()
            #expect(server.mails.contains { $0.to == "theo.neuf@exemple.fr" })
            #expect(!server.mails.contains { $0.to == "theo@exemple.fr" })
        }
    }

    @Test(arguments: Engine.allCases)
    func `say whom pairs write to, on pages and in mails, and never nobody`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (programme, ines, path) = try await scene(server)
            try await server.person(
                "Théo", "Neuf", email: "theo@exemple.fr", roles: [Grant(.manager, programme: programme.id)])
            func form(_ name: String) async throws -> String {
                let rows = try await ines.get(path).text.components(separatedBy: "<li class=\"row\">")
                let row = try rows.first { $0.contains(name) }.orThrow()
                return String(
                    try row.firstMatch(of: /\/programmes\/[0-9a-f-]+\/keepers\/[0-9a-f-]+\/contact/).orThrow().0)
            }
            let hidden = try await ines.post(form("Inès Belkacem"), ["shown": "no"], from: path)
            #expect(hidden.status == 303)
            let lea = try await server.browser(signedInAs: programme.person("Marchand"))
            let pair = try await lea.get("/").text.firstMatch(of: /\/mentorships\/[0-9a-f-]{36}/).orThrow().0
            let shown = try await lea.get(String(pair)).text
            #expect(shown.contains("theo@exemple.fr") && !shown.contains("ines@exemple.fr"))
            // The last one has no button to be hidden by; who sends its form all the same is refused.
            let line = try await server.database.read { [id = programme.id] tx in
                let own = Actor(person: ID(at: .init(milliseconds: 0)), grants: [Grant(.manager, programme: id)])
                return try ProgrammeKeepers.all(of: id, by: own, in: tx).first { $0.isContact }?.line
            }.orThrow()
            #expect(!(try await ines.get(path).text).contains("\(line.text)/contact"))
            let last = try await ines.post("\(path)/\(line.text)/contact", ["shown": "no"], from: path)
            #expect(last.status == 422 && last.text.contains("Une personne au moins reste montrée"))
            // The mail names the same.
            let weber = try programme.page("Weber")
            _ = try await ines.post(weber + "/withdrawal", ["ends": "1"], from: weber)
            try await server.work()
            let mail = try server.mails.first { $0.to == "weber@exemple.fr" }.orThrow()
            #expect(mail.text.contains("Théo Neuf (theo@exemple.fr)") && !mail.text.contains("ines@exemple.fr"))
            _ = try await ines.post(form("Inès Belkacem"), ["shown": "yes"], from: path)
            #expect(try await lea.get("/").status == 200)
            let both = try await ines.get(path).text
            #expect(both.ranges(of: "tag--accent").count == 2)
        }
    }
}
