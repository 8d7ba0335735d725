import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing
import Words

@testable import Web

/// The register of fields says what the schema holds, no more and no less; the pages say what the register says.
@Suite struct `The register of fields` {
    @Test(arguments: Engine.allCases)
    func `names every column of every table exactly once`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let schema = try await database.schema()
            var real: Set<String> = []
            for table in schema.tables where table.name != "migration" {
                real.formUnion(table.columns.map { "\(table.name).\($0)" })
            }
            var said: [String: Int] = [:]
            for fields in FieldRegister.personal {
                for column in fields.columns { said["\(fields.table).\(column)", default: 0] += 1 }
            }
            for (table, columns) in FieldRegister.impersonal {
                for column in columns.split(separator: " ") { said["\(table).\(column)", default: 0] += 1 }
            }
            #expect(real.subtracting(said.keys).sorted() == [], "columns that nobody has classed")
            #expect(Set(said.keys).subtracting(real).sorted() == [], "columns that are not in the schema")
            #expect(said.filter { $0.value > 1 }.keys.sorted() == [], "columns classed twice")
        }
    }

    @Test func `never lets a secret be read, and gives readers to everything else`() {
        for fields in FieldRegister.personal {
            #expect(!fields.readers.isEmpty && !fields.columns.isEmpty)
            if fields.protection == .hashed { #expect(fields.readers == [.program], "\(fields.table)") }
        }
        let secrets = Set(
            FieldRegister.personal.filter { $0.protection != .plain }.flatMap { fields in
                fields.columns.map { "\(fields.table).\($0)" }
            })
        for column in [
            "account.password", "account.totp_secret", "session.token_hash", "access_link.token_hash",
            "recovery_code.hash",
        ] {
            #expect(secrets.contains(column), "\(column)")
        }
    }
}

/// The table in plain words beside the register that it sums up.
@Suite struct `The table of who sees what` {
    @Test func `stands for topics of which the register says one thing only`() {
        for topic in FieldTopic.allCases {
            #expect(!topic.fields.isEmpty, "\(topic) stands for nothing")
            #expect(Set(topic.fields.map { Set($0.readers) }).count == 1, "\(topic) has different readers")
            #expect(Set(topic.fields.map(\.kept)).count == 1, "\(topic) is kept for different times")
        }
    }

    /// The cell of readers in the row of a topic.
    private func readers(_ topic: FieldTopic, _ page: String, _ phrases: Phrases) throws -> String {
        let what = HTML.text(phrases("privacy.topic.\(topic.rawValue)")).markup
        let row = try page.range(of: "<td class=\"soft\"><span>\(what)").orThrow()
        let cell = try page[row.upperBound...].range(
            of: "data-label=\"\(HTML.text(phrases("privacy.readers")).markup)\"><span>"
        ).orThrow()
        return String(page[cell.upperBound...].prefix { $0 != "<" })
    }

