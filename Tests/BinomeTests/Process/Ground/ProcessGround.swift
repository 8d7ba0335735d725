import Foundation
import HTTPTypes
import Mentoring
import NIOCore
import Storage
import TestEngines
import Testing

@testable import Web
@testable import binome

/// A database that real processes serve, and a server in process beside them that makes people and programmes in it.
struct ProcessGround: Sendable {
    let folder: String
    let database: Database
    let beside: TestServer
    let mails: HoldingMailServer

    /// Starts a server on it.
    func start(_ arguments: String...) async throws -> ServerProcess {
        try await ServerProcess(
            folder: folder, database: database.address.text,
            ["--mail-server", "smtp://127.0.0.1:\(mails.port)?security=none"] + arguments)
    }

    /// The cookie of a session in which this person is signed in, on every server of the database.
    func session(of person: ID<Person>) async throws -> String {
        let now = beside.clock.now
        let token = Token(for: .session)
        try await database.write { tx in try TestSession.add(token, person, in: tx, at: now) }
        return token.text
    }

    /// Time passes: every lease of a server that is dead has ended.
    func endLeases() async throws {
        try await database.write { tx in
            try tx.run("UPDATE job SET lease_until = 1 WHERE lease_until IS NOT NULL")
            try tx.run("UPDATE outbox SET lease_until = 1 WHERE lease_until IS NOT NULL")
        }
    }

    func count(_ statement: Statement, _ values: (any Bindable & Sendable)...) async throws -> Int {
        try await database.read { try $0.row(statement, values: values)?.integer("n") ?? -1 }
    }

    /// Waits until something holds, for a minute at most.
    func wait(until holds: () async throws -> Bool) async throws {
        for _ in 0..<6_000 {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("it never came")
    }
}

/// Runs a test with real processes on a database of the engine asked for.
func withProcesses(_ engine: Engine, _ body: (ProcessGround) async throws -> Void) async throws {
    try await withDatabase(engine) { database in
        try await withFolder { folder in
            let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            try await body(
                ProcessGround(
                    folder: folder, database: database,
                    beside: TestServer(database: database, clock: TestClock(now)),
                    mails: HoldingMailServer(holds: false)
                ))
        }
    }
}

extension DatabaseAddress {
    /// As a command line names it.
    var text: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let url): url
        }
    }
}

extension ServerProcess {
    /// A browser that talks to this process over a connection.
    func browser(session: String? = nil, language: String = "fr") -> Browser {
        let port = port
        let browser = Browser(language: language) { head, body in
            try await blocking { Result { try Self.ask(port, head, Array(body.readableBytesView)) } }.get()
        }
        if let session { browser.set(cookie: Visit.sessionCookie, session) }
        return browser
    }

    struct NoAnswer: Error {}

    private static func ask(_ port: Int, _ head: HTTPRequest, _ body: [UInt8]) throws -> TestAnswer {
        guard let socket = TestSocket(port: port) else { throw NoAnswer() }
        var text = "\(head.method.rawValue) \(head.path ?? "/") HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        for field in head.headerFields { text += "\(field.name.rawName): \(field.value)\r\n" }
        socket.send(Array((text + "\r\n").utf8) + body)
        return try answer(in: socket.readAllBytes())
    }

    private static func answer(in bytes: [UInt8]) throws -> TestAnswer {
        let mark = Array("\r\n\r\n".utf8)
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else { throw NoAnswer() }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
        guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw NoAnswer()
        }
        var fields = HTTPFields()
        for line in lines.dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard pair.count == 2, let name = HTTPField.Name(String(pair[0])) else { continue }
            fields.append(HTTPField(name: name, value: pair[1].trimmingCharacters(in: .whitespaces)))
        }
        return TestAnswer(status: status, headers: fields, body: Array(bytes[(end + mark.count)...]))
    }
}
