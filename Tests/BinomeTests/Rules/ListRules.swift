import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Whatever is listed can be saved: for Excel, and as text in which nothing is taken for a formula.
@Suite struct `Every list of the product` {
    /// Pages whose tables and rows are no list of the organisation's; each with why.
    private static let others: [String: String] = [
        "/": "says what waits; each line leads to its list",
        "/account": "one's own sessions, to be ended",
        "/who-sees-what": "a document: it is printed",
        "/settings": "leads to the settings",
        "/people/:person": "one person; the directory saves their record",
        "/people/:person/competencies": "a form",
        "/competencies/:competency": "one competency",
        "/programmes/new": "templates, to choose one",
        "/programmes/:programme": "a summary; each line leads to its list",
        "/programmes/:programme/keepers": "those who run one programme; the export of roles has them",
        "/programmes/:programme/rules": "a form, and one example",
        "/programmes/:programme/participants/:participant": "one participant",
        "/programmes/:programme/participants/new": "people found by their name, to choose one",
        "/programmes/:programme/pairing-runs/:run/mentees/:mentee": "one mentee's choices",
        "/programmes/:programme/pairing-runs/:run/mentors/:mentor": "one mentor's load",
        "/programmes/:programme/pairing-runs/:run/moves": "what one change means",
    ]

    /// A list that names people, sites, grades and competencies, some not known yet, and misses everybody else.
    private static let staff = """
        Matricule;Nom;Prénom;Site;Niveau;Compétences maîtrisées
        1;Morel;=Anne;=Lyon;@Cadre;=soudure
        2;Petit;Luc;Paris;Cadre;écoute active
        1;Roux;Léa;Paris;Cadre;vente
        """

    @Test(arguments: Engine.allCases)
    func `is saved as a workbook and as text from its page, formulas defused`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let walks = try await walk(server)
            var (lists, files) = ([String: Set<String>](), Set<String>())
            for page in walks.flatMap(\.pages) {
                let type = page.answer.headers[.contentType] ?? ""
                if type.hasPrefix("text/csv") {
                    files.insert(page.pattern)
                    #expect(Self.formulas(in: page.answer.text) == [], "\(page.path)")
                }
                let text = page.answer.text
                guard type.hasPrefix("text/html"), text.contains("<table") || text.contains("class=\"rows\"") else {
                    continue
                }
                let isSaved = text.contains("format=csv") && text.contains("format=xlsx")
                lists[page.pattern, default: []].insert(isSaved ? "saved" : "not saved")
            }
            for (pattern, states) in lists where states.contains("not saved") && Self.others[pattern] == nil {
                Issue.record("\(pattern) shows a list that cannot be saved")
            }
            for pattern in Self.others.keys where lists[pattern]?.contains("not saved") != true {
                Issue.record("\(pattern) is no exception any more")
            }
            let doors = Set(AllRoutes.all.map(\.path).filter { $0.hasSuffix("/export") })
            #expect(doors.subtracting(files).sorted() == Self.empty, "all others are offered by some page")
            #expect(lists.count > 20)
        }
    }

    /// Beside lists that are empty here: nobody waits, nothing changed between two runs.
    private static let empty = [
        "/programmes/:programme/pairing-runs/:run/changes/export",
        "/programmes/:programme/pairing-runs/:run/waiting/export",
    ]

    /// Cells that a spreadsheet would compute.
    private static func formulas(in text: String) -> [String] {
        let cells = text.split(whereSeparator: \.isNewline).flatMap { $0.split(separator: ";") }
        return cells.map { $0.drop { $0 == "\"" } }.filter { $0.first.map { "=+@".contains($0) } ?? false }.map(
            String.init)
    }

    /// The pages of an administrator and of a manager, everything filled.
    private func walk(_ server: TestServer) async throws -> [Walk] {
        let (both, now) = (try await TwoProgrammes(on: server), server.clock.now)
        try await server.database.write { try Competencies.installDefault(in: $0, at: now) }
        let (programme, id) = (both.own.programme, both.own.programme.id)
        let manager = try await server.browser(signedInAs: .manager, programme: id)
        let exclusions = "/programmes/\(id.text)/exclusions"
        _ = try await manager.post(
            exclusions, ["one": "Ada Parisot", "other": "Dora Nicolet", "reason": "=1+1"], from: exclusions)
        let list = try await ListSession(server)
        try await list.apply(list.compare(Self.staff))
        try await server.database.write { tx in
            let competency = try #require(try Competencies.match(name: "écoute active", in: tx))
            try People.setCompetencies(
                [PersonCompetency(competency, held: false, wanted: true)], of: programme.person("Parisot"),
                source: .hand,
                by: .product, in: tx, at: now)
        }
        _ = try await server.run(of: programme, by: manager)
        let administrator = try await server.browser(signedInAs: .administrator)
        return [try await Walk(manager), try await Walk(administrator)]
    }
}
