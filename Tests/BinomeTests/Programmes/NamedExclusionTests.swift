import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Two people named in a form, where several have the name.
@Suite struct `An exclusion of somebody whose name others have` {
    @Test(arguments: Engine.allCases)
    func `asks which one is meant, told apart by what is known, and keeps what was typed meanwhile`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([.mentee("Manon Perrin"), .mentor("Nadia Haddad")])
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let now = server.clock.now
            let martins = try await server.database.write { tx in
                try ["Achats", "Ventes"].enumerated().map { number, name in
                    var input = PersonInput(firstName: "Paul", lastName: "Martin")
                    input.staffNumber = "M\(number)"
                    input.department = try Departments.named(name, in: tx, at: now)
                    return try People.add(input, by: .product, in: tx, at: now)
                }
            }
            let page = "/programmes/\(programme.id.text)/exclusions"
            let typed: KeyValuePairs = ["one": "Martin", "other": "Haddad", "reason": "Même famille"]
            let asked = try await browser.post(page, typed, from: page)
            #expect(
                asked.status == 422
                    && asked.text.contains("Plusieurs personnes correspondent à «\u{202F}Martin\u{202F}»"))
            #expect(asked.text.contains("<option value=\"\(martins[1].text)\">Paul Martin · Ventes · M1</option>"))
            #expect(asked.text.contains("value=\"Haddad\"") && asked.text.contains("value=\"Même famille\""))
            // Another name may be typed instead: the rest is not lost by it.
            let another = try asked.text.firstMatch(of: /<a href="([^"]*)">Écrire un autre nom/).orThrow().1
            let again = try await browser.get(String(another).replacing("&amp;", with: "&"))
            #expect(again.field("one") == "" && again.field("other") == "Haddad")
            // The same person on both sides is refused, and the choice stays as a choice.
            let same = try await browser.post(
                page, ["one": martins[1].text, "other": "M1", "reason": ""], from: page)
            #expect(
                same.status == 422 && same.text.contains("<option value=\"\(martins[1].text)\" selected>Paul Martin"))
            let done = try await browser.post(
                page, ["one": martins[1].text, "other": "Haddad", "reason": "Même famille"], from: page)
            #expect(done.status == 303)
            let list = try await browser.get(page).text
            #expect(list.contains("Paul Martin") && list.contains("Nadia Haddad") && list.contains("Même famille"))
        }
    }
}
