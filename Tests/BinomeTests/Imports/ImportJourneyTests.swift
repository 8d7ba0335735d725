import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

/// Lists from the hand of human resources to the people there are, through the front door.
@Suite struct `Importing a staff list` {
    private let head =
        "Matricule;Nom;Prénom;Courriel;Date d’entrée;Date de sortie;Service;Site;Responsable;Compétences maîtrisées\n"

    @Test(arguments: Engine.allCases)
    func `brings in the French roster, and again changes nothing`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let roster = try ListSession.sample("roster-fr.csv")
            let path = try await session.compare(roster, "roster-fr.csv")
            let page = try await session.browser.get(path).text
            #expect(page.contains("1\u{202F}200 personnes\u{202F}: 1\u{202F}200 nouvelles, aucune refusée"))
            #expect(try await server.database.count(TestCountSQL.people) == 1)
            try await session.apply(path)
            #expect(try await server.database.count(TestCountSQL.people) == 1_201)
            #expect(try await session.record(path).state == .done)
            #expect(try await server.database.count(TestCountSQL.staged) == 0)
            #expect(try await session.browser.get(path).text.contains("1\u{202F}200 personnes importées"))

            // The first two lines of the file, read by eye.
            let renee = try await session.person("E000001")
            #expect(renee.fullName == "Renée Morin")
            #expect(renee.siteName == "Montréal")
            #expect(renee.input.hiredOn == Day("2021-10-17"))
            let henri = try await session.person("E000002")
            #expect(henri.managerName == "Renée Morin")
            #expect(henri.input.languages == ["fr"])

