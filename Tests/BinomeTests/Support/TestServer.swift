import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Mentoring
import NIOCore
import NIOEmbedded
import Storage
import Synchronization
import TestEngines
import Web
import Words

@testable import binome

/// A whole installation in process, on a real database of the engine asked for, with a clock that a test turns.
///
///     try await withServer(engine) { server in
///         let browser = server.browser()
///         let page = try await browser.get("/people")
///         #expect(page.status == 200)
///     }
final class TestServer: Sendable {
    let assembly: Assembly
    let clock: TestClock
    private let respond: @Sendable (HTTPRequest, ByteBuffer) async throws -> TestAnswer

    var database: Database { assembly.installation.database }
    var installation: Installation { assembly.installation }

    init(
        database: Database, clock: TestClock, demonstration: Bool = false, development: Bool = true,
        publicURL: String = "http://127.0.0.1:8080", publicURLGiven: Bool = true, mailServerGiven: Bool = false,
        trustedProxies: Set<String> = [],
        cast: [Web.CastMember] = []
    ) throws {
        self.clock = clock
        let spool = NSTemporaryDirectory() + "binome-test-\(UUID().uuidString.lowercased())"
        try FileManager.default.createDirectory(atPath: spool, withIntermediateDirectories: true)
        var settings = Settings(
            publicURL: publicURL, publicURLGiven: publicURLGiven, mailServerGiven: mailServerGiven,
            trustedProxies: trustedProxies,
            development: development,
            demonstration: demonstration, spool: spool)
        settings.cast = cast
        assembly = try Assembly.assemble(
            database, settings: settings,
            key: MasterKey(path: spool + "/master.key"), passwordCost: PasswordCost(logN: 4) ?? .standard,
            catcher: MailCatcher(), clock: { clock.now },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let responder = assembly.routes.responder()
        respond = { head, body in
            let channel = EmbeddedChannel()
            let context = SiteContext(
                source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
            let response = try await responder.respond(
                to: Request(head: head, body: RequestBody(buffer: body)), context: context)
            let collector = BodyCollector()
            try await response.body.write(collector)
            return TestAnswer(status: response.status.code, headers: response.headers, body: collector.bytes)
        }
    }

    /// A browser with its own cookies.
    func browser(language: String = "fr") -> Browser {
        Browser(language: language, respond: respond)
    }

    /// Does all due jobs, and sends all due mails to `mails`.
    func work() async throws {
        try await assembly.jobs.drain()
        try await assembly.mails.drain()
    }

    /// The mails that were sent, the newest first.
    var mails: [RenderedMail] { installation.catcher.all.map(\.mail) }
}

/// Runs a test on a server of its own.
func withServer(
    _ engine: Engine, demonstration: Bool = false, development: Bool = true, publicURLGiven: Bool = true,
    mailServerGiven: Bool = false,
    cast: [Web.CastMember] = [], _ body: (TestServer) async throws -> Void
) async throws {
    try await withDatabase(engine) { database in
        try await body(
            TestServer(
                database: database, clock: TestClock(), demonstration: demonstration, development: development,
                publicURLGiven: publicURLGiven, mailServerGiven: mailServerGiven, cast: cast))
    }
}

/// A clock that stands still until it is turned. It begins on 24 November 2026 at 09:00 UTC.
final class TestClock: Sendable {
    private let time: Mutex<Instant>

    init(_ start: Instant = Instant(milliseconds: 1_795_510_800_000)) {
        time = Mutex(start)
    }

    var now: Instant { time.withLock { $0 } }

    func advance(seconds: Int) { time.withLock { $0 = $0.adding(seconds: seconds) } }
    func advance(days: Int) { advance(seconds: days * 86_400) }
}

/// What a browser got.
struct TestAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { UntiedNumbers.text(body) }
    var location: String? { headers[.location] }

    /// The value of the first hidden or text field of this name.
    func field(_ name: String) -> String? {
        guard let at = text.range(of: "name=\"\(name)\"") else { return nil }
        let tail = text[at.upperBound...]
        guard let end = tail.firstIndex(of: ">"), let value = tail[..<end].range(of: "value=\"") else { return nil }
        return String(tail[value.upperBound...].prefix { $0 != "\"" })
    }
}

/// Follows links and sends forms, keeping cookies, as a browser does.
final class Browser: Sendable {
    private let language: String
    private let cookies = Mutex<[String: String]>([:])
    private let respond: @Sendable (HTTPRequest, ByteBuffer) async throws -> TestAnswer

