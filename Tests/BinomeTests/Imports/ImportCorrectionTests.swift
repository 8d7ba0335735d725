import Foundation
import Mentoring
import Storage
import Tables
import TestEngines
import Testing

@testable import Web

/// How a list is read, corrected on the page of its columns.
@Suite struct `A list that is read in another way` {
    private func shownLine(_ page: String) -> String? {
        guard let at = page.range(of: "name=\"headings_was\" value=\"") else { return nil }
        return String(page[at.upperBound...].prefix { $0 != "\"" })
    }

    private func settings(_ page: TestAnswer) -> [String: String] {
        var fields: [String: String] = [:]
        for name in ["encoding", "separator", "sheet", "headings"] {
            guard let was = page.field(name + "_was") else { continue }
            (fields[name], fields[name + "_was"]) = (was, was)
        }
        return fields
    }

    /// Sends the form as the page shows it, some of it chosen otherwise.
    private func send(
        _ session: ListSession, _ columns: String, _ action: String, _ chosen: [String: String]
    ) async throws -> TestAnswer {
        let page = try await session.browser.get(columns)
        var fields = settings(page)
        fields.merge(chosen) { $1 }
        fields["do"] = action
        fields["full"] = "no"
        return try await session.browser.post(
            columns, form: fields.map { ($0, $1) }, token: session.browser.formToken(at: columns))
    }

    private func imported(_ session: ListSession, _ columns: String) async throws {
        try await session.server.work()
        try await session.apply(String(columns.dropLast("/columns".count)))
    }

    @Test(arguments: Engine.allCases)
    func `is looked at before it is compared, whatever button was pressed`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = "Matricule;Nom;Prénom\nNom;Prénom;Matricule\nMorel;Anne;A1\nPetit;Luc;A2\n"
            let columns = try #require(try await session.hand(Array(list.utf8)).location)
            #expect(try await shownLine(session.browser.get(columns).text) == "1")
            let first = try await send(session, columns, "compare", ["headings": "2"])
            let again = columns + "?full=no&read=again"
            #expect(first.location == again)
            let shown = try await session.browser.get(again)
            #expect(shownLine(shown.text) == "2" && shown.text.contains("ont été reconnues à nouveau"))
            #expect(try await send(session, columns, "compare", [:]).location == String(columns.dropLast(8)))
            try await imported(session, columns)
            #expect(try await session.person("A1").input.lastName == "Morel")
            #expect(try await session.person("A2").input.firstName == "Luc")
        }
    }

    @Test(arguments: Engine.allCases)
    func `keeps the line of headings that was chosen, though its words say nothing, and knows it the next time`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let list = Array("Service;Nom;Date\nA;B;C\nReferenz;Familie;Rufname\n1;Morel;Anne\n".utf8)
            let columns = try #require(try await session.hand(list).location)
            #expect(try await send(session, columns, "look", ["headings": "3"]).location == columns + "?full=no")
            let shown = try await session.browser.get(columns)
            #expect(shownLine(shown.text) == "3" && shown.text.contains("Aucun titre de la ligne 3 n’est connu"))
            let chosen = ["column-0": "number", "column-1": "lastName", "column-2": "firstName"]
            #expect(try await send(session, columns, "compare", chosen).location == String(columns.dropLast(8)))
            try await imported(session, columns)
            #expect(try await session.person("1").input.firstName == "Anne")
            let again = try #require(try await session.hand(list).location)
            let known = try await session.browser.get(again).text
            #expect(shownLine(known) == "3" && known.contains("<h1>3 colonnes reconnues sur 3"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `whose headings are all unknown is explained column by column by whoever hands it over`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server, language: "en")
            let list = Array("Familienname;Rufname;Raum\nMorel;Anne;12\nPetit;Luc;7\n".utf8)
            let columns = try #require(try await session.hand(list).location)
            let page = try await session.browser.get(columns).text
            #expect(page.contains("None of 3 columns recognised") && page.contains("headings on line 1 is recognised"))
            let unnamed = try await send(session, columns, "compare", [:])
            #expect(unnamed.status == 422 && unnamed.text.contains("None of 3 columns recognised"))
            let named = ["column-0": "lastName", "column-1": "firstName"]
            #expect(try await send(session, columns, "compare", named).location == String(columns.dropLast(8)))
            try await imported(session, columns)
            let found = try await session.browser.get("/people").text
            #expect(found.contains(listed("Anne", "Morel")) && found.contains(listed("Luc", "Petit")))
            let again = try #require(try await session.hand(list).location)
            #expect(try await session.browser.get(again).text.contains("2 of 3 columns recognised"))
        }
    }

    @Test(arguments: ["fr", "en"])
    func `says of a sheet that is no list that it is none, and shows the one before`(language: String) async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server, language: language)
            let columns = try #require(
                try await session.hand(try ListSession.sample("roster-messy.xlsx"), "effectif.xlsx").location)
            let before = try await session.browser.get(columns)
            #expect(before.field("sheet_was") == "Effectif" && shownLine(before.text) == "4")
            let other = try await send(session, columns, "compare", ["sheet": "Légende"])
            #expect(
                other.status == 422 && other.text.contains(language == "fr" ? "Aucune ligne du fichier" : "No line of"))
            #expect(other.field("sheet_was") == "Effectif" && shownLine(other.text) == "4")
            let kept = try await session.record(String(columns.dropLast("/columns".count)))
            #expect(kept.state == .uploaded && kept.table.sheet == nil)
            let back = try await send(session, columns, "look", ["sheet": "Effectif"])
            #expect(back.status == 303)
            let after = try await session.browser.get(columns)
            #expect(after.field("sheet_was") == "Effectif" && shownLine(after.text) == "4")
        }
    }

    @Test(arguments: Engine.allCases)
    func `has its dates as somebody says they are written, also the next time`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            func list(_ day: String) -> [UInt8] {
                Array("Matricule;Nom;Prénom;Date d’entrée\nA1;Morel;Anne;\(day)\n".utf8)
            }
            let columns = try #require(try await session.hand(list("03/04/2020")).location)
            let answer = try await send(session, columns, "compare", ["dates": "monthDay"])
            #expect(answer.location == String(columns.dropLast(8)))
            try await imported(session, columns)
            #expect(try await session.person("A1").input.hiredOn?.description == "2020-03-04")
            let path = try await session.compare(list("05/06/2021"), isFull: false)
            try await session.apply(path)
            #expect(try await session.person("A1").input.hiredOn?.description == "2021-05-06")
        }
    }
}