    @Test(arguments: Language.allCases)
    func `names the readers that the register names, and no others`(language: Language) async throws {
        try await withServer(.sqlite) { server in
            let phrases = Phrases(server.installation.catalogue, in: language)
            let page = try await server.browser(language: language.rawValue).get("/who-sees-what").text
            for topic in FieldTopic.allCases {
                let said = try readers(topic, page, phrases)
                for fields in topic.fields {
                    let names = FieldReader.allCases.filter(fields.readers.contains).map {
                        phrases("privacy.reader.\($0.rawValue)")
                    }
                    #expect(said == HTML.text(phrases.list(names)).markup, "\(topic), \(fields.table)")
                }
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `says first, in a line each, who reads what of whoever looks, as the register has it`(
        language: Language
    ) async throws {
        try await withServer(.sqlite) { server in
            let phrases = Phrases(server.installation.catalogue, in: language)
            let person = try await server.person("Ada", "Un", roles: [])
            let page = try await server.browser(signedInAs: person, language: language.rawValue).get("/who-sees-what")
                .text
            let card = try #require(page.range(of: "aria-labelledby=\"yours\""))
            // Before anything else, and the tables behind it are folded.
            #expect(try card.lowerBound < page.range(of: "aria-labelledby=\"promises\"").orThrow().lowerBound)
            #expect(page.components(separatedBy: "<details class=\"more\"").count == 4)
            let lines = page[card.upperBound...].components(separatedBy: "</section>")[0]
            #expect(lines.components(separatedBy: "<dt>").count == 7, "five readers and until when")
            for reader in [FieldReader.pair, .managers, .staffKeepers, .administrators, .program] {
                let who = phrases("privacy.reader.\(reader.rawValue)")
                let term = try lines.range(
                    of: HTML.text(who.prefix(1).uppercased() + who.dropFirst()).markup + "</dt><dd>"
                )
                .orThrow()
                let said = lines[term.upperBound...].prefix { $0 != "<" }.lowercased()
                for topic in FieldTopic.allCases
                where ![.granting, .importers, .publishers, .roles, .contact, .listFault].contains(topic) {
                    let name = HTML.text(phrases("privacy.short.\(topic.rawValue)")).markup.lowercased()
                    let reads = topic.fields.contains { $0.readers.contains(reader) }
                    #expect(said.contains(name) == reads, "\(reader): \(topic)")
                }
            }
        }
    }

    /// What was said wrongly once: each beside what the code does.
    @Test func `says who reads answers, secrets, proposals, mails and the trail as it is`() {
        func readers(_ topic: FieldTopic) -> Set<FieldReader> { Set(topic.fields.flatMap(\.readers)) }
        #expect(readers(.answers) == [.oneself, .managers])
        #expect(readers(.relation) == [.oneself, .pair, .managers])
        #expect(readers(.attempts) == [.program])
        #expect(readers(.proposals) == [.managers])
        #expect(readers(.sent) == [.administrators] && readers(.trail) == [.administrators])
        #expect(readers(.endNote) == [.managers] && readers(.exclusions) == [.managers])
        #expect(readers(.waiting) == [.oneself, .managers])
        // Who may open the trail is declared by its route.
        let audit = DoorTable(AllRoutes.all).rows.first { $0.door == "audit" }
        #expect(audit.map { Set($0.uses.keys) } == [.administrator])
    }
}

/// The pages for everybody.
@Suite struct `Who sees what` {
    @Test(arguments: ["fr", "en"])
    func `says every purpose, reader and period, in words`(language: String) async throws {
        try await withServer(.sqlite) { server in
            let page = try await server.browser(language: language).get("/who-sees-what")
            #expect(page.status == 200)
            #expect(!page.text.contains("⟦"))
            let phrases = Phrases(server.installation.catalogue, in: Language(rawValue: language) ?? .french)
            for purpose in FieldPurpose.allCases {
                #expect(page.text.contains(HTML.text(phrases("privacy.purpose.\(purpose.rawValue)")).markup))
            }
            #expect(page.text.contains("totp_secret"))
            let other = try await server.browser(language: language).get("/accessibility")
            #expect(other.status == 200 && !other.text.contains("⟦"))
        }
    }

    @Test func `has a name for every door`() throws {
        let catalogue = try Catalogue.embedded()
        for row in DoorTable(AllRoutes.all).rows {
            #expect(catalogue.keys.contains("privacy.door.\(row.door)"), "\(row.door)")
        }
    }

    @Test func `counts a door that posts as one that changes, and only for the roles that may`() {
        let nothing: @Sendable (PageRequest) async throws -> Answer = { _ in .text("") }
        let table = DoorTable([
            Route(.get, "/people", for: .staffKeepers, nothing),
            Route(.post, "/people/:person/leaving", for: .administrators, nothing),
            Route(.get, "/", for: .signedIn, nothing), Route(.get, "/open", for: .everyone, nothing),
        ])
        #expect(table.rows.map(\.door) == ["home", "people"])
        #expect(table.rows[1].uses[.administrator] == .change && table.rows[1].uses[.manager] == .read)
        #expect(table.rows[1].uses[.sponsor] == nil && table.rows[0].uses[.sponsor] == .read)
        #expect(table.rows[0].isForAll && !table.rows[1].isForAll)
        #expect(table.rows[0].reach(of: .administrator) == .own && table.rows[1].reach(of: .manager) == .organisation)
    }

    /// The promise that matters most, read from the declarations themselves.
    @Test func `lets nobody into a programme who does not run it, and local managers no further than their places`()
        throws
    {
        let rows = DoorTable(AllRoutes.all).rows
        let inside = try #require(rows.first { $0.door == "programme" })
        #expect(Set(inside.uses.keys) == [.manager, .localManager])
        #expect(inside.reach(of: .manager) == .programmes && inside.reach(of: .localManager) == .places)
        let pairs = try #require(rows.first { $0.door == "mentorships" })
        #expect(pairs.isForAll && Role.allCases.allSatisfy { pairs.reach(of: $0) == .own })
        for role in [Role.referent, .sponsor, .participant] {
            #expect(rows.filter { !$0.isForAll && $0.uses[role] != nil }.map(\.door) == [], "\(role)")
        }
    }

    @Test(arguments: ["fr", "en"])
    func `tells whoever is signed in which roles are theirs`(language: String) async throws {
        try await withServer(.sqlite) { server in
            let browser = try await server.browser(signedInAs: .manager, language: language)
            let text = try await browser.get("/who-sees-what").text
            #expect(
                text.components(separatedBy: language == "fr" ? "accent\">vous</span>" : "accent\">you</span>").count
                    == 2)
            #expect(text.components(separatedBy: "aria-labelledby=\"doors\"").count == 2)
        }
    }
}
