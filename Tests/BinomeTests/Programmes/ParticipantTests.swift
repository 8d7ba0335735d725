import Matching
import Mentoring
import Storage
import Testing

@testable import binome

@Suite struct `Who takes part` {
    /// Five people of two sites with wishes, and a programme that Claire manages.
    private func scene(
        _ server: TestServer
    ) async throws -> (claire: ID<Person>, programme: ID<Programme>, people: [ID<Person>]) {
        let claire = try await server.person("Claire", "Morel")
        let programme = try await server.programme(by: claire)
        let now = server.clock.now
        let people = try await server.database.write { tx in
            let lyon = try Sites.named("Lyon", in: tx, at: now)
            let paris = try Sites.named("Paris", in: tx, at: now)
            let list: [(String, Wish?, ID<Site>)] = [
                ("Adrien", .mentee, lyon), ("Nadia", .mentor, lyon), ("Inès", .both, paris), ("Marc", nil, paris),
            ]
            return try list.map { name, wish, site in
                var input = PersonInput(firstName: name, lastName: "Test")
                input.staffNumber = "N-\(name)"
                input.wish = wish
                input.site = site
                input.availability = "mardi matin"
                return try People.add(input, by: .product, in: tx, at: now)
            }
        }
        return (claire, programme, people)
    }

