import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The review of a run speaks of the programme as it is: not yet published, published, or under way.
@Suite struct `A run beside published pairs` {
    private static let people: [Somebody] = [
        .mentee("Manon Perrin", wishes: ["Haddad"]), .mentee("Adrien Colin", wishes: ["Haddad"]),
        .mentor("Nadia Haddad", capacity: 2, wishes: ["Perrin", "Colin"]),
    ]

    @Test(arguments: Engine.allCases)
    func `has nothing to publish and says so, in words that fit before the first day and after`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            let draft = try await browser.get(first).text
            #expect(draft.contains("2 binômes formés\u{202F}; personne n’attend.") && draft.contains("Publier…"))
            _ = try await browser.post(first + "/publication", ["version": "1"], from: first)
            server.clock.advance(seconds: 30)
            let second = try await server.run(of: programme, by: browser)
            let published = try await browser.get(second).text
            #expect(
                published.contains("2 binômes, tous déjà publiés\u{202F}: rien de nouveau\u{202F}; personne n’attend."))
            #expect(published.contains("Clore…") && !published.contains("Publier…"))
            #expect(published.contains("déjà publié</span>") && !published.contains("déjà en cours"))
            let other = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: other, language: "en")
            #expect(try await english.get(second).text.contains("2 pairs, all published already: nothing new"))
            server.clock.advance(days: 40)
            let running = try await server.browser(signedInAs: other).get(second).text
            #expect(running.contains("déjà en cours</span>") && !running.contains("déjà publié</span>"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `that adds nobody is closed, asks for nothing at home, and leaves the published one the latest`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            #expect(try await browser.get("/").text.contains("2 binômes prêts à être publiés"))
            // One that has something to publish is not closed so.
            _ = try await browser.post(first + "/cancellation", from: first)
            #expect(try await browser.get("/").text.contains("2 binômes prêts à être publiés"))
            _ = try await browser.post(first + "/publication", ["version": "1"], from: first)
            server.clock.advance(seconds: 30)
            let second = try await server.run(of: programme, by: browser)
            #expect(!(try await browser.get("/").text).contains("à être publiés"))
            let page = try await browser.get(second + "/publication").text
            #expect(page.contains("Clore cet appariement") && page.contains(second + "/cancellation"))
            let closed = try await browser.post(second + "/cancellation", from: second + "/publication")
            #expect(closed.status == 303)
            #expect(!(try await browser.get("/").text).contains("à être publiés"))
            let record = try await server.database.read { try RunRecord.latest(of: programme.id, in: $0) }
            #expect(record?.state == .published)
        }
    }

    @Test(arguments: Engine.allCases)
    func `tells a pair that is published from one that met before and was brought in since`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let manager = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let browser = try await server.browser(signedInAs: manager)
            let first = try await server.run(of: programme, by: browser)
            _ = try await browser.post(first + "/publication", ["version": "1"], from: first)
            let (mentee, mentor) = (try await server.person("Zoé", "Garnier"), try await server.person("Paul", "Roux"))
            let now = server.clock.now
            try await server.database.write { tx in
                let pair = ExistingPairs.Input(mentee: mentee, mentor: mentor, startedOn: nil, meetings: 3)
                let actor = Actor(person: manager, grants: [Grant(.manager, programme: programme.id)])
                try ExistingPairs.bring([pair], into: programme.id, by: actor, in: tx, at: now)
            }
            server.clock.advance(seconds: 30)
            let second = try await server.run(of: programme, by: browser)
            for (language, met, published) in [
                ("fr", "se voyaient déjà", "déjà publié"), ("en", "met before", "published already"),
            ] {
                let reader = try await server.browser(signedInAs: manager, language: language)
                let page = try await reader.get(second).text
                let rows = page.split(separator: "</tr>").filter { $0.contains("id=\"row-") }
                #expect(rows.count == 3)
                for row in rows {
                    let (said, other) = row.contains("Zoé Garnier") ? (met, published) : (published, met)
                    #expect(row.contains("\(said)</span>") && !row.contains("\(other)</span>"), "\(row)")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `tells who came in since, and what is new, beside those that go on`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let colin = try programme.page("Colin")
            _ = try await browser.post(colin + "/withdrawal", ["ends": "0"], from: colin)
            let first = try await server.run(of: programme, by: browser)
            _ = try await browser.post(first + "/publication", ["version": "1"], from: first)
            server.clock.advance(seconds: 30)
            let second = try await server.run(of: programme, by: browser)
            _ = try await browser.post(colin + "/return", from: colin)
            let page = try await browser.get(second).text
            #expect(page.contains("Adrien Colin participe depuis et n’est pas dans cet appariement"))
            #expect(page.contains("un nouvel appariement lui cherche quelqu’un, et garde les binômes publiés"))
            #expect(!page.contains("résolvez à nouveau pour lui"))
            server.clock.advance(seconds: 30)
            let third = try await server.run(of: programme, by: browser)
            let new = try await browser.get(third).text
            #expect(new.contains("Un nouveau binôme, un déjà publié\u{202F}; personne n’attend."))
            #expect(new.contains("Publier…"))
        }
    }
}
