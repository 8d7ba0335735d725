import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

/// Each column of a staff list, and whom its rows are about.
@Suite struct `What a list says of a person` {
    private let head =
        "Matricule;Nom;Prénom;Courriel;Poste;Niveau;Service;Site;Fuseau horaire;Langues;Souhaite être;Places;"
        + "Disponibilités;Attentes;Temps de travail;Date d'entrée\n"

    @Test(arguments: Engine.allCases)
    func `is taken over column by column, changed by a later list, and kept where that says nothing`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            func hand(_ row: String) async throws -> PersonRecord {
                try await session.apply(session.compare(head + row + "\n", isFull: false))
                return try await session.person("1")
            }
            let one = try await hand(
                "1;Morel;Anne;anne@exemple.fr;Juriste;Cadre;Achats;Lyon;Europe/Paris;fr, de;mentor;3;mardi matin;"
                    + "confiance;80 %;01/03/2020")
            #expect(one.input.email == "anne@exemple.fr" && one.input.jobTitle == "Juriste")
            #expect(one.gradeName == "Cadre" && one.departmentName == "Achats" && one.siteName == "Lyon")
            #expect(one.input.timeZone == "Europe/Paris" && one.input.languages == ["de", "fr"])
            // Of the two, one is a language that Binôme writes in.
            #expect(one.input.language == "fr")
            #expect(one.input.wish == .mentor && one.input.capacity == 3)
            #expect(one.input.availability == "mardi matin" && one.input.hopes == "confiance")
            #expect(one.input.ftePercent == 80 && one.input.hiredOn?.description == "2020-03-01")
            let two = try await hand(
                "1;Morel;Annie;annie@exemple.fr;Acheteuse;Directrice;Droit;Nantes;Europe/London;en;mentoré;0;lundi;"
                    + "réseau;100 %;02/03/2020")
            #expect(two.input.firstName == "Annie" && two.input.email == "annie@exemple.fr")
            #expect(two.input.jobTitle == "Acheteuse" && two.gradeName == "Directrice")
            #expect(two.departmentName == "Droit" && two.siteName == "Nantes")
            #expect(two.input.timeZone == "Europe/London" && two.input.languages == ["en"])
            #expect(two.input.wish == .mentee && two.input.capacity == 0)
            #expect(two.input.availability == "lundi" && two.input.hopes == "réseau")
            #expect(two.input.ftePercent == 100 && two.input.hiredOn?.description == "2020-03-02")
            let three = try await hand("1;Morel;Annie;;;;;;;;;;;;;")
            #expect(three.input == two.input)
            // A text beyond measure is cut off, and not refused.
            let long = try await hand("1;Morel;Annie;;\(String(repeating: "x", count: 900));;;;;;;;;;;")
            #expect(long.input.jobTitle == String(repeating: "x", count: 300))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is about whom the number names, else the address, and never about two at once`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let head = "Matricule;Nom;Prénom;Courriel\n"
            try await session.apply(
                session.compare(head + "1;Morel;Anne;anne@exemple.fr\n;Roux;Léa;lea@exemple.fr\n", isFull: false))
            // Somebody else with a number of their own does not become who bears the address, who keeps it.
            let other = try await session.compare(head + "2;Petit;Luc;anne@exemple.fr\n", isFull: false)
            #expect(try await session.counts(other).new == 1)
            let page = try await session.browser.get(other).text
            #expect(page.contains("adresse appartient déjà à quelqu’un d’autre"))
            try await session.apply(other)
            #expect(try await session.person("2").input.email == nil)
            let anne = try await session.person("1").input
            #expect(anne.email == "anne@exemple.fr" && anne.lastName == "Morel")
            // Who had no number yet gets it; under another name too.
            let numbered = try await session.compare(head + "3;Roux-Blanc;Léa;LEA@exemple.fr\n", isFull: false)
            #expect(try await session.counts(numbered).changed == 1)
            try await session.apply(numbered)
            #expect(try await session.person("3").input.lastName == "Roux-Blanc")
            // A number that changed with the name alike is the same person; only one of two rows is.
            let renumbered = try await session.compare(
                head + "8;Morel;Anne;anne@exemple.fr\n1;Morel;Anne;\n", isFull: false)
            let counts = try await session.counts(renumbered)
            #expect(counts.new == 1 && counts.persons == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is about who is known by the name alone where one person bears it, and about nobody known where two do`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let head = "Nom;Prénom;Poste\n"
            try await session.apply(session.compare(head + "Morel;Anne;Juriste\n", isFull: false))
            let one = try await session.compare(head + "MOREL;Anne;Acheteuse\n", isFull: false)
            #expect(try await session.counts(one).changed == 1)
            _ = try await session.browser.post(one + "/cancellation", from: one)
            let two = try await session.compare(
                head + "Morel;Anne;Juriste\nMorel;Anne;Acheteuse\n", isFull: false)
            let counts = try await session.counts(two)
            #expect(counts.new == 2 && counts.unchanged == 0 && counts.changed == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `leaves a competency as somebody set it by hand`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let now = server.clock.now
            try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
            let session = try await ListSession(server)
            let head = "Matricule;Nom;Prénom;Compétences maîtrisées\n"
            try await session.apply(session.compare(head + "1;Morel;Anne;\n", isFull: false))
            let person = try await session.person("1").id
            let known = try await server.database.write { tx in
                let skill = try #require(
                    try Competencies.all(in: tx).first { $0.name.text(in: "fr").lowercased() == "écoute active" })
                let entry = PersonCompetency(skill.id, held: true, level: 5, wanted: false)
                try People.setCompetencies([entry], of: person, source: .hand, by: .product, in: tx, at: now)
                return entry
            }
            let list = head + "1;Morel;Anne;écoute active\n"
            #expect(try await session.counts(session.compare(list, isFull: false)).unchanged == 1)
            let both = try await session.compare(head + "1;Morel;Anne;écoute active, négociation\n", isFull: false)
            #expect(try await session.counts(both).changed == 1)
            try await session.apply(both)
            let entries = try await server.database.read { tx in
                try People.competencies(of: person, in: tx).map(\.entry)
            }
            #expect(entries.count == 2 && entries.contains(known))
        }
    }
}
