import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// Giving a role: what has to be there first is said before, and the mail says what the role is.
@Suite struct `The form of roles` {
    private func administrator(_ server: TestServer) async throws -> Browser {
        try await server.browser(
            signedInAs: server.person("Ada", "Sol", email: "ada@exemple.fr", roles: [Grant(.administrator)]))
    }

    @Test(arguments: Engine.allCases)
    func `offers administration alone while there is no programme, and says where one is made`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let ada = try await administrator(server)
            let theo = try await server.person("Théo", "Neuf", email: "theo@exemple.fr")
            let page = "/settings/roles/new?person=\(theo.text)"
            let before = try await ada.get(page).text
            #expect(before.contains("Aucun programme n’existe encore") && before.contains("href=\"/programmes/new\""))
            #expect(before.contains("value=\"administrator\"") && !before.contains("value=\"manager\""))
            _ = try await server.programme([.mentee("Manon Perrin"), .mentor("Luc Gauthier")])
            let after = try await ada.get(page).text
            #expect(!after.contains("Aucun programme n’existe encore") && after.contains("value=\"manager\""))
            #expect(after.contains("Recevoir les inquiétudes des binômes"), "each role is explained")
        }
    }

    @Test(arguments: Engine.allCases, Role.allCases.filter { $0 != .participant })
    func `sends a mail that names the role, the programme and who gave it`(engine: Engine, role: Role) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([.mentee("Manon Perrin").with { $0.site = "Lyon" }])
            let ada = try await administrator(server)
            let theo = try await server.person("Théo", "Neuf", email: "theo@exemple.fr")
            let fields: KeyValuePairs = [
                "person": theo.text, "role": role.rawValue, "programme": programme.id.text,
                "site": role == .localManager ? programme.sites["Lyon"]?.text ?? "" : "",
            ]
            let given = try await ada.post("/settings/roles", fields, from: "/settings/roles")
            #expect(
                try await ada.get(try given.location.orThrow()).text.contains("C’est fait\u{202F}: le rôle est donné."))
            try await server.work()
            let mail = try server.mails.first { $0.to == "theo@exemple.fr" }.orThrow()
            #expect(mail.text.contains("Ada Sol vous") && mail.text.contains("Choisissez un mot de passe"))
            #expect(mail.text.contains("/invitation/") && mail.text.contains("parce qu’un rôle vous est confié"))
            #expect(mail.text.contains("Nouveaux managers") == (role != .administrator))
            #expect(!mail.text.contains("{") && !mail.subject.contains("{"))
            // Who signs in with a password already is told as well, and led in.
            let nina = try await server.person("Nina", "Reçue", email: "nina@exemple.fr")
            try await server.setPassword("sept pommes rouges", of: nina)
            _ = try await ada.post(
                "/settings/roles",
                [
                    "person": nina.text, "role": role.rawValue, "programme": programme.id.text,
                    "site": role == .localManager ? programme.sites["Lyon"]?.text ?? "" : "",
                ], from: "/settings/roles")
            try await server.work()
            let told = try server.mails.first { $0.to == "nina@exemple.fr" }.orThrow()
            #expect(told.text.contains("Ada Sol vous") && told.text.contains("connectez-vous comme d’habitude"))
            #expect(!told.text.contains("/invitation/") && !told.text.contains("{"))
            let again = try await ada.post("/settings/roles", fields, from: "/settings/roles")
            #expect(try await ada.get(try again.location.orThrow()).text.contains("a déjà ce rôle"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `says beside a role given before that whoever holds it without an address was never told`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([.mentee("Manon Perrin")])
            let awa = try await server.person("Awa", "Sans", roles: [Grant(.sponsor, programme: programme.id)])
            let ada = try await administrator(server)
            let card = { (page: String) in
                page.components(separatedBy: "<section").first { $0.contains("Awa Sans") } ?? ""
            }
            let before = try await card(ada.get("/settings/roles").text)
            #expect(before.contains("n’a pas été prévenue de ce rôle et ne peut pas se connecter"))
            #expect(before.contains("/people/\(awa.text)/edit"))
            try await server.setPassword("sept pommes rouges", of: awa)
            let after = try await card(ada.get("/settings/roles").text)
            #expect(after.contains("ne reçoit rien") && !after.contains("ne peut pas se connecter"))
            #expect(
                !(try await ada.get("/settings/roles").text.components(separatedBy: "<section").first {
                    $0.contains("Ada Sol")
                } ?? "").contains("prévenue"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `refuses a role to somebody who could never sign in with it, and leads to their page`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme([.mentee("Manon Perrin").with { $0.email = false }])
            let (ada, manon) = (try await administrator(server), try programme.person("Perrin"))
            let page = try await ada.get("/settings/roles/new?person=\(manon.text)").text
            #expect(page.contains("href=\"/people/\(manon.text)/edit\"") && page.contains("n’ouvrent aucun rôle"))
            let refused = try await ada.post(
                "/settings/roles", ["person": manon.text, "role": "sponsor", "programme": programme.id.text],
                from: "/settings/roles")
            #expect(refused.status == 422 && refused.text.contains("ajoutez d’abord une adresse"))
            // A code on paper is still hers.
            let slips = try await ada.post("/printed-codes", ["person": manon.text], from: "/printed-codes").text
            #expect(slips.contains("Manon Perrin") && slips.contains("one-time-code"))
        }
    }
}
