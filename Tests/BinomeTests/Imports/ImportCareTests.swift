import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

/// What a list must not do without a word: clear, mix up, forget. And where to find whom it speaks of.
@Suite struct `Care with staff lists` {
    private let head = "Matricule;Nom;Prénom;Courriel;Date de sortie;Service;Responsable\n"

    @Test(arguments: Engine.allCases)
    func `An empty cell changes nothing in a part of the list; in a full one, what it clears is counted`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let first =
                head + """
                    1;Morel;Anne;anne@exemple.fr;;Achats;
                    2;Petit;Luc;luc@exemple.fr;31/12/2027;Achats;1
                    3;Roux;Léa;lea@exemple.fr;;Achats;1
                    """
            try await session.apply(session.compare(first, isFull: false))
            let empty = head + "1;Morel;Anne;;;;\n2;Petit;Luc;;;;\n3;Roux;Léa;;;;\n"
            let part = try await session.compare(empty, isFull: false)
            #expect(try await session.counts(part).unchanged == 3)
            _ = try await session.browser.post(part + "/cancellation", from: part)

            let full = try await session.compare(empty, isFull: true)
            let page = try await session.browser.get(full).text
            #expect(page.contains("3 valeurs connues seront effacées"))
            #expect(page.contains("Date de départ (1) et Responsable (2)"))
            #expect(page.contains("effacé</span>"))
            try await session.apply(full)
            let luc = try await session.person("2")
            #expect(luc.input.manager == nil && luc.input.leftOn == nil)
            #expect(luc.input.email == "luc@exemple.fr" && luc.departmentName == "Achats", "these are never cleared")
            #expect(try await session.counts(session.compare(empty, isFull: true)).unchanged == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `Two columns of one meaning are refused beside the second; a manager may be in two`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let handed = try await session.hand(Array((head + "1;Morel;Anne;;;Achats;\n").utf8))
            let columns = try #require(handed.location)
            let refused = try await session.browser.post(
                columns, ["do": "compare", "full": "no", "column-3": "department"], from: columns)
            #expect(refused.status == 422)
            #expect(
                refused.text.contains(
                    "« Service » a le même sens que « Courriel »".replacing(" »", with: "\u{202F}»")
                        .replacing("« ", with: "«\u{202F}")))
            #expect(refused.text.contains("href=\"#field-column-5\""))
            let sent = try await session.browser.post(
                columns, ["do": "compare", "full": "no", "column-3": "manager", "column-5": "department"], from: columns
            )
            #expect(sent.status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A name that nobody can bear and a number without a name are refused rows, with the reason`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let long = String(repeating: "Z", count: 121)
            let list = head + "1;Morel;Anne;;;;\n4;;;;;;\n2;\(long);Luc;;;;\n3;Roux;\(long);;;;\nSource : SIRH;;;;;;\n"
            let path = try await session.compare(list)
            let counts = try await session.counts(path)
            #expect((counts.persons, counts.refused) == (1, 3))
            let page = try await session.browser.get(path).text
            #expect(page.contains("2 lignes portent un nom de plus de 120 lettres"))
            #expect(page.contains("1 ligne sans nom ni prénom, refusée."))
            #expect(page.contains("1 note sous le tableau"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `One's own unfinished list is offered again once, to take up or give up; another's is named`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let first = try #require(try await session.hand(Array((head + "1;Morel;Anne;;;;\n").utf8)).location)
            let second = try #require(try await session.hand(Array((head + "1;Morel;Anne;;;;\n").utf8)).location)
            let page = try await session.browser.get(second).text
            #expect(page.contains("Vous avez laissé un import en cours."))
            #expect(!page.contains("Claire Morel regarde"))
            let start = try await session.browser.get("/people/import").text
            #expect(start.contains("Vous avez laissé 2 imports en cours."))
            #expect(start.components(separatedBy: "Vous avez laissé").count == 2)
            let theirs = try await server.browser(
                signedInAs: try await server.person("Hugo", "Sabatier", roles: [Grant(.administrator)]))
            #expect(try await theirs.get("/people/import").text.contains("Claire Morel regarde les colonnes"))
            let given = try await session.browser.post(
                String(first.dropLast("/columns".count)) + "/cancellation", from: second)
            #expect(given.location == "/people/import")
            #expect(
                try await session.browser.get("/people/import").text.contains("Vous avez laissé un import en cours."))
        }
    }

    @Test(arguments: Engine.allCases, ["fr", "en"])
    func `What was left out is not called corrected, and each remark says whom it is about`(
        engine: Engine, language: String
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server, language: language)
            let french = language == "fr"
            let path = try await session.compare(
                """
                Matricule;Nom;Prénom;Courriel;Entrée;Sortie
                001;Morel;Anne;anne@exemple.fr;2020-03-01;2019-01-31
                2;Petit;Luc;luc@exemple.fr;2021-03-01;
                001;Morel;Anne;anne@exemple.fr;2020-03-01;
                """)
            let page = try await session.browser.get(path).text
            func tag(_ mark: String) -> String? {
                page.components(separatedBy: "<li class=\"task\">").first { $0.contains("note-\(mark)\"") }
                    .flatMap { $0.firstMatch(of: /task__kind">([^<]+)</).map { String($0.1) } }
            }
            #expect(tag("endBeforeStart-endDropped") == (french ? "laissé de côté" : "left out"))
            #expect(tag("secondContract-mainContractKept") == (french ? "réuni" : "merged"))
            #expect(tag("lostZeros-zerosAdded") == (french ? "corrigé" : "corrected"))
            let contracts = try await session.browser.get(path + "/problems/secondContract/mainContractKept").text
            #expect(contracts.contains("Anne Morel") && !contracts.contains("Luc Petit"))
            let file = try await session.browser.get(path + "/problems?format=csv").text
            for name in [french ? "Ligne;Personne;" : "Line,Person,", "Anne Morel", "Luc Petit"] {
                #expect(file.contains(name), "\(name)")
            }
        }
    }

    @Test(arguments: ["fr", "en"])
    func `The dates of the first rows are written as the reader writes them`(language: String) async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server, language: language)
            let handed = try await session.hand(Array("Nom;Prénom;Entrée\nMorel;Anne;2020-03-01\n".utf8))
            let page = try await session.browser.get(try #require(handed.location)).text
            #expect(page.contains("01/03/2020") && !page.contains("2020-03-01"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `What a list leaves open leads to who it is, and to what the home page asks for`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = """
                Matricule;Nom;Prénom;Courriel;Site;Grade;Responsable
                1;Morel;Anne;anne@exemple.fr;Lyon;Cadre;
                2;Petit;Luc;;Lyon;Agent;1
                3;Petit;Luc;luc@exemple.fr;Nantes;Agent;1
                """
            let path = try await session.compare(list, isFull: false)
            try await session.apply(path)
            let done = try await session.browser.get(path).text
            for check in ["address", "manager", "namesake"] { #expect(done.contains("/people?check=\(check)\"")) }
            #expect(done.contains("2 grades attendent leur place") && done.contains("/people/sites"))
            let home = try await session.browser.get("/").text
            #expect(home.contains("2 grades attendent leur place"))
            #expect(home.contains("2 sites attendent leur langue et leur fuseau horaire"))

            let (one, luc) = (try await session.person("1"), try await session.person("3"))
            let now = server.clock.now
            try await server.database.write { tx in
                // What is said of an address that is not theirs does not concern them.
                try PersonEntry.noteMailRefused(luc.id, by: "autre@exemple.test", in: tx, at: now)
                #expect(try PersonRecord.find(luc.id, in: tx).mailRefusedAt == nil)
                let own = try PersonRecord.find(luc.id, in: tx).input.email ?? ""
                try PersonEntry.noteMailRefused(luc.id, by: own, in: tx, at: now)
            }
            #expect(try await session.browser.get("/").text.contains("Une adresse a été refusée"))
            func found(_ check: String) async throws -> [String] {
                let page = try await session.browser.get("/people?check=" + check).text
                return page.components(separatedBy: "row-link__target\" href=\"/people/").dropFirst().map {
                    String($0.prefix(36))
                }
            }
            #expect(try await found("manager").contains(one.id.text))
            #expect(try await found("manager").count == 2, "and whoever imports")
            #expect(try await found("address").count == 2)
            #expect(try await found("refused") == [luc.id.text])
            #expect(try await found("namesake").count == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `Whether a list names everybody is asked and not supposed, until lists like it were answered for`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await server.person("Anne", "Morel", email: "anne@exemple.fr")
            let list = Array((head + "1;Morel;Anne;anne@exemple.fr;;Achats;\n").utf8)
            func chosen(_ page: String) -> [String] {
                ["yes", "no"].filter { page.contains("name=\"full\" value=\"\($0)\" checked") }
            }
            let columns = try #require(try await session.hand(list).location)
            #expect(chosen(try await session.browser.get(columns).text) == [])
            let mute = try await session.browser.post(columns, ["do": "compare"], from: columns)
            #expect(mute.status == 422 && mute.text.contains("Dites si cette liste nomme toutes les personnes"))
            // What was chosen stays while the file is looked at in another way.
            let looked = try await session.browser.post(columns, ["do": "look", "full": "no"], from: columns)
            #expect(chosen(try await session.browser.get(looked.location.orThrow()).text) == ["no"])
            try await session.apply(session.compare(list, isFull: true))
            server.clock.advance(seconds: 30)
            let next = try #require(try await session.hand(list).location)
            #expect(chosen(try await session.browser.get(next).text) == ["yes"])
            let english = try await ListSession(server, language: "en")
            let other = Array("Number;Last name;First name\n7;Roux;Lea\n".utf8)
            let open = try #require(try await english.hand(other).location)
            let told = try await english.browser.post(open, ["do": "compare"], from: open)
            #expect(told.text.contains("Say whether this list names everybody who is present"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `The first list of all is not asked whether it names everybody: nobody could be missing; the next one is`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = Array((head + "1;Morel;Anne;anne@exemple.fr;;Achats;\n").utf8)
            let columns = try #require(try await session.hand(list).location)
            let page = try await session.browser.get(columns).text
            #expect(!page.contains("name=\"full\"") && page.contains("C’est votre première liste"))
            let sent = try await session.browser.post(columns, ["do": "compare"], from: columns)
            #expect(sent.status == 303, "\(sent.text)")
            try await server.work()
            try await session.apply(String(columns.dropLast("/columns".count)))
            // Whoever imports is not in the list, and nobody takes them for gone.
            #expect(try await server.database.read { try Absences.count(.missing, in: $0) } == 0)
            server.clock.advance(seconds: 30)
            let next = try #require(try await session.hand(list).location)
            let asked = try await session.browser.get(next).text
            #expect(asked.contains("name=\"full\"") && !asked.contains("name=\"full\" value=\"no\" checked"))
            let mute = try await session.browser.post(next, ["do": "compare"], from: next)
            #expect(mute.status == 422)
        }
    }
}
