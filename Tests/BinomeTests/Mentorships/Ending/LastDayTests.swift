import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The day on which a pair ended, as its two read it.
@Suite struct `The last day of a pair` {
    @Test(arguments: Engine.allCases)
    func `is not before its first, where a departure is noted late`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([.mentee("Léa Marchand"), .mentor("Thomas Weber")])
            let (mentee, mentor) = (try await server.person("Zoé", "Garnier"), try await server.person("Paul", "Roux"))
            let manager = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let now = server.clock.now
            try await server.database.write { tx in
                let pair = ExistingPairs.Input(
                    mentee: mentee, mentor: mentor, startedOn: Day("2026-11-10"), meetings: 1)
                let actor = Actor(person: manager, grants: [Grant(.manager, programme: programme.id)])
                try ExistingPairs.bring([pair], into: programme.id, by: actor, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: manager)
            let run = try await server.run(of: programme, by: browser)
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 2)
            let weber = try programme.person("Weber")
            for person in [mentor, weber] {
                let left = try await browser.post(
                    "/people/\(person)/departure", ["left_on": "2026-11-05"], from: "/people/\(person)/departure")
                #expect(left.status == 303)
            }
            #expect(try await server.count(TestProgrammeSQL.mentorships) == 0)
            // The pair that met before ends on the day on which it began, the other on that of its publication.
            for (person, day) in [(mentee, "10"), (try programme.person("Marchand"), "24")] {
                let own = try await server.browser(signedInAs: person)
                let page = try await own.get("/mentorships").text
                #expect(page.contains("terminé le \(day)\u{A0}novembre 2026"), "\(page)")
                let seen = try await browser.get("/people/\(person)").text
                #expect(!seen.contains("5\u{A0}novembre 2026"))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `nor where a manager closes it for whom it is tomorrow already`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([.mentee("Léa Marchand"), .mentor("Thomas Weber")])
            let (mentee, mentor) = (try await server.person("Zoé", "Garnier"), try await server.person("Paul", "Roux"))
            let manager = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            // Eight in the evening in London, the 25th in Tokyo: a file says so of a pair that began this morning.
            server.clock.advance(seconds: 11 * 3_600)
            let now = server.clock.now
            try await server.database.write { tx in
                let pair = ExistingPairs.Input(
                    mentee: mentee, mentor: mentor, startedOn: Day("2026-11-25"), meetings: 0)
                let actor = Actor(person: manager, grants: [Grant(.manager, programme: programme.id)])
                try ExistingPairs.bring([pair], into: programme.id, by: actor, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: manager)
            let run = try await server.run(of: programme, by: browser)
            _ = try await browser.post(run + "/publication", ["version": "1"], from: run)
            let id = try await server.database.read {
                try $0.row(TestProgrammeSQL.mentorshipOf, mentee)?.text("mentorship_id")
            }
            let closing = "/programmes/\(programme.id.text)/pairs/\(try id.orThrow())/closing"
            let done = try await browser.post(closing, ["reason": "agreed", "note": "Voir le dossier."], from: closing)
            #expect(done.status == 303, "\(done.text)")
            let own = try await server.browser(signedInAs: mentee)
            #expect(try await own.get("/mentorships").text.contains("terminé le 25\u{A0}novembre 2026"))
        }
    }
}