    @Test(arguments: Engine.allCases)
    func `come in as the list says, once one has seen how many`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (claire, programme, _) = try await scene(server)
            let browser = try await server.browser(signedInAs: claire)
            let preview = try await browser.get("/programmes/\(programme)/participants/new?as=listed")
            // Inès comes in on both sides: four places, three people, whose names can be read before.
            #expect(
                preview.text.contains("3 personnes de plus") && preview.text.contains("Ajouter ces 3 personnes"))
            #expect(preview.text.contains("4 participations pour 3 personnes, dont une des deux côtés"))
            #expect(preview.text.contains("<li>Inès Test <span class=\"soft\">mentoré·e et mentor·e</span></li>"))
            #expect(!preview.text.contains("Marc Test"))
            let english = try await server.browser(signedInAs: claire, language: "en")
                .get("/programmes/\(programme)/participants/new?as=listed").text
            #expect(english.contains("4 entries for 3 people, one of whom is on both sides"))
            let answer = try await browser.post("/programmes/\(programme)/participants", ["as": "listed"])
            #expect(answer.status == 303)
            let told = try await browser.get(try #require(answer.location)).text
            #expect(told.contains("sont entré·es dans le programme."), "what was done is said")
            // Whoever the list says nothing of is found by a filter: the page says so.
            let empty = try await browser.get("/programmes/\(programme)/participants/new?as=listed").text
            #expect(empty.contains("choisissez «\u{202F}mentoré·es\u{202F}»") && !empty.contains("ou tout le monde"))
            let list = try await browser.get("/programmes/\(programme)/participants")
            #expect(list.text.contains(listed("Adrien", "Test")))
            let one = try #require(list.text.firstMatch(of: /href="([^"]*\/participants\/[0-9a-f-]{36})"/))
            let page = try await browser.get(String(one.1)).text
            #expect(page.contains("Voir sa fiche") && page.contains("href=\"/people/"), "their pairs stand there")
            #expect(!list.text.contains(listed("Marc", "Test")))
            // What the list says of their time came with them.
            let times = try await server.database.read { tx in
                let line = try Participants.list(
                    ParticipantFilter(), of: programme, for: .product, in: tx
                ).lines[0]
                return line.freeMinutes
            }
            #expect(times == 180)
            let again = try await browser.post("/programmes/\(programme)/participants", ["as": "listed"])
            #expect(again.status == 422)
        }
    }

    @Test(arguments: Engine.allCases)
    func `come in by hand, withdraw and come back`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (claire, programme, people) = try await scene(server)
            let browser = try await server.browser(signedInAs: claire)
            #expect(try await browser.get("/programmes/\(programme)/participants/new?q=mar").text.contains("Marc Test"))
            let added = try await browser.post(
                "/programmes/\(programme)/participants/new", ["person": people[3].text, "side": "mentor"])
            let page = String((try #require(added.location)).prefix { $0 != "?" })
            #expect(try await browser.get(page).text.contains("Marc Test, mentor·e"))
            #expect(try await browser.post("\(page)/withdrawal", from: page).status == 303)
            #expect(try await browser.get(page).text.contains("S’est retiré·e"))
            #expect(try await browser.post("\(page)/return", from: page).status == 303)
            #expect(try await !browser.get(page).text.contains("S’est retiré·e"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `say their wishes, hopes, time and places`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (claire, programme, people) = try await scene(server)
            let now = server.clock.now
            let id = try await server.database.write {
                try Participants.add(people[0], as: .mentee, to: programme, by: .product, in: $0, at: now)
            }
            let browser = try await server.browser(signedInAs: claire)
            let page = "/programmes/\(programme)/participants/\(id)"
            // One form: whatever is pressed in it, the rest of it is kept as well.
            let all: KeyValuePairs = [
                "shown": "yes", "add": people[1].text, "hope": "network", "part": "0-morning",
                "lines": "jeudi 14 h–15 h", "capacity": "2",
            ]
            #expect(try await browser.post(page, all).status == 303)
            let oneself = try await browser.post(page, ["shown": "yes", "add": people[0].text, "capacity": "3"])
            #expect(oneself.status == 422)
            #expect(oneself.field("capacity") == "3")
            let refused = try await browser.post(page, ["shown": "yes", "lines": "quand je peux", "hope": "balance"])
            #expect(refused.status == 422)
            #expect(refused.text.contains("quand je peux"))
            #expect(refused.text.contains("value=\"balance\" checked"))
            #expect(try await browser.post(page, ["shown": "yes", "capacity": "99"]).status == 422)
            let search = try await browser.post(
                page,
                [
                    "shown": "yes", "wish": people[1].text, "hope": "network", "part": "0-morning",
                    "lines": "jeudi 14 h–15 h", "capacity": "2", "q": "ine",
                ])
            #expect(search.location == "\(page)?saved=yes&q=ine#wishes")
            #expect(try await browser.get("\(page)?q=ine").text.contains("Inès Test"))
            let answers = try await server.database.read { try Participants.answers(of: id, in: $0) }
            #expect(answers.wishes.map(\.person) == [people[1]])
            #expect(answers.hopes == [.network])
            #expect(answers.times.minutes == 240)
            let shown = try await browser.get(page).text
            #expect(shown.contains("jeudi 14\u{A0}h\u{A0}00–15\u{A0}h\u{A0}00"))
            // The grid shows the part of an afternoon that is free.
            #expect(shown.contains("<span class=\"week__part\">14–15</span>"))
            #expect(try await browser.post(page, ["hope": "network"]).status == 404)
            let kept = try await server.database.read { try Participants.answers(of: id, in: $0) }
            #expect(kept.hopes == [.network] && kept.wishes.count == 1 && kept.times.minutes == 240)
        }
    }

    @Test(arguments: Engine.allCases)
    func `are those of their site for a local manager`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (_, programme, people) = try await scene(server)
            let now = server.clock.now
            let (adrien, ines, lyon) = try await server.database.write { tx in
                (
                    try Participants.add(people[0], as: .mentee, to: programme, by: .product, in: tx, at: now),
                    try Participants.add(people[2], as: .mentee, to: programme, by: .product, in: tx, at: now),
                    try Sites.named("Lyon", in: tx, at: now)
                )
            }
            let local = try await server.person(
                "Léo", "Local", roles: [Grant(.localManager, programme: programme, site: lyon)])
            let browser = try await server.browser(signedInAs: local)
            let list = try await browser.get("/programmes/\(programme)/participants").text
            #expect(list.contains(listed("Adrien", "Test")))
            #expect(!list.contains("Inès"))
            #expect(try await browser.get("/programmes/\(programme)/participants/\(adrien)").status == 200)
            #expect(try await browser.get("/programmes/\(programme)/participants/\(ines)").status == 404)
            let other = try await browser.post(
                "/programmes/\(programme)/participants/new", ["person": people[3].text, "side": "mentor"])
            #expect(other.status == 404)
            #expect(try await browser.get("/programmes/\(programme)/rules").status == 403)
        }
    }

    @Test(arguments: Engine.allCases)
    func `are hidden from managers of other programmes, sponsors and participants`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let (_, programme, people) = try await scene(server)
            let hugo = try await server.person("Hugo", "Blanc")
            try await server.programme("Talents", by: hugo)
            let pages = [
                "", "/participants", "/participants/new", "/rules", "/settings", "/exclusions", "/participants/pairs",
            ]
            let manager = try await server.browser(signedInAs: hugo)
            let sponsor = try await server.browser(signedInAs: .sponsor, programme: programme)
            let now = server.clock.now
            let mentee = try await server.database.write {
                try Participants.add(people[0], as: .mentee, to: programme, by: .product, in: $0, at: now)
            }
            let participant = try await server.browser(signedInAs: people[0])
            for page in pages {
                #expect(try await manager.get("/programmes/\(programme)\(page)").status == 404, "\(page)")
                #expect(try await sponsor.get("/programmes/\(programme)\(page)").status == 403, "\(page)")
                #expect(try await participant.get("/programmes/\(programme)\(page)").status == 403, "\(page)")
            }
            let withdrawal = "/programmes/\(programme)/participants/\(mentee)/withdrawal"
            #expect(try await manager.post(withdrawal, from: "/programmes").status == 404)
        }
    }
}
