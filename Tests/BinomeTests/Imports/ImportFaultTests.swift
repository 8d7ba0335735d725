import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// What can go wrong with a list: each file is answered with a sentence, and nothing is half done.
@Suite struct `Faults of staff lists` {
    @Test func `No file at all is told`() async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server)
            let answer = try await session.browser.post("/people/import")
            #expect(answer.status == 422)
            #expect(answer.text.contains("Choisissez d’abord un fichier"))
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
    func `What was odd is read fifty rows at a time`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let rows = (1...120).map { $0 <= 60 ? "\($0);;;comptable" : "\($0);Nom\($0);Anne;juriste" }
            let path = try await session.compare("Matricule;Nom;Prénom;Poste\n" + rows.joined(separator: "\n"))
            let kind = path + "/problems/missingName/rowRefused"
            func lines(_ page: String) -> [String] {
                page.matches(of: /<th scope="row" class="number"[^>]*>(\d+)</).map { String($0.1) }
            }
            let first = try await session.browser.get(kind).text
            #expect(lines(first) == (2...51).map(String.init))
            let next = try first.firstMatch(of: /rel="next" href="([^"]+)"/).orThrow().1
            let second = try await session.browser.get(String(next)).text
            #expect(lines(second) == (52...61).map(String.init) && !second.contains("rel=\"next\""))
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
            #expect(try await session.browser.get(second).text.contains("Vous avez laissé un import en cours."))
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
    func `A list that changes nothing waits for nothing afterwards`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = "Matricule;Nom;Prénom;Courriel\n1;Morel;Anne;anne@exemple.fr\n"
            try await session.apply(try await session.compare(list, isFull: false))
            let again = try await session.compare(list, isFull: false)
            let page = try await session.browser.get(again).text
            #expect(page.contains("La liste ne change rien") && page.contains("Donner une autre liste"))
            #expect(!page.contains(again + "/application") && page.contains(again + "/cancellation"))
            let start = try await session.browser.get("/people/import").text
            #expect(start.contains("rien à importer") && !start.contains(">à importer</span>"))
            #expect(!start.contains("Vous avez laissé un import en cours"))
            let file = try await session.browser.get("/people/import/export?format=csv").text
            #expect(file.contains(";rien à importer"))
            // Nor is a list beside it told of one that waits.
            let other = try await session.compare("Matricule;Nom;Prénom\n2;Petit;Luc\n", isFull: false)
            #expect(!(try await session.browser.get(other).text).contains("Vous avez laissé un import en cours"))
            #expect(try await session.browser.get("/people/import").text.contains(">à importer</span>"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `A list of which every row is refused says so, and leads to mending`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let path = try await session.compare("Matricule;Nom;Prénom\n1;;\n2;;\n", isFull: false)
            let page = try await session.browser.get(path).text
            #expect(page.contains("2 de ses lignes ont été refusées") && page.contains(path + "/refused"))
            #expect(!page.contains("tout ce qu’elle dit est déjà connu") && !page.contains(path + "/application"))
            #expect(!(try await session.browser.get("/people/import").text).contains("rien à importer"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `A list that nobody went on with is given up after a week, and its file deleted`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = "Matricule;Nom;Prénom\n1;Morel;Anne\n"
            let old = try await session.compare(list, isFull: false)
            server.clock.advance(seconds: 6 * 86_400)
            let young = try await session.compare(list, isFull: false)
            server.clock.advance(seconds: 2 * 86_400)
            let spool = server.installation.settings.spool
            // Files that no list knows, the first and the last of all: the one old, the other just written.
            let (lost, fresh) = ("0" + old.suffix(36).dropFirst(), "f" + old.suffix(36).dropFirst())
            for (id, days) in [(lost, -8.0), (fresh, 0)] {
                let date = Date(timeIntervalSince1970: Double(server.clock.now.milliseconds) / 1000 + days * 86_400)
                #expect(
                    FileManager.default.createFile(
                        atPath: "\(spool)/list-\(id)", contents: Data(), attributes: [.modificationDate: date]))
            }
            try await Imports.forgetOld(spool: spool, in: server.database, at: server.clock.now)
            #expect(try await session.record(old).state == .cancelled)
            #expect(try await session.record(young).state == .ready)
            func exists(_ path: String) -> Bool {
                FileManager.default.fileExists(atPath: "\(spool)/list-\(path.suffix(36))")
            }
            #expect(!exists(old) && exists(young))
            #expect(!exists(lost) && exists(fresh))
        }
    }

    @Test(arguments: Engine.allCases)
    func `What is odd in a list is said once`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let path = try await session.compare(
                "Matricule;Nom;Prénom;Courriel;Responsable\n1;Morel;Anne;pas-une-adresse;\n2;Petit;Luc;luc@exemple.fr;1\n"
                    + "3;Petit;Luc;l.petit@exemple.fr;1\n", isFull: false)
            func check(_ page: String) {
                for note in [
                    "sans adresse", "ne nomme pas de responsable", "nom est porté", "adresse de courriel mal formée",
                ] {
                    #expect(page.ranges(of: note).count == 1, "\(note): \(page.ranges(of: note).count)")
                }
                #expect(page.contains("aria-labelledby=\"look-invalidAddress-"))
            }
            check(try await session.browser.get(path).text)
            try await session.apply(path)
            check(try await session.browser.get(path).text)
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