            let again = try await session.compare(roster, "roster-fr.csv")
            let counts = try await session.counts(again)
            #expect(counts.unchanged == 1_200)
            #expect(counts.new + counts.changed == 0)
            #expect(counts.missing == 0, "the manager who imports is in no list, and is here all the same")
            #expect(try await session.missing().isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `brings in the messy workbook as its maker counted it`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server, language: "en")
            let path = try await session.compare(try ListSession.sample("roster-messy.xlsx"), "messy.xlsx")
            let truth = try JSONDecoder().decode(
                [String: Int].self, from: Data(try ListSession.sample("roster-messy.json")))
            let counts = try await session.counts(path)
            #expect(counts.persons == truth["persons"])
            #expect(counts.lines == truth["lines"])
            #expect(counts.twice == truth["twice"])
            #expect(counts.withoutAddress == truth["without_address"])
            #expect(counts.new == truth["persons"])
            #expect(try await session.browser.get(path).text.contains("785 people: 785 new, none refused"))
            try await session.apply(path)
            #expect(try await server.database.count(TestCountSQL.people) == 786)
            let again = try await session.compare(try ListSession.sample("roster-messy.xlsx"), "messy.xlsx")
            #expect(try await session.counts(again).unchanged == 785)
        }
    }

    @Test(arguments: Engine.allCases)
    func `records what changed, with what it was`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let first =
                head + """
                    0001;Morel;Anne;anne@exemple.fr;01/02/2020;;Achats;Lyon;;négociation
                    0002;Petit;Luc;luc@exemple.fr;01/02/2021;;Achats;Lyon;0001;
                    0003;Roux;Léa;lea@exemple.fr;01/02/2022;;Achats;Lyon;0001;
                    """
            try await session.apply(session.compare(first, isFull: false))
            let second =
                head + """
                    0001;Morel;Anne;anne@exemple.fr;01/02/2020;;Achats;Lyon;;négociation
                    0002;Petit;Luc;l.petit@exemple.fr;01/02/2021;;Juridique;Lyon;0001;
                    0003;Roux;Léa;lea@exemple.fr;01/02/2022;31/10/2026;Achats;Lyon;0002;
                    """
            let path = try await session.compare(second, isFull: false)
            let counts = try await session.counts(path)
            #expect((counts.new, counts.changed, counts.unchanged, counts.left) == (0, 2, 1, 1))
            let page = try await session.browser.get(path).text
            #expect(page.contains("Achats → Juridique"))
            #expect(!page.contains("luc@exemple.fr"), "former addresses are nobody's business")
            try await session.apply(path)
            let luc = try await session.person("0002")
            #expect(luc.departmentName == "Juridique")
            #expect(luc.input.email == "l.petit@exemple.fr")
            let lea = try await session.person("0003")
            #expect(lea.presence == .left)
            #expect(lea.managerName == "Luc Petit")
            let history = try await server.database.read { try People.history(of: luc.id, limit: 10, in: $0) }
            #expect(
                history.contains { $0.field == .department && $0.from == "Achats" && $0.to == "Juridique" && $0.byList }
            )
            #expect(history.contains { $0.field == .email && $0.from == nil })
            let found = try await server.database.read { try People.find(email: "l.petit@exemple.fr", in: $0) }
            #expect(found == luc.id)
        }
    }

    @Test(arguments: Engine.allCases)
    func `knows a person again by a number that lost its zeros, else by address, else by name`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let first =
                head + """
                    00417;Morel;Anne;anne@exemple.fr;;;;;;
                    ;Petit;Luc;luc@exemple.fr;;;;;;
                    ;Roux;Léa;;;;;;;
                    """
            try await session.apply(session.compare(first, isFull: false))
            let second =
                head + """
                    417;Morel;Anne;anne@exemple.fr;;;;;;
                    0500;Petit;Luc;luc@exemple.fr;;;;;;
                    0501;ROUX;Lea;;;;;;;
                    """
            let path = try await session.compare(second, isFull: false)
            #expect(try await session.counts(path).new == 0)
            try await session.apply(path)
            #expect(try await session.person("00417").input.firstName == "Anne")
            #expect(try await session.person("0500").input.firstName == "Luc")
            #expect(try await server.database.count(TestCountSQL.people) == 4)
        }
    }

    @Test(arguments: Engine.allCases)
    func `brings two contracts of one person together, and opens a loop of managers`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list =
                head + """
                    A1;Morel;Anne;anne@exemple.fr;;;;;A2;
                    A2;Petit;Luc;luc@exemple.fr;;;;;A3;
                    A3;Roux;Léa;lea@exemple.fr;;;;;A1;
                    A9;Morel;Anne;anne@exemple.fr;;;;;A2;
                    """
            let path = try await session.compare(list)
            let counts = try await session.counts(path)
            #expect((counts.lines, counts.persons, counts.twice) == (4, 3, 1))
            let page = try await session.browser.get(path).text
            #expect(page.contains("ligne hiérarchique tourne en rond"))
            try await session.apply(path)
            let people = [
                try await session.person("A1"), try await session.person("A2"), try await session.person("A3"),
            ]
            #expect(people.count { $0.input.manager == nil } == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `does not close a loop with the managers that are known already`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(
                session.compare(head + "B1;Morel;Anne;;;;;;;\nB2;Petit;Luc;;;;;;B1;\n", isFull: false))
            // Alone in its list, Anne would be managed by Luc, whom she manages.
            let path = try await session.compare(head + "B1;Morel;Anne;;;;;;B2;\n", isFull: false)
            try await session.apply(path)
            #expect(try await session.person("B1").input.manager == nil)
            #expect(try await session.person("B2").managerName == "Anne Morel")
        }
    }

    @Test(arguments: Engine.allCases)
    func `opens a loop that goes through people of whom some are new and some are not in the list`(
        engine: Engine
    )
        async throws
    {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            // Anne above Luc above Zoé, all known; a list makes somebody new the manager of Anne, below Zoé.
            let first = head + "B1;Morel;Anne;;;;;;;\nB2;Petit;Luc;;;;;;B1;\nB3;Roy;Zoé;;;;;;B2;\n"
            try await session.apply(session.compare(first, isFull: false))
            let second = head + "B4;Blanc;Ève;;;;;;B3;\nB1;Morel;Anne;;;;;;B4;\nB5;Leroy;Max;;;;;;B1;\n"
            try await session.apply(session.compare(second, isFull: false))
            var people: [String: String?] = [:]
            for number in ["B1", "B2", "B3", "B4", "B5"] {
                people[number] = try await session.person(number).managerName
            }
            #expect(people["B2"] == "Anne Morel" && people["B3"] == "Luc Petit" && people["B5"] == "Anne Morel")
            // One of the two that the list names, and no more, goes without.
            #expect([people["B1"], people["B4"]].count { $0 == .some(nil) } == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `lets numbers and addresses change hands`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let first = head + "C1;Morel;Anne;a@exemple.fr;;;;;;\nC2;Petit;Luc;b@exemple.fr;;;;;;\n"
            try await session.apply(session.compare(first, isFull: false))
            let second = head + "C1;Morel;Anne;b@exemple.fr;;;;;;\nC2;Petit;Luc;a@exemple.fr;;;;;;\n"
            try await session.apply(session.compare(second, isFull: false))
            #expect(try await session.person("C1").input.email == "b@exemple.fr")
            #expect(try await session.person("C2").input.email == "a@exemple.fr")
        }
    }

    @Test(arguments: Engine.allCases)
    func `files competencies by name or synonym, and proposes those that are unknown`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let now = server.clock.now
            try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
            let session = try await ListSession(server)
            let list = head + "D1;Morel;Anne;;;;;;;\"Négociation, soudure sous-marine\"\n"
            let path = try await session.compare(list)
            try await session.apply(path)
            let anne = try await session.person("D1")
            let (held, unknown) = try await server.database.read { tx in
                (try People.competencies(of: anne.id, in: tx), try Competencies.unknown(limit: 10, in: tx))
            }
            #expect(held.map(\.name.fr).contains { $0.localizedCaseInsensitiveContains("négoci") })
            #expect(unknown.map(\.name) == ["soudure sous-marine"])
            #expect(try await session.counts(session.compare(list)).unchanged == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `gives each new site the time zone and language of its people, and languages to whom the list gives none`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = """
                Matricule;Nom;Prénom;Site;Fuseau horaire;Langues
                E1;Smith;Ann;London;Europe/London;en
                E2;Jones;Bob;London;Europe/London;en,fr
                E3;Young;Cat;London;;
                """
            try await session.apply(session.compare(list))
            let cat = try await session.person("E3")
            #expect(cat.siteTimeZone == "Europe/London")
            #expect(cat.siteLanguage == "en")
            #expect(cat.input.languages == ["en"])
            #expect(cat.input.timeZone == nil)
        }
    }
}
