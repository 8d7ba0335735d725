import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Computing pairs: asked for at the front door, done by a job, shown with what proves it.
@Suite struct PairingRunTests {
    static let people: [Somebody] = [
        .mentee("Manon Perrin", wishes: ["Gauthier", "Haddad"]), .mentee("Adrien Colin", wishes: ["Gauthier"]),
        .mentee("Léa Marchand", wishes: ["Weber"]), .mentor("Luc Gauthier", wishes: ["Colin"]),
        .mentor("Nadia Haddad", capacity: 2), .mentor("Thomas Weber", wishes: ["Marchand"]),
    ]

    @Test(arguments: Engine.allCases) func `A computation pairs everybody and says so`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let asked = try await browser.post(programme.runs, from: programme.runs)
            let run = try asked.location.orThrow()
            let waiting = try await browser.get(run)
            #expect(waiting.status == 200)
            #expect(waiting.text.contains("data-refresh=\"\(run)\""))
            try await server.work()
            let review = try await browser.get(run)
            #expect(review.status == 200)
            #expect(review.text.contains("3 binômes formés\u{202F}; personne n’attend."))
            // Nobody waits: the list of computations does not count them.
            let history = try await browser.get("/programmes/\(programme.id.text)/pairing-runs").text
            #expect(history.contains("· 3 binômes</p>") && !history.contains("en attente"))
            #expect(!review.text.contains("data-refresh"))
            #expect(
                try await server.pairs(of: run, programme) == ["Perrin Haddad", "Colin Gauthier", "Marchand Weber"])
            #expect(review.text.contains("prouvé"))
            let english = try await server.browser(
                signedInAs: try await server.person("Ann", "Lee", roles: [Grant(.manager, programme: programme.id)]),
                language: "en")
            #expect(try await english.get(run).text.contains("3 pairs made; nobody waits."))
        }
    }

    @Test(arguments: Engine.allCases) func `No arrangement that one can try beats the one found`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            for seed in 1...4 {
                var random = SmallRandom(state: UInt64(seed) * 77)
                let mentors = (0..<4).map { "M\(seed)\($0)" }
                var people = mentors.map { Somebody.mentor("X \($0)", capacity: Int(random.next() % 2) + 1) }
                for place in 0..<6 {
                    let wishes = mentors.filter { _ in random.next() % 3 == 0 }
                    people.append(
                        Somebody.mentee("Y E\(seed)\(place)", wishes: wishes).with {
                            $0.excluded = mentors.filter { _ in random.next() % 4 == 0 }
                            $0.languages = random.next() % 2 == 0 ? ["fr"] : ["en"]
                        })
                }
                let programme = try await server.programme(people, name: "Essai \(seed)")
                let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
                let run = try await server.run(of: programme, by: browser)
                let table = try await Table(run, browser)
                let best = table.best()
                #expect(table.chosen == best, "seed \(seed)")
                #expect(try await browser.get(run + "/proof").text.contains("La valeur atteint le plafond"))
            }
        }
    }

    @Test(arguments: Engine.allCases) func `The least score makes people wait and the page says what would be enough`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = [
                .mentee("Manon Perrin", wishes: ["Gauthier"]), .mentee("Adrien Colin"),
                .mentor("Luc Gauthier", wishes: ["Perrin"]), .mentor("Nadia Haddad", wishes: ["Perrin"]),
            ]
            let programme = try await server.programme(people, weights: ["wishes": "high"], leastScore: 80)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            #expect(try await server.pairs(of: run, programme) == ["Perrin Gauthier"])
            let page = try await browser.get(run)
            #expect(page.text.contains("1 binôme formé\u{202F}; une personne attend."))
            let waiting = try await browser.get(run + "/waiting").text
            #expect(waiting.contains("Adrien Colin"))
            #expect(waiting.contains("en acceptant un score de"))
        }
    }

    @Test(arguments: Engine.allCases) func `A computation can be stopped before it ends`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await browser.post(programme.runs, from: programme.runs).location.orThrow()
            _ = try await browser.post(run + "/cancellation", from: run)
            try await server.work()
            #expect(try await server.pairs(of: run, programme).isEmpty)
            #expect(try await browser.get(run).text.contains("L’appariement a été arrêté."))
        }
    }

    @Test(arguments: Engine.allCases) func `A computation whose server was killed is begun afresh by another`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await browser.post(programme.runs, from: programme.runs).location.orThrow()
            let until = server.clock.now.adding(seconds: 60)
            try await server.database.write { tx in
                try tx.run(TestProgrammeSQL.takeLease, until)
                try tx.run(TestProgrammeSQL.setRunning)
            }
            try await server.work()
            #expect(try await server.pairs(of: run, programme).isEmpty)
            server.clock.advance(seconds: 61)
            try await server.work()
            #expect(try await server.pairs(of: run, programme).count == 3)
        }
    }

    @Test(arguments: Engine.allCases) func `A pair is explained a year later as on the first day`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let path = run + "?pair=" + (try programme.pair("Colin", "Gauthier"))
            let before = try await browser.get(path).panel
            server.clock.advance(days: 5)
            let (person, now) = (try programme.person("Gauthier"), server.clock.now)
            try await server.database.write { tx in
                var input = PersonInput(firstName: "Luc", lastName: "Gauthier")
                input.languages = ["de"]
                _ = try People.change(person, to: input, by: .product, in: tx, at: now)
            }
            let other = try TestServer(database: server.database, clock: server.clock)
            let later = try await other.browser(signedInAs: .manager, programme: programme.id)
            #expect(try await later.get(path).panel == before)
            #expect(before.contains("Vœu réciproque"))
        }
    }

    @Test(arguments: Engine.allCases) func `Who does not run the programme finds nothing`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            let other = try await server.programme([.mentee("A B")], name: "Autre")
            let stranger = try await server.browser(signedInAs: .manager, programme: other.id)
            for path in [run, run + "/proof", run + "/waiting", run + "/mentors", run + "/publication", programme.runs]
            {
                #expect(try await stranger.get(path).status == 404, "\(path)")
            }
            let mentee = try await server.browser(signedInAs: programme.person("Perrin"))
            #expect(try await mentee.get(run).status == 403)
        }
    }
}