    init(language: String, respond: @escaping @Sendable (HTTPRequest, ByteBuffer) async throws -> TestAnswer) {
        self.language = language
        self.respond = respond
    }

    func set(cookie name: String, _ value: String) { cookies.withLock { $0[name] = value } }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestAnswer {
        try await send(.get, path, headers: headers, body: [])
    }

    /// Sends a form. The form token is taken from the page at `from` (by default the path itself, else the home page).
    @discardableResult
    func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], from page: String? = nil, token: String? = nil
    ) async throws -> TestAnswer {
        try await post(path, each: fields.map { ($0.key, $0.value) }, from: page, token: token)
    }

    /// The same with fields that a test put together.
    @discardableResult
    func post(
        _ path: String, each fields: [(name: String, value: String)], from page: String? = nil, token: String? = nil
    ) async throws -> TestAnswer {
        let proof = try await token == nil ? formToken(at: page ?? path) : token ?? ""
        return try await post(path, form: fields.map { ($0, $1) }, token: proof)
    }

    /// Sends a form of fields that a test put together.
    @discardableResult
    func post(_ path: String, form fields: [(String, String)], token: String) async throws -> TestAnswer {
        var body = "form_token=" + Path.encoded(token)
        for (name, value) in fields { body += "&" + Path.encoded(name) + "=" + Path.encoded(value) }
        return try await send(
            .post, path, headers: [.contentType: "application/x-www-form-urlencoded"], body: Array(body.utf8))
    }

    /// Sends a form with a file.
    func upload(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:],
        file: (field: String, name: String, bytes: [UInt8]),
        from page: String? = nil
    ) async throws -> TestAnswer {
        let boundary = "----binome-test-boundary"
        var body: [UInt8] = []
        func part(_ head: String, _ bytes: [UInt8]) {
            body += Array("--\(boundary)\r\n\(head)\r\n\r\n".utf8) + bytes + [13, 10]
        }
        part("Content-Disposition: form-data; name=\"form_token\"", Array(try await formToken(at: page ?? path).utf8))
        for (name, value) in fields { part("Content-Disposition: form-data; name=\"\(name)\"", Array(value.utf8)) }
        part(
            "Content-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\nContent-Type: application/octet-stream",
            file.bytes)
        body += Array("--\(boundary)--\r\n".utf8)
        return try await send(
            .post, path, headers: [.contentType: "multipart/form-data; boundary=\(boundary)"], body: body)
    }

    /// The token that any page of ours shows to this browser.
    func formToken(at page: String) async throws -> String {
        for path in [page, "/sign-in", "/", "/accessibility"] {
            let text = try await get(path).text
            guard let at = text.range(of: "name=\"form-token\" content=\"") else { continue }
            return String(text[at.upperBound...].prefix { $0 != "\"" })
        }
        return ""
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: [UInt8], announcing length: Int? = nil
    ) async throws -> TestAnswer {
        var fields = headers
        if fields[.acceptLanguage] == nil { fields[.acceptLanguage] = language }
        let jar = cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        if !jar.isEmpty { fields[.cookie] = jar }
        if !body.isEmpty { fields[.contentLength] = String(length ?? body.count) }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "127.0.0.1:8080", path: path, headerFields: fields)
        let answer = try await respond(head, ByteBuffer(bytes: body))
        for value in answer.headers[values: .setCookie] {
            let pair = value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            cookies.withLock { jar in
                jar[String(pair[0])] = value.contains("Max-Age=0") ? nil : String(pair[1])
            }
        }
        return answer
    }
}

/// Collects what a response writes.
private final class BodyCollector: ResponseBodyWriter, @unchecked Sendable {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// A name as lists write it that go by last names.
func listed(_ first: String, _ last: String) -> String { "<span class=\"name__given\">\(first)</span> \(last)" }
