import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

extension String {
    /// With ordinary spaces, as one types it.
    fileprivate var plain: String {
        replacingOccurrences(of: "\u{202F}", with: " ").replacingOccurrences(of: "\u{A0}", with: " ")
    }
}

/// A rule that says nothing of people, as what it looks at is not known of them, is never silently left out.
@Suite struct `A rule that cannot be judged` {
    static let people: [Somebody] = [
        .mentee("Manon Perrin", wishes: ["Gauthier"]).with { $0.grade = "Cadre" },
        .mentee("Adrien Colin", wishes: ["Haddad"]).with { $0.grade = "Cadre" },
        .mentor("Luc Gauthier").with { $0.grade = "Cadre" }, .mentor("Nadia Haddad").with { $0.grade = "Directeur" },
    ]

    private func set(
        gradesAbove: String = "", apart: String = "", _ programme: SmallProgramme, _ browser: Browser
    ) async throws {
        let page = "/programmes/\(programme.id.text)/rules"
        let version = try await browser.get(page).field("version") ?? ""
        let done = try await browser.post(
            page,
            [
                "shown": "yes", "weight-wishes": "high", "weight-seniorityGap": "low", "version": version,
                "grades_above": gradesAbove, "other_site": apart, "other_department": apart,
            ], from: page)
        #expect(done.status == 303)
    }

    private func order(_ browser: Browser, _ server: TestServer) async throws {
        let grades = try await server.database.read { try Grades.all(in: $0) }
        let (low, high) = (
            try grades.first { $0.name == "Cadre" }.orThrow(), try grades.first { $0.name != "Cadre" }.orThrow()
        )
        let done = try await browser.post(
            "/people/grades", ["rank-\(low.id.text)": "1", "rank-\(high.id.text)": "2"], from: "/people/grades")
        #expect(done.status == 303)
    }

    @Test(arguments: Engine.allCases)
    func `is told on the rules' page, at the start, in the review and before publishing`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            try await set(gradesAbove: "1", programme, browser)
            let void = "La règle sur les grades ne compte pas : les grades ne sont pas encore rangés."
            let rules = try await browser.get("/programmes/\(programme.id.text)/rules").text
            #expect(rules.plain.contains(void) && rules.contains("href=\"/people/grades\""))
            let refused = try await browser.post(programme.runs, from: programme.runs)
            #expect(refused.status == 422 && refused.text.plain.contains(void))
            #expect(
                refused.text.contains("href=\"/people/grades\"") && refused.text.contains("Continuer sans cette règle"))
            #expect(try await server.count("SELECT COUNT(*) AS count FROM pairing_run") == 0)
            let asked = try await browser.post(programme.runs, ["without_rules": "yes"], from: programme.runs)
            try await server.work()
            let run = try asked.location.orThrow()
            let review = try await browser.get(run).text
            let then = "La règle sur les grades n’a pas compté : les grades n’étaient pas rangés lors du calcul."
            #expect(review.plain.contains(then) && review.plain.contains("une règle n’a pas pu être vérifiée"))
            #expect(!review.contains("Aucun binôme n’est à relire"))
            #expect(review.plain.contains("Les grades ne sont pas encore rangés"))
            #expect(!review.plain.contains("Grade non renseigné"))
            let publication = try await browser.get(run + "/publication").text
            #expect(publication.plain.contains(then) && publication.contains("name=\"without_rules\""))
            let unsaid = try await browser.post(run + "/publication", ["version": "1"], from: run)
            #expect(unsaid.status == 422 && unsaid.text.contains("cochez la case"))
            let said = try await browser.post(
                run + "/publication", ["version": "1", "without_rules": "yes"], from: run)
            #expect(said.status == 303)
        }
    }

    @Test(arguments: Engine.allCases)
    func `keeps nothing from starting once the grades are in order, and pairs that go on and break it are counted`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            try await set(gradesAbove: "1", programme, browser)
            let asked = try await browser.post(programme.runs, ["without_rules": "yes"], from: programme.runs)
            try await server.work()
            let first = try asked.location.orThrow()
            _ = try await browser.post(
                first + "/publication", ["version": "1", "without_rules": "yes"], from: first)
            try await order(browser, server)
            let second = try await server.run(of: programme, by: browser)
            let review = try await browser.get(second).text.plain
            #expect(review.contains("Un binôme qui se poursuit enfreint une règle"))
            #expect(!review.contains("Aucun binôme n’est à relire") && !review.contains("sur les grades ne compte pas"))
            let publication = try await browser.get(second + "/publication").text.plain
            #expect(publication.contains("Aucun nouveau binôme à publier"))
            #expect(publication.contains("2 binômes sont déjà publiés : ils se poursuivent"))
            #expect(!publication.contains("Publier et prévenir les binômes"))
            #expect(!publication.contains("existaient déjà") && !publication.contains("name=\"without_rules\""))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is told for sites and departments as well`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(Self.people)
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            try await set(apart: "yes", programme, browser)
            let refused = try await browser.post(programme.runs, from: programme.runs)
            #expect(refused.status == 422)
            #expect(refused.text.plain.contains("« sites différents » ne compte pas : aucun site"))
            #expect(refused.text.plain.contains("« services différents » ne compte pas : aucun service"))
        }
    }
}
