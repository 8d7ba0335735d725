import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

/// A database that is gone or held by somebody else: a calm page with the right status, and nothing half done.
@Suite struct `A database in trouble` {
    @Test(arguments: Engine.allCases)
    func `that is gone gives 503 with a page in the reader's language and an incident number`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            #expect(try await browser.get("/health/ready").status == 200)
            await server.database.close()
            let probe = server.browser()
            #expect(try await probe.get("/health/live").status == 200)
            #expect(try await probe.get("/health/ready").status == 503)
            for (language, word) in [("fr", "indisponible"), ("en", "Unavailable")] {
                let page = try await server.browser(language: language).get("/who-sees-what")
                #expect(page.status == 503)
                #expect(page.text.contains(word))
                #expect(!page.text.contains("StorageError"))
            }
            let page = try await browser.get("/settings")
            #expect(page.status == 503)
        }
    }

    @Test func `that restarts is missed for a moment, and nobody has to restart the server`() async throws {
        let cluster = try await PostgresCluster.startOwn()
        let address = "postgres://postgres@/\(try await cluster.create(.migrated))?host=\(try #require(cluster.folder))"
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder, database: address)
            let browser = server.browser(language: "en")
            #expect(try await browser.get("/set-up").status == 200)
            try await cluster.stop()
            #expect(try await browser.get("/health/live").status == 200)
            #expect(try await browser.get("/health/ready").status == 503)
            let page = try await browser.get("/set-up")
            #expect(page.status == 503 && page.text.contains("Unavailable"))
            try await cluster.start()
            #expect(try await browser.get("/health/ready").status == 200)
            #expect(try await browser.get("/set-up").status == 200)
            server.send(SIGTERM)
            #expect(try await server.ended() == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `that somebody else holds can be read, and says of a write in both languages that nothing was half done`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let ada = try await server.person("Ada", "Sol", roles: [Grant(.administrator)])
            let french = try await server.browser(signedInAs: ada)
            let english = try await server.browser(signedInAs: ada, language: "en")
            let holder = try Database(server.database.address, connections: 1, logger: testLogger)
            let isHeld = AsyncStream.makeStream(of: Void.self)
            let release = DispatchSemaphore(value: 0)
            let holding = Task {
                try await holder.write { tx in
                    _ = try tx.run(HolderSQL.hold(engine))
                    isHeld.continuation.finish()
                    release.wait()
                }
            }
            for await _ in isHeld.stream {}
            #expect(try await french.get("/settings/organisation").status == 200)
            // Both at once: each waits for as long as a transaction of others may reasonably take.
            async let one = write(french)
            async let other = write(english)
            let (told, toldEnglish) = try await (one, other)
            #expect(told.status == 503 && toldEnglish.status == 503)
            let words =
                "La base de données ne répond pas. Recommencez dans un instant\u{202F}: rien n’a été enregistré à moitié."
            #expect(told.text.contains("Momentanément indisponible") && told.text.contains(words))
            #expect(toldEnglish.text.contains("Unavailable for a moment"))
            #expect(toldEnglish.text.contains("Try again in a moment: nothing was left half done."))
            for answer in [told, toldEnglish] {
                #expect(!answer.text.contains("StorageError") && !answer.text.lowercased().contains("lock"))
            }
            release.signal()
            try await holding.value
            await holder.close()
            #expect(try await server.database.read { try Organisation.read(in: $0) } == nil)
            #expect(try await write(french).status == 303, "once it is free, the same form goes through")
        }
    }

    private func write(_ browser: Browser) async throws -> TestAnswer {
        try await browser.post(
            "/settings/organisation",
            [
                "name": "Horizon", "languages": "fr", "languages": "en", "language": "fr", "time_zone": "Europe/Paris",
                "public_url": "",
            ])
    }
}

/// What keeps others from writing until its transaction ends.
private enum HolderSQL {
    static func hold(_ engine: Engine) -> Statement {
        switch engine {
        case .sqlite: "UPDATE organisation SET name = 'held'"
        case .postgres: "LOCK TABLE organisation IN EXCLUSIVE MODE"
        }
    }
}
