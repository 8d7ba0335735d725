import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// What can go wrong with a list: each file is answered with a sentence, and nothing is half done.
@Suite struct `Faults of staff lists` {
    /// Files that are no lists, with what the page says in French and in English.
    static let files: [(name: String, bytes: [UInt8], french: String, english: String)] = [
        ("vide.csv", [], "Ce fichier est vide", "This file is empty"),
        (
            "image.csv", [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 7, count: 3_000), "ni un texte ni un classeur",
            "neither text nor an Excel"
        ),
        ("titres.csv", Array("Matricule;Nom;Prénom;Courriel\n".utf8), "", ""),
        (
            "guillemet.csv", Array("Matricule;Nom;Prénom\n1;\"Morel;Anne\n2;Petit;Luc\n".utf8), "n’est jamais refermé",
            "never closed"
        ),
        ("nul.csv", Array("Matricule;Nom;Prénom\n1;Mo\0rel;Anne\n".utf8), "octets nuls", "NUL bytes"),
        ("chiffres.csv", Array("1;2;3\n4;5;6\n".utf8), "titres de colonnes", "column headings"),
        (
            "vieux.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600), ".xls",
            ".xls"
        ),
        ("page.xlsx", Array("<html><table><tr><td>Nom</td></tr></table></html>".utf8), "page web", "web page"),
        (
            "colonnes.csv", Array(repeating: UInt8(ascii: ";"), count: 1_000_000) + [10], "trop de colonnes",
            "too many columns"
        ),
    ]

