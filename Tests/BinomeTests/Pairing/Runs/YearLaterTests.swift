import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// A result is kept with what it was made of.
@Suite struct `A year later` {
    private static let head =
        "Matricule;Nom;Prénom;Date de sortie;Service;Site;Niveau;Langues;Souhaite être;Compétences maîtrisées;Compétences à développer\n"
    private let list =
        head + """
            1;Roche;Anne;;Achats;Lyon;Technicien;fr;mentoré;;écoute active
            2;Blanc;Luc;;Achats;Lyon;Technicien;fr, en;mentoré;;négociation
            3;Petit;Zoé;;Ventes;Lyon;Cadre;fr;mentor;écoute active;
            4;Faure;Léa;;Ventes;Nantes;Cadre;en;mentor;négociation;
            5;Girard;Max;;Achats;Nantes;Technicien;en;mentoré;;conduite de réunion

            """
    /// All moved, speak something else and learnt something else; two have left.
    private let nextYear =
        head + """
            1;Roche;Anne;;Ventes;Nantes;Cadre;de;;négociation;
            2;Blanc;Luc;30/09/2027;Ventes;Nantes;Cadre;de;;;écoute active
            3;Petit;Zoé;30/09/2027;Achats;Nantes;Technicien;de;;;écoute active
            4;Faure;Léa;;Achats;Lyon;Technicien;de;;écoute active;
            5;Girard;Max;;Ventes;Lyon;Cadre;de;;écoute active;

            """

    /// What the pages and files of a run say of each pair, of who waits, and of what it was worth.
    private func told(_ run: String, _ browser: Browser) async throws -> [String] {
        let page = try await browser.get(run).text
        let keys = Set(page.matches(of: /pair=([0-9a-f-]{36}\.[0-9a-f-]{36})/).map { String($0.1) }).sorted()
        var told = keys
        for key in keys { told.append(try await browser.get("\(run)?pair=\(key)").panel) }
        for file in ["proof/scores.csv", "proof/pairs.csv", "proof/mentors.csv", "export?format=csv"] {
            told.append(try await browser.get("\(run)/\(file)").text)
        }
        let waiting = try await browser.get(run + "/waiting").text
        told += waiting.matches(of: /<tbody>.*?<\/tbody>/.dotMatchesNewlines()).map { String($0.0) }
        return told
    }

    @Test(arguments: Engine.allCases)
    func `when people moved, learnt, speak otherwise or left, each pair is explained as on the first day`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await ListedProgramme(list, grades: ["Technicien", "Cadre"], on: server)
            let rules = ["common_language": "yes", "weight-site": "high", "weight-departmentVariety": "medium"]
            try await programme.set(rules)
            let runs = programme.path + "/pairing-runs"
            let run = try #require(try await programme.browser.post(runs, from: runs).location)
            try await server.work()
            #expect(try await programme.pairs(of: run) == ["1 3", "2 4"])
            let before = try await told(run, programme.browser)
            #expect(before.count >= 8 && before.contains { $0.contains("coute active") })

            server.clock.advance(days: 365)
            let session = try await ListSession(server)
            try await session.apply(session.compare(nextYear, isFull: false))
            #expect(try await session.person("3").presence == .left)
            #expect(try await session.person("1").siteName == "Nantes")
            let id = try #require(ID<Programme>(String(programme.path.suffix(36))))
            // Another server, which remembers nothing.
            let other = try TestServer(database: server.database, clock: server.clock)
            let later = try await other.browser(signedInAs: .manager, programme: id)
            let version = try #require(try await later.get(programme.path + "/rules").field("version"))
            let changed = try await later.post(
                programme.path + "/rules", ["shown": "yes", "version": version, "weight-site": "off"])
            #expect(changed.status == 303)
            let after = try await told(run, later)
            for (one, other) in zip(before, after) { #expect(one == other) }
            #expect(before.count == after.count)
            #expect(try await programme.pairs(of: run) == ["1 3", "2 4"])
        }
    }
}
