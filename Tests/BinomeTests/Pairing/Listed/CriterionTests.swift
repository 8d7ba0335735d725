import Mentoring
import Storage
import TestEngines
import Testing

/// Each criterion, alone, from the column of the list to the pairs that are computed.
@Suite struct `A criterion alone` {
    struct Case: Sendable, CustomTestStringConvertible {
        let criterion: String
        let headings: String
        /// Of two mentees, then of two mentors: the first mentee fits the second mentor, the second the first.
        let cells: [String]
        var testDescription: String { criterion }
    }

    static let cases = [
        Case(
            criterion: "competencies", headings: "Compétences maîtrisées;Compétences à développer",
            cells: [";négociation", ";écoute active", "écoute active;", "négociation;"]),
        Case(criterion: "language", headings: "Langues", cells: ["fr", "en", "en", "fr"]),
        Case(
            criterion: "availability", headings: "Disponibilités",
            cells: ["lundi 9h-11h", "mardi 9h-11h", "mardi 9h-11h", "lundi 9h-11h"]),
        Case(criterion: "site", headings: "Site", cells: ["Lyon", "Nantes", "Nantes", "Lyon"]),
        Case(criterion: "departmentVariety", headings: "Service", cells: ["Achats", "Droit", "Achats", "Droit"]),
        Case(criterion: "seniorityGap", headings: "Niveau", cells: ["Ouvrier", "Cadre", "Directeur", "Cadre"]),
        Case(
            criterion: "sharedHopes", headings: "Attentes",
            cells: ["confiance", "réseau", "réseau", "confiance"]),
    ]

    @Test(arguments: Engine.allCases, cases)
    func `decides who is with whom, and off it decides nothing`(engine: Engine, of: Case) async throws {
        try await withServer(engine) { server in
            let list = """
                Matricule;Nom;Prénom;Souhaite être;\(of.headings)
                1;Roche;Anne;mentoré;\(of.cells[0])
                2;Blanc;Luc;mentoré;\(of.cells[1])
                3;Petit;Zoé;mentor;\(of.cells[2])
                4;Faure;Léa;mentor;\(of.cells[3])

                """
            let programme = try await ListedProgramme(
                list, grades: of.criterion == "seniorityGap" ? ["Ouvrier", "Cadre", "Directeur"] : [], on: server)
            var weights = Dictionary(uniqueKeysWithValues: Self.cases.map { ("weight-\($0.criterion)", "off") })
            (weights["weight-wishes"], weights["weight-\(of.criterion)"]) = ("off", "low")
            try await programme.set(weights)
            #expect(try await programme.pairs() == ["1 4", "2 3"])
        }
    }

    @Test(arguments: Engine.allCases, [true, false])
    func `such as wishes tells the first that somebody wishes for from the second`(
        engine: Engine, turned: Bool
    ) async throws {
        try await withServer(engine) { server in
            let (first, second) = turned ? ("Quatre", "Trois") : ("Trois", "Quatre")
            let programme = try await server.programme(
                [
                    .mentee("Ada Un", wishes: [first, second]), .mentee("Bob Deux", wishes: [second, first]),
                    .mentor("Cat Trois"), .mentor("Dan Quatre"),
                ], weights: ["wishes": "high"])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: run, programme) == ["Un \(first)", "Deux \(second)"])
        }
    }
}