extension TestAnswer {
    /// The card of the pair that is looked at, without its forms.
    var panel: String {
        guard let start = text.range(of: "id=\"pair\""), let end = text[start.upperBound...].range(of: "</ul>") else {
            return ""
        }
        return String(text[start.upperBound..<end.lowerBound])
    }
}

/// The scores of a run as its proof hands them out, and the best that trying everything finds.
private struct Table {
    private let scores: [String: [(mentor: String, score: Int)]]
    private let capacities: [String: Int]
    let chosen: [Int]

    init(_ run: String, _ browser: Browser) async throws {
        func lines(_ name: String) async throws -> [[String]] {
            try await browser.get("\(run)/proof/\(name)").text.split(separator: "\n").dropFirst().map {
                $0.split(separator: ",").map(String.init)
            }
        }
        var scores: [String: [(mentor: String, score: Int)]] = [:]
        for line in try await lines("scores.csv") {
            scores[line[0], default: []].append((line[1], try Int(line[2]).orThrow()))
        }
        self.scores = scores
        capacities = Dictionary(
            uniqueKeysWithValues: try await lines("mentors.csv").map { ($0[0], try Int($0[1]).orThrow()) })
        let pairs = try await lines("pairs.csv")
        chosen = [pairs.count, try pairs.reduce(0) { $0 + (try Int($1[2]).orThrow()) }]
    }

    func best() -> [Int] {
        let mentees = scores.keys.sorted()
        func search(_ place: Int, _ left: [String: Int]) -> [Int] {
            guard place < mentees.count else { return [0, 0] }
            var found = search(place + 1, left)
            for (mentor, score) in scores[mentees[place]] ?? [] where left[mentor, default: 0] > 0 {
                var rest = left
                rest[mentor, default: 0] -= 1
                let more = search(place + 1, rest)
                let sum = [more[0] + 1, more[1] + score]
                if (sum[0], sum[1]) > (found[0], found[1]) { found = sum }
            }
            return found
        }
        return search(0, capacities)
    }
}

struct SmallRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33 | state << 31
    }
}
