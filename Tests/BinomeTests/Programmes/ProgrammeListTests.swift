import Mentoring
import Storage
import Testing

@testable import binome

@Suite struct `The list of programmes` {
    @Test(arguments: Engine.allCases)
    func `says what to do while there is none`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let page = try await browser.get("/programmes")
            #expect(page.status == 200)
            #expect(page.text.contains("Aucun programme pour l’instant"))
            #expect(page.text.contains("href=\"/programmes/new\""))
        }
    }

    @Test(arguments: Engine.allCases)
    func `shows a manager their own programmes and no other`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let hugo = try await server.person("Hugo", "Blanc")
            let mine = try await server.programme("Nouveaux managers", by: claire)
            try await server.programme("Talents", by: hugo)
            let page = try await server.browser(signedInAs: claire).get("/programmes")
            #expect(page.text.contains("href=\"/programmes/\(mine)\""))
            #expect(!page.text.contains("Talents"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `tells an administrator the name and the stage of each, without a way in`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let hugo = try await server.person("Hugo", "Blanc")
            let programme = try await server.programme("Talents", by: hugo)
            let page = try await server.browser(signedInAs: .administrator, language: "en").get("/programmes")
            #expect(page.text.contains("Talents"))
            #expect(page.text.contains("In preparation"))
            #expect(page.text.contains("Run by Hugo Blanc"))
            #expect(page.text.contains("Create a programme"))
            #expect(!page.text.contains("/programmes/\(programme)"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `is refused to whoever runs none`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let programme = try await server.programme(by: server.person("Hugo", "Blanc"))
            #expect(
                try await server.browser(signedInAs: .sponsor, programme: programme).get("/programmes").status == 403)
            #expect(
                try await server.browser(signedInAs: .referent, programme: programme).get("/programmes").status == 403)
        }
    }
}
