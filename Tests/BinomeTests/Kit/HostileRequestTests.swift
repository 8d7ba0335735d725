import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// What anybody may ask of a server, signed in or not: odd addresses, and heads without bodies.
@Suite struct `A hostile request` {
    /// A number that is out of all bounds would end the whole server, were it reckoned with.
    @Test(arguments: [
        "done.language~-9223372036854775808", "done.language~9223372036854775807", "done.language~99999999999999999999",
        "done.returned~count_9e11~NOW", "done.returned~count_-9e11~NOW", "done.returned~count_nan~NOW", "~", "~~", "a~",
    ])
    func `with a number beyond all bounds in its address is answered`(said: String) async throws {
        try await withServer(.sqlite) { server in
            let said = said.replacing("NOW", with: String(server.clock.now.milliseconds))
            let signedIn = try await server.browser(signedInAs: .administrator)
            for browser in [server.browser(), signedIn] {
                for path in [
                    "/sign-in", "/accessibility", "/settings/mail/outbox", "/people/missing", "/settings/audit",
                ] {
                    let answer = try await browser.get(
                        "\(path)?done=\(said)&due=-9223372036854775808&after=x&left=-9223372036854775808&pairs=1"
                            + "&back=9223372036854775807&round=-9223372036854775808&from=31/12/9999&until=31/12/9999")
                    #expect([200, 303].contains(answer.status), "\(path): \(answer.status)")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `for the head alone gets no byte of the body, and leaves no file`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let browser = try await server.browser(signedInAs: .administrator)
            let style = try #require(server.installation.assets.styles.first)
            for path in [
                "/", "/people", "/people/export?format=csv", "/people/export", "/nowhere", "/health/live",
                "/assets/\(server.installation.assets.version)/\(style)",
            ] {
                let (whole, head) = (
                    try await browser.get(path), try await browser.send(.head, path, headers: [:], body: [])
                )
                #expect(head.status == whole.status, "\(path)")
                #expect(head.body.isEmpty, "\(path)")
                // Workbooks say when they were made.
                if !path.hasSuffix("export") {
                    #expect(head.headers[.contentLength] == String(whole.body.count), "\(path)")
                }
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: server.installation.settings.spool)
            #expect(left.filter { $0 != "master.key" }.isEmpty)
        }
    }
}
