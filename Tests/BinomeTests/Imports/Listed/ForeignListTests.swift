import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// Lists that are not the list of last time: another country's, with numbers that start at 1 again; the refused rows,
/// mended; a column more.
@Suite struct `A list of another kind` {
    private let head = "Matricule;Nom;Prénom;Courriel;Date de sortie;Service;Responsable\n"
    private var first: String {
        head + """
            1;Morel;Anne;anne@exemple.fr;;Achats;
            2;Petit;Luc;luc@exemple.fr;;Achats;1
            3;Roux;Léa;lea@exemple.fr;;Achats;1
            """
    }
    private let foreign = """
        Employee ID;Last name;First name;Email;Manager ID
        1;Atkins;Katherine;katherine@exemple.test;
        2;Harding;Francis;francis@exemple.test;1
        3;Sears;Léa;lea.sears@exemple.test;1
        4;Parry;Sandra;sandra@exemple.test;1
        """

    @Test(arguments: Engine.allCases)
    func `makes nobody another person: whose number is somebody else's is refused, says whose, and is handed back`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(session.compare(first, isFull: false))
            let path = try await session.compare(foreign, isFull: false)
            let counts = try await session.counts(path)
            #expect((counts.new, counts.changed, counts.refused) == (1, 0, 3))
            let page = try await session.browser.get(path).text
            #expect(page.contains("3 lignes portent le matricule de quelqu’un d’autre dans l’annuaire, refusées."))
            let rows = try await session.browser.get(path + "/problems/numberOfAnother/rowRefused").text
            #expect(rows.contains("Katherine Atkins") && rows.contains("1 – Anne Morel"))
            try await session.apply(path)
            let anne = try await session.person("1")
            #expect(anne.input.lastName == "Morel" && anne.input.email == "anne@exemple.fr")
            // Whose manager was refused has none, rather than whoever has that number here.
            #expect(try await session.person("4").input.manager == nil)
            let file = try await session.browser.get(path + "/refused?format=csv")
            let text = try #require(String(bytes: file.body, encoding: .utf8))
            #expect(text.contains("Atkins") && text.contains("Harding") && !text.contains("Parry"))
            #expect(text.contains("Ce matricule est celui de quelqu’un d’autre"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is taken in whole once its column of numbers is left out`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(session.compare(first, isFull: false))
            let columns = try #require(try await session.hand(Array(foreign.utf8)).location)
            _ = try await session.browser.post(
                columns, ["do": "compare", "full": "no", "column-0": ""], from: columns)
            try await server.work()
            let counts = try await session.counts(String(columns.dropLast("/columns".count)))
            #expect((counts.new, counts.changed, counts.refused) == (4, 0, 0))
        }
    }

    @Test(arguments: Engine.allCases)
    func `may marry its people, and give them another address with it`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(session.compare(first, isFull: false))
            let married =
                head + "3;Garnier;Léa;lea.garnier@exemple.fr;;Achats;1\n2;Dupré;Jean;luc@exemple.fr;;Achats;1\n"
            let counts = try await session.counts(session.compare(married, isFull: false))
            #expect((counts.changed, counts.refused) == (2, 0))
        }
    }

    @Test(arguments: Engine.allCases)
    func `misses nobody who stands on a refused row, by number or by address`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(session.compare(first, isFull: false))
            let long = String(repeating: "9", count: 61)
            let spoilt =
                head + "1;Morel;Anne;anne@exemple.fr;;Achats;\n2;;;;;Achats;1\n\(long);Roux;Léa;LEA@exemple.fr;;;\n"
            let path = try await session.compare(spoilt, isFull: true)
            let counts = try await session.counts(path)
            #expect((counts.refused, counts.missing) == (2, 0))
            #expect(!(try await session.browser.get(path).text).contains("n’est plus dans la liste"))
            let gone = try await session.counts(session.compare(head + "1;Morel;Anne;;;;\n", isFull: true))
            #expect(gone.missing == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `is read as it was read before, though a column is new: the refused rows, handed in again`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let own =
                "Clef;Nom;Prénom;Courriel;Rang;Service\n7;Morel;Anne;anne@exemple.fr;A;Achats\n8;;;luc@exemple.fr;B;Achats\n"
            let columns = try #require(try await session.hand(Array(own.utf8)).location)
            _ = try await session.browser.post(
                columns, ["do": "compare", "full": "no", "column-0": "number", "column-4": "grade"], from: columns)
            try await server.work()
            let path = String(columns.dropLast("/columns".count))
            try await session.apply(path)
            let file = try await session.browser.get(path + "/refused?format=csv")
            let text = try #require(String(bytes: file.body, encoding: .utf8)).replacing("8;;;", with: "8;Petit;Luc;")
            let again = try #require(try await session.hand(Array(text.utf8)).location)
            let page = try await session.browser.get(again)
            func chosen(_ column: String) -> String {
                page.text.components(separatedBy: "name=\"\(column)\"").last?.components(separatedBy: "</select>")[0]
                    ?? ""
            }
            #expect(chosen("column-0").contains("value=\"number\" selected"))
            #expect(chosen("column-4").contains("value=\"grade\" selected"))
            _ = try await session.browser.post(again, ["do": "compare", "full": "no"], from: again)
            try await server.work()
            try await session.apply(String(again.dropLast("/columns".count)))
            #expect(try await session.person("8").gradeName == "B")
        }
    }

    @Test(arguments: Engine.allCases)
    func `says how many who have left it brings back, and calls no day of leaving cleared`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let left = head + "1;Morel;Anne;;;Achats;\n2;Petit;Luc;;31/01/2020;Achats;1\n"
            try await session.apply(session.compare(left, isFull: false))
            let page = try await session.browser.get(
                session.compare(head + "2;Petit;Luc;;;Achats;\n", isFull: false)
            ).text
            #expect(page.contains("Une personne notée partie est dans cette liste, sans date de sortie"))
            #expect(!page.contains("valeur connue") && !page.contains("liste complète"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `misses nobody whose own row has the number of another, or a number that stands twice`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(session.compare(first, isFull: false))
            let dealt = head + "1;Morel;Anne;anne@exemple.fr;;;\n2;Roux;Léa;lea@exemple.fr;;;\n"
            let anew = try await session.counts(session.compare(dealt, isFull: true))
            // Luc, whose number it is, may be meant; Léa, whose address it is, is there.
            #expect((anew.refused, anew.missing) == (1, 0))
            let twice =
                head + "1;Morel;Anne;anne@exemple.fr;;;\n2;Petit;Luc;luc@exemple.fr;;;\n2;Roux;Léa;lea@exemple.fr;;;\n"
            let counts = try await session.counts(session.compare(twice, isFull: true))
            #expect((counts.refused, counts.missing) == (1, 0))
        }
    }

    /// Numbers are recognised without their zeros, and in lists of last names alone.
    @Test(arguments: Engine.allCases)
    func `makes nobody another person by a number that is written otherwise, or without first names`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(session.compare(first, isFull: false))
            let zeros =
                head + "0001;Atkins;Katherine;;;;\n0002;Harding;Francis;;;;\n0003;Sears;Léa;lea.sears@exemple.test;;;\n"
            let padded = try await session.counts(session.compare(zeros, isFull: false))
            #expect((padded.new, padded.changed, padded.refused) == (0, 0, 3))
            let last = "Matricule;Nom\n1;Atkins\n2;Harding\n3;Roux\n"
            let short = try await session.counts(session.compare(last, isFull: false))
            #expect(short.refused >= 2 && short.changed == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `keeps people of changed names where most numbers fit, and names of another alphabet`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(
                session.compare(first + "\n4;Faure;Jean;;;;\n5;Blanc;Zoé;;;;\n6;Ivanov;Piotr;;;;\n", isFull: false))
            let weekly =
                head + """
                    1;Atkins;Katherine;;;;
                    2;Harding;Francis;;;;
                    4;Faure;Jean-Pierre;;;;
                    5;Noir;Zoé;zoe.noir@exemple.fr;;;
                    6;Иванов;Пётр;;;;
                    """
            let counts = try await session.counts(session.compare(weekly, isFull: false))
            #expect((counts.changed, counts.refused) == (3, 2))
        }
    }

    /// Nobody of ours becomes the manager of people whose list counts for itself.
    @Test(arguments: Engine.allCases)
    func `finds no manager by a number of its own, nor by the name of one who is refused`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await session.apply(session.compare(first + "\n7;Atkins;Katherine;;;;\n", isFull: false))
            let path = try await session.compare(
                foreign + "\n5;Hale;Ruth;ruth@exemple.test;3\n6;Ward;Amy;;7\n", isFull: false)
            #expect(try await session.counts(path).new == 3)
            try await session.apply(path)
            for number in ["4", "5", "6"] {
                #expect(try await session.person(number).input.manager == nil, "\(number)")
            }
            let rows = try await session.browser.get(path + "/problems/unknownManager/managerDropped").text
            #expect(rows.contains("Sandra Parry") && rows.contains("Ruth Hale") && rows.contains("Amy Ward"))
        }
    }
}
