import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Those who took part last year are asked again, on the side on which they were.
@Suite struct `People who took part before` {
    @Test(arguments: Engine.allCases)
    func `come in on their side of it, where the reader runs both programmes`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let last = try await server.programme(
                [.mentee("Manon Perrin"), .mentor("Nadia Haddad"), .mentor("Thomas Weber"), .mentor("Luc Gauthier")],
                name: "L’an dernier")
            let next = try await server.programme([.mentee("Paul Nouveau")], name: "Cette année")
            let others = try await server.programme([.mentor("Inès Ailleurs")], name: "Celui des autres")
            let grants = [last, next].map { Grant(.manager, programme: $0.id) }
            let browser = try await server.browser(signedInAs: server.person("Claire", "Morel", roles: grants))
            let page = "/programmes/\(next.id.text)/participants"
            // Who withdrew last year, and who has left since, is not asked.
            let weber = last.participants["Weber"].map(\.text) ?? ""
            _ = try await browser.post(
                "/programmes/\(last.id.text)/participants/\(weber)/withdrawal",
                from: "/programmes/\(last.id.text)/participants/\(weber)")
            let (gauthier, now) = (try last.person("Gauthier"), server.clock.now)
            try await server.database.write { tx in
                try Departures.leave(gauthier, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
            }
            let form = try await browser.get(page + "/new").text
            #expect(form.contains(">L’an dernier</option>") && !form.contains(">Celui des autres</option>"))
            #expect(!form.contains(">Cette année</option>"))
            let asked = try await browser.get(page + "/new?as=mentor&earlier=\(last.id.text)").text
            #expect(asked.contains("<li>Nadia Haddad") && !asked.contains("<li>Thomas Weber"))
            #expect(!asked.contains("<li>Manon Perrin") && !asked.contains("<li>Luc Gauthier"))
            let taken = try await browser.post(page, ["as": "mentor", "earlier": last.id.text], from: page + "/new")
            #expect(taken.status == 303)
            let list = try await browser.get(page + "?side=mentor").text
            #expect(list.contains("Haddad") && list.matches(of: /row-link__target/).count == 1)
            // Who took part elsewhere is nobody's to know.
            let foreign = try await browser.get(page + "/new?as=mentor&earlier=\(others.id.text)")
            #expect(foreign.status == 404 && !foreign.text.contains("Ailleurs"))
        }
    }
}
