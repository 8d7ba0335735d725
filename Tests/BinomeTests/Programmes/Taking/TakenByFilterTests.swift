import Matching
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Participants taken in by what the list says of them: exactly those, each once.
@Suite struct `Taking in by filter` {
    private let list = """
        Matricule;Nom;Prénom;Service;Site;Niveau;Langues;Date d’entrée
        1;Roche;Anne;Achats;Lyon;Cadre;fr;01/03/2020
        2;Blanc;Luc;Achats;Lyon;Technicien;fr, en;01/03/2021
        3;Petit;Zoé;Ventes;Lyon;Cadre;en;01/03/2022
        4;Faure;Léa;Ventes;Nantes;Technicien;fr;01/03/2023
        5;Girard;Max;Achats;Nantes;Cadre;en;01/03/2024
        6;Morel;Ines;;;;;

        """

    /// The staff numbers on one side of a programme.
    private func numbers(_ programme: String, _ side: Side, _ server: TestServer) async throws -> [String] {
        let id = try #require(ID<Programme>(String(programme.suffix(36))))
        return try await server.database.read { tx in
            try tx.rows(TakenSQL.numbers, id, side.rawValue).map { try $0.text("staff_number") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `brings in those who fit every part of it, as the page counted them, and nobody twice`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(session.compare(list, isFull: false))
            let (lyon, achats, cadre) = try await server.database.read { tx in
                (
                    try Sites.all(in: tx).first { $0.name == "Lyon" }.orThrow().id.text,
                    try Departments.all(in: tx).first { $0.name == "Achats" }.orThrow().id.text,
                    try Grades.all(in: tx).first { $0.name == "Cadre" }.orThrow().id.text
                )
            }
            let cases: [(filter: [(name: String, value: String)], who: [String])] = [
                ([("site", lyon)], ["1", "2", "3"]), ([("department", achats)], ["1", "2", "5"]),
                ([("grade", cadre)], ["1", "3", "5"]), ([("language", "en")], ["2", "3", "5"]),
                ([("hired_from", "2022-03-01")], ["3", "4", "5"]), ([("hired_until", "01/03/2021")], ["1", "2"]),
                ([("hired_from", "2021-01-01"), ("hired_until", "2022-12-31")], ["2", "3"]),
                ([("site", lyon), ("grade", cadre), ("language", "fr")], ["1"]),
                ([("department", achats), ("site", lyon), ("hired_from", "2020-06-01")], ["2"]),
            ]
            for (number, one) in cases.enumerated() {
                let opened = try await session.browser.post(
                    "/programmes",
                    [
                        "blank": "yes", "name": "Essai \(number)", "purpose": "Neuf sur dix.", "kind": "one_to_one",
                        "formality": "formal", "starts_on": "2027-01-01", "ends_on": "2027-10-01",
                        "mentor_capacity": "1", "mentee_capacity": "1", "meeting_days": "21",
                    ], from: "/programmes/new")
                let path = try #require(opened.location)
                let query = one.filter.map { "&\($0.name)=\($0.value)" }.joined()
                let preview = try await session.browser.get(path + "/participants/new?as=mentee" + query).text
                let counted =
                    one.who.count == 1 ? "Une personne de plus" : "\(one.who.count) personnes de plus"
                #expect(preview.contains(counted), "\(one.filter)")
                let fields = [(name: "as", value: "mentee")] + one.filter
                #expect(try await session.browser.post(path + "/participants", each: fields).status == 303)
                #expect(try await numbers(path, .mentee, server) == one.who, "\(one.filter)")
                #expect(try await numbers(path, .mentor, server).isEmpty)
                let again = try await session.browser.post(path + "/participants", each: fields)
                #expect(again.status == 422, "nobody is left who fits")
                #expect(try await numbers(path, .mentee, server) == one.who)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `that overlaps the one before brings in the others only, and one not understood brings in nobody`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(session.compare(list, isFull: false))
            let manager = try await server.person("Ada", "Sol")
            let path = "/programmes/" + (try await server.programme(by: manager)).text
            let browser = try await server.browser(signedInAs: manager)
            func take(_ fields: KeyValuePairs<String, String>) async throws -> Int {
                try await browser.post(path + "/participants", fields).status
            }
            #expect(try await take(["as": "mentor", "hired_until": "bientôt"]) == 422)
            #expect(try await numbers(path, .mentor, server).isEmpty)
            #expect(try await take(["as": "mentor", "hired_until": "2021-12-31"]) == 303)
            #expect(try await numbers(path, .mentor, server) == ["1", "2"])
            #expect(try await take(["as": "mentor", "hired_until": "2022-12-31"]) == 303)
            #expect(try await numbers(path, .mentor, server) == ["1", "2", "3"])
            // Who withdrew is not brought back by a filter.
            let third = try await session.person("3").id
            let participant = try await server.database.read { tx in
                try tx.row(TakenSQL.participant, third)?.id("id", of: Participant.self)
            }
            let page = "\(path)/participants/\(try participant.orThrow().text)"
            #expect(try await browser.post(page + "/withdrawal", from: page).status == 303)
            #expect(try await take(["as": "mentor", "hired_until": "2022-12-31"]) == 422)
            #expect(try await browser.get(page).text.contains("S’est retiré·e"))
        }
    }
}

private enum TakenSQL {
    static let numbers: Statement = """
        SELECT person.staff_number FROM participant JOIN person ON person.id = participant.person_id
        WHERE participant.programme_id = \(.text("programme")) AND participant.side = \(.text("side"))
        ORDER BY person.staff_number
        """
    static let participant: Statement = "SELECT id FROM participant WHERE person_id = \(.text("person"))"
}
