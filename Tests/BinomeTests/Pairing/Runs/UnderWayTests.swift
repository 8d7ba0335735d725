import Foundation
import Matching
import Storage
import Synchronization
import TestEngines
import Testing

@testable import Mentoring
@testable import binome

/// A computation at work: how far it is, and what becomes of it when somebody has had enough.
@Suite struct `A computation under way` {
    @Test(arguments: Engine.allCases)
    func `says how far it is, in both languages, and leads on by itself`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(PairingRunTests.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await browser.post(programme.runs, from: programme.runs).location.orThrow()
            #expect(try await browser.get(run).text.contains("Appariement en cours\u{202F}: 0\u{202F}%"))
            try await server.database.write { _ = try $0.run(TestProgrammeSQL.setRunning) }
            let page = try await browser.get(run).text
            #expect(page.contains("L’appariement est en cours.") && page.contains("data-refresh=\"\(run)\""))
            #expect(page.contains("<p role=\"status\">Appariement en cours\u{202F}: 40\u{202F}%</p>"))
            #expect(page.contains("<progress class=\"progress\" value=\"400\" max=\"1000\""))
            #expect(page.contains("action=\"\(run)/cancellation\""))
            let ann = try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)])
            let english = try await server.browser(signedInAs: ann, language: "en")
            #expect(try await english.get(run).text.contains("Matching: 40%"))
        }
    }

    /// It may be done before anybody can stop it: then another is asked for.
    @Test(arguments: Engine.allCases)
    func `ends when it is stopped, keeps nothing, and leaves the pairs of before`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(UnderWay.people(150))
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let first = try await server.run(of: programme, by: browser)
            let before = try await server.pairs(of: first, programme)
            #expect(before.count == 150)
            let token = try await browser.formToken(at: first)
            for _ in 0..<12 {
                server.clock.advance(seconds: 1)
                let run = try await browser.post(programme.runs, token: token).location.orThrow()
                let working = Task { try await server.work() }
                try await UnderWay.wait {
                    let states = try await server.database.read { try $0.rows(TestProgrammeSQL.states) }
                    return try states.last?.text("state") != "waiting"
                }
                let stopped = try await browser.post(run + "/cancellation", token: token)
                try await working.value
                guard stopped.status == 303, try await browser.get(run).text.contains("L’appariement a été arrêté.")
                else { continue }
                #expect(try await server.pairs(of: run, programme).isEmpty)
                #expect(try await server.pairs(of: first, programme) == before)
                server.clock.advance(seconds: 1)
                let again = try await server.run(of: programme, by: browser)
                #expect(try await server.pairs(of: again, programme) == before)
                return
            }
            Issue.record("none could be stopped")
        }
    }

    /// Larger and larger, until it takes long enough to be asked about.
    @Test func `tells how far it is until it is told to stop, and stops`() async throws {
        for people in [200, 400, 800, 1_600, 3_200] {
            let ground = RunGround(UnderWay.input(people))
            let told = Mutex<[Int]>([])
            let solved = await Result { () async throws -> Solving.Solved in
                try await Solving.run(ground) { progress in
                    told.withLock {
                        $0.append(progress)
                        return $0.count < 2
                    }
                }
            }
            let progress = told.withLock { $0 }
            if case .success(let solved) = solved {
                #expect(solved.assignment.matched == people, "nobody stopped it, or too late")
                continue
            }
            #expect(progress.count >= 2)
            #expect(throws: Solving.Cancelled.self) { try solved.get() }
            #expect(progress == progress.sorted() && progress.allSatisfy { (0...900).contains($0) })
            return
        }
        Issue.record("it was never asked about")
    }

    @Test func `stops with the job that asked for it`() async throws {
        let ground = RunGround(UnderWay.input(300))
        let asking = Task { try await Solving.run(ground) { _ in true } }
        asking.cancel()
        await #expect(throws: (any Error).self) { _ = try await asking.value }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

/// People of whom every pair scores something else, and waiting for what they do.
enum UnderWay {
    /// - Parameter pairs: as many mentees as mentors.
    static func people(_ pairs: Int) -> [Somebody] {
        var people: [Somebody] = []
        for n in 0..<pairs {
            people.append(.mentor("Mentor A\(n)").with { $0.site = "Lieu \(n % 7)" })
            people.append(
                .mentee(
                    "Mentee B\(n)",
                    wishes: (1...3).map { "A\((n * 37 + $0 * 11) % pairs)" }.filter { name in
                        people.contains { $0.last == name }
                    }
                ).with { $0.site = "Lieu \(n % 5)" })
        }
        return people
    }

    /// As many mentees as mentors, of whom every pair scores something else.
    static func input(_ people: Int) -> PairingInput {
        var state: UInt64 = 7
        func dice(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        let now = Instant(milliseconds: 1_795_510_800_000)
        let skills = (0..<40).map { _ in ID<Competency>(at: now) }
        func member() -> PairingInput.Member {
            var member = PairingInput.Member(participant: ID(at: now), person: ID(at: now), places: 1)
            member.offered = (0..<6).map { _ in PairingInput.Skill(competency: skills[dice(40)], level: dice(6)) }
            member.sought = (0..<4).map { _ in PairingInput.Skill(competency: skills[dice(40)], level: dice(6)) }
            member.grade = dice(9)
            return member
        }
        return PairingInput(
            mentees: (0..<people).map { _ in member() }, mentors: (0..<people).map { _ in member() }, decisions: [],
            rules: ProgrammeRules(commonLanguage: false, weights: ["competencies": "high", "seniorityGap": "low"]))
    }

    /// Waits until something holds, for a minute at most.
    static func wait(until holds: () async throws -> Bool) async throws {
        for _ in 0..<6_000 {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("it never came")
    }
}
