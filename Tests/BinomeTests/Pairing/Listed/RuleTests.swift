import Mentoring
import Storage
import TestEngines
import Testing

/// Rules that no score outweighs, set by their form and obeyed by what is computed.
@Suite struct `A computation obeys` {
    /// The boss seeks what the youngest knows, and somebody at the foot what everybody above knows: only the line of
    /// management keeps them apart.
    private let organisation = """
        Matricule;Nom;Prénom;Matricule du responsable;Souhaite être;Compétences maîtrisées;Compétences à développer
        1;Roche;Anne;;mentoré;;négociation
        2;Blanc;Luc;1;mentor;écoute active;
        3;Petit;Zoé;2;mentor;écoute active;
        4;Faure;Léa;3;mentoré;;écoute active
        5;Girard;Max;3;mentor;négociation;
        6;Morel;Ines;;mentor;;
        7;Colin;Hugo;;mentor;;

        """

    @Test(arguments: Engine.allCases)
    func `the line of management, up and down: the whole of it, unless the programme says how many levels`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await ListedProgramme(organisation, on: server)
            let line: Set = ["1 2", "1 3", "1 5", "4 2", "4 3"]
            for levels in ["", "3"] {
                try await programme.set(["management_levels": levels])
                let pairs = try await programme.pairs()
                #expect(pairs.count == 2 && pairs.isDisjoint(with: line), "levels: \(levels), \(pairs)")
            }
            // One's manager's manager may be one's mentor, one's manager not; and so on downwards.
            try await programme.set(["management_levels": "1"])
            #expect(try await programme.pairs() == ["1 5", "4 2"])
            try await programme.set(["management_levels": "2"])
            let two = try await programme.pairs()
            #expect(two.contains("1 5") && two.isDisjoint(with: ["4 2", "4 3"]), "\(two)")
        }
    }

    struct Apart: Sendable, CustomTestStringConvertible {
        let rule: String
        let value: String
        /// Department, site and grade of the mentor who knows what is sought and is barred, and of the one who may.
        let barred: String
        let allowed: String
        var testDescription: String { rule }
    }

    static let apart = [
        Apart(rule: "other_department", value: "yes", barred: "A;Nantes;Cadre", allowed: "B;Nantes;Cadre"),
        Apart(rule: "other_site", value: "yes", barred: "B;Lyon;Cadre", allowed: "B;Nantes;Cadre"),
        Apart(rule: "grades_above", value: "2", barred: "B;Nantes;Cadre", allowed: "B;Nantes;Directeur"),
        Apart(rule: "grades_below", value: "1", barred: "B;Nantes;Technicien", allowed: "B;Nantes;Ouvrier"),
    ]

    @Test(arguments: Engine.allCases, apart)
    func `another department, another site, so many grades above or below`(engine: Engine, of: Apart) async throws {
        try await withServer(engine) { server in
            let list = """
                Matricule;Nom;Prénom;Service;Site;Niveau;Souhaite être;Compétences maîtrisées;Compétences à développer
                1;Roche;Anne;A;Lyon;Technicien;mentoré;;écoute active
                2;Blanc;Luc;\(of.barred);mentor;écoute active;
                3;Petit;Zoé;\(of.allowed);mentor;;

                """
            let programme = try await ListedProgramme(
                list, grades: ["Ouvrier", "Technicien", "Cadre", "Directeur"], on: server)
            let weights = [
                "weight-competencies": "high", "weight-site": "off", "weight-departmentVariety": "off",
                "weight-seniorityGap": "off",
            ]
            try await programme.set(weights)
            #expect(try await programme.pairs() == ["1 2"], "without the rule, what is sought decides")
            try await programme.set(weights.merging([of.rule: of.value]) { $1 })
            #expect(try await programme.pairs() == ["1 3"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `the places of both sides: two mentors for who may have two, never the same twice, none for who offers none`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let list = """
                Matricule;Nom;Prénom;Souhaite être;Places
                1;Roche;Anne;mentoré;
                2;Blanc;Luc;mentoré;
                3;Petit;Zoé;mentor;3
                4;Faure;Léa;mentor;0
                5;Girard;Max;mentor;

                """
            let programme = try await ListedProgramme(list, opening: ["mentee_capacity": "2"], on: server)
            let pairs = try await programme.pairs()
            // Five has the one place of the programme, three her own three, of which each mentee can have one.
            #expect(pairs.isSuperset(of: ["1 3", "2 3"]) && pairs.count == 3, "\(pairs)")
            #expect(pairs.contains("1 5") != pairs.contains("2 5"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `the hours that people share where they are: nine in Montréal is three in the afternoon in Paris`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let list = """
                Matricule;Nom;Prénom;Fuseau horaire;Souhaite être;Disponibilités
                1;Roche;Anne;Europe/Paris;mentoré;lundi 15h-17h
                2;Blanc;Luc;America/Montreal;mentor;lundi 15h-17h
                3;Petit;Zoé;America/Montreal;mentor;lundi 9h-11h

                """
            let programme = try await ListedProgramme(list, on: server)
            #expect(try await programme.pairs() == ["1 3"])
        }
    }
}