    @Test(arguments: ["fr", "en"])
    func `A file that is no list is answered with what is wrong, in the reader's language`(
        language: String
    ) async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server, language: language)
            for file in Self.files where !file.french.isEmpty {
                let answer = try await session.hand(file.bytes, file.name)
                #expect(answer.status == 422, "\(file.name)")
                #expect(
                    answer.text.contains(language == "fr" ? file.french : file.english), "\(file.name): \(said(answer))"
                )
                #expect(answer.text.contains(file.name))
            }
            #expect(try await server.database.read { try StaffImportRecord.history(limit: 10, in: $0) }.isEmpty)
            let spool = try FileManager.default.contentsOfDirectory(atPath: server.installation.settings.spool)
            #expect(spool == ["master.key"], "no file is left behind")
        }
    }

    private func said(_ answer: TestAnswer) -> String {
        answer.text.range(of: "error-summary").map { String(answer.text[$0.lowerBound...].prefix(300)) } ?? answer.text
    }

    @Test func `No file at all is told`() async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server)
            let answer = try await session.browser.post("/people/import")
            #expect(answer.status == 422)
            #expect(answer.text.contains("Choisissez d’abord un fichier"))
        }
    }

    @Test func `A list of headings alone is looked at, then told to be empty`() async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server)
            let path = try await session.compare("Matricule;Nom;Prénom;Courriel\n")
            #expect(try await session.record(path).state == .failed)
            #expect(try await session.browser.get(path).text.contains("personne en dessous"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `Formulas are kept as text, and refused rows come back with their reasons`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = """
                Matricule;Nom;Prénom;Poste
                1;Morel;Anne;=cmd|' /C calc'!A0
                2;;;comptable
                1;Petit;Luc;juriste
                """
            let path = try await session.compare(list)
            let counts = try await session.counts(path)
            #expect((counts.persons, counts.refused) == (1, 2))
            let csv = try await session.browser.get(path + "/refused?format=csv")
            #expect(csv.status == 200)
            #expect(csv.text.contains("comptable") && csv.text.contains("juriste") && !csv.text.contains("Anne"))
            #expect(csv.text.contains("Ni nom ni prénom"))
            #expect(try await session.browser.get(path + "/refused").body.starts(with: [0x50, 0x4B]))
            #expect(try await session.browser.get(path).text.contains("lignes-refusees") == false)
            try await session.apply(path)
            #expect(try await session.person("1").input.jobTitle == "=cmd|' /C calc'!A0")
            let kind = try await session.browser.get(path + "/problems/missingName/rowRefused")
            #expect(kind.status == 200)
            #expect(kind.text.contains("refusée"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `Columns are corrected and remembered for the next list`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = Array("Matricule;Nom;Prénom;Truc\n1;Morel;Anne;juriste\n".utf8)
            let columns = try #require(try await session.hand(list).location)
            let page = try await session.browser.get(columns).text
            #expect(page.contains("3 colonnes reconnues sur 4"))
            _ = try await session.browser.post(
                columns, ["do": "compare", "full": "no", "column-3": "job"], from: columns)
            try await server.work()
            try await session.apply(String(columns.dropLast("/columns".count)))
            #expect(try await session.person("1").input.jobTitle == "juriste")

            let next = try #require(
                try await session.hand(Array("Matricule;Nom;Prénom;Truc\n2;Petit;Luc;acheteur\n".utf8)).location)
            #expect(try await session.browser.get(next).text.contains("4 colonnes reconnues sur 4"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `A column of names is needed`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let columns = try #require(
                try await session.hand(Array("Matricule;Nom;Prénom\n1;Morel;Anne\n".utf8)).location)
            let answer = try await session.browser.post(
                columns, ["do": "compare", "column-1": "", "column-2": ""], from: columns)
            #expect(answer.status == 422)
            #expect(answer.text.contains("Aucune colonne ne contient de noms"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `Two lists at once: the second is told, and compared again after the first`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let head = "Matricule;Nom;Prénom;Courriel\n"
            let first = try await session.compare(head + "1;Morel;Anne;anne@exemple.fr\n", isFull: false)
            let second = try await session.compare(
                head + "1;Morel;Anne;anne@exemple.fr\n2;Petit;Luc;luc@exemple.fr\n", isFull: false)
            #expect(try await session.browser.get(second).text.contains("attend d’être importée"))
            server.clock.advance(seconds: 1)
            _ = try await session.browser.post(first + "/application", from: first)
            let refused = try await session.browser.post(second + "/application", from: second)
            #expect(refused.status == 422)
            #expect(refused.text.contains("Une autre liste est en cours d’import"))
            try await server.work()
            try await session.apply(second)
            // Anne is known by now: the list was compared anew instead of being imported.
            #expect(try await session.record(second).state == .ready)
            #expect(try await session.counts(second).new == 1)
            #expect(try await session.browser.get(second).text.contains("comparée à nouveau"))
            try await session.apply(second)
            #expect(try await server.database.count(TestCountSQL.people) == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A list is given up: nothing is changed and nothing kept`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let path = try await session.compare("Matricule;Nom;Prénom\n1;Morel;Anne\n")
            #expect(try await server.database.count(TestCountSQL.staged) > 0)
            _ = try await session.browser.post(path + "/cancellation", from: path)
            #expect(try await session.record(path).state == .cancelled)
            #expect(try await server.database.count(TestCountSQL.staged) == 0)
            #expect(try await server.database.count(TestCountSQL.people) == 1)
            #expect(
                !FileManager.default.fileExists(atPath: server.installation.settings.spool + "/list-" + path.suffix(36))
            )
            #expect(try await session.browser.post(path + "/application", from: "/people/import").status == 409)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A file that is gone from the spool is told`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let columns = try #require(
                try await session.hand(Array("Matricule;Nom;Prénom\n1;Morel;Anne\n".utf8)).location)
            _ = try await session.browser.post(columns, ["do": "compare", "full": "no"], from: columns)
            let path = String(columns.dropLast("/columns".count))
            unlink(server.installation.settings.spool + "/list-" + path.suffix(36))
            try await server.work()
            #expect(try await session.browser.get(path).text.contains("n’est plus sur le serveur"))
        }
    }
}
