import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import binome

/// What clients may do to a server: whatever comes over the wire is answered as HTTP asks, or cut off.
@Suite struct `Over the wire` {
    /// What is sent, and the first line that comes back.
    static let requests: [(name: String, bytes: String, status: String)] = [
        ("no HTTP at all", "\u{16}\u{3}\u{1}\r\n\r\n", "400"),
        ("HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"),
        ("a method that nobody knows", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
        ("a wrong method", "DELETE /sign-in HTTP/1.1\r\nHost: x\r\n\r\n", "405"),
        ("a rare method", "PROPFIND /sign-in HTTP/1.1\r\nHost: x\r\n\r\n", "405"),
        ("a method that echoes", "TRACE /sign-in HTTP/1.1\r\nHost: x\r\n\r\n", "405"),
        ("a rare method for no page", "PROPFIND /nothing/here HTTP/1.1\r\nHost: x\r\n\r\n", "404"),
        ("a header without end", "GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 200_000))\r\n\r\n", "400"),
        (
            "thousands of headers",
            "GET / HTTP/1.1\r\n" + (0..<3000).map { "X\($0): a\r\n" }.joined() + "\r\n", "400"
        ),
        ("two hosts", "GET /sign-in HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "400"),
        ("two hosts, on no page", "GET /nothing/here HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", "400"),
        ("a negative length", "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", "400"),
        (
            "two lengths", "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
            "400"
        ),
        (
            "a length and pieces",
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "400"
        ),
        ("an announced flood", "POST /sign-in HTTP/1.1\r\nHost: x\r\n\(form)Content-Length: 99999999\r\n\r\n", "413"),
        (
            "a flood in pieces",
            "POST /sign-in HTTP/1.1\r\nHost: x\r\n\(form)Transfer-Encoding: chunked\r\n\r\n80000\r\n"
                + String(repeating: "a", count: 0x80000) + "\r\n0\r\n\r\n", "413"
        ),
        (
            "a broken piece",
            "POST /sign-in HTTP/1.1\r\nHost: x\r\n\(form)Transfer-Encoding: chunked\r\n\r\nzz\r\n", "400"
        ),
        (
            "a form of another kind",
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", "415"
        ),
        ("a path that climbs", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", "404"),
        ("a name that climbs", "GET /assets/1/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n", "404"),
        ("a broken escape", "GET /assets/1/%zz%00 HTTP/1.1\r\nHost: x\r\n\r\n", "404"),
        ("the health of a server", "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n", "200"),
    ]
    private static let form = "Content-Type: application/x-www-form-urlencoded\r\n"

    @Test func `each odd request gets its status, with our headers, and the next client is served`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder)
            for request in Self.requests {
                let socket = try #require(TestSocket(port: server.port))
                let answer = await blocking {
                    socket.send(request.bytes)
                    return socket.read()
                }
                #expect(answer.hasPrefix("HTTP/1.1 \(request.status)"), "\(request.name): \(answer.prefix(80))")
                if ["404", "405", "413"].contains(request.status) {
                    #expect(answer.contains("Content-Security-Policy"), "\(request.name)")
                }
                if request.status == "405" { #expect(answer.contains("Allow: GET, HEAD, POST"), "\(request.name)") }
            }
            #expect(!server.log.contains("level=error"), "\(server.log)")
        }
    }

    /// Whatever followed the head would be taken for the answer to the next request, perhaps another person's.
    @Test func `a head that is asked for alone is followed by the next answer`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder)
            for path in ["/set-up", "/nowhere", "/accessibility", "/health/live"] {
                let socket = try #require(TestSocket(port: server.port))
                socket.send(
                    "HEAD \(path) HTTP/1.1\r\nHost: x\r\n\r\nGET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                )
                let answers = await blocking { socket.readAll() }.components(separatedBy: "\r\n\r\n")
                #expect(answers.count == 3, "\(path)")
                #expect(answers.dropFirst().first?.hasPrefix("HTTP/1.1 200") == true, "\(path)")
            }
        }
    }

    @Test func `a client that goes away in the midst of its form leaves no file and no error`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder)
            do {
                let socket = try #require(TestSocket(port: server.port))
                socket.send(
                    "POST /set-up/code HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 900\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf"
                )
                try await Task.sleep(for: .milliseconds(200))
            }
            let next = try #require(TestSocket(port: server.port))
            next.send("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(await blocking { next.readAll() }.hasPrefix("HTTP/1.1 200"))
            // A machine with much to do notices late that somebody is gone.
            var left = ["?"]
            for _ in 0..<100 where !left.isEmpty {
                try await Task.sleep(for: .milliseconds(100))
                left = try FileManager.default.contentsOfDirectory(atPath: folder + "/spool")
            }
            #expect(left.isEmpty)
            #expect(!server.log.contains("level=error"), "\(server.log)")
        }
    }

    /// Takes the fifteen seconds that a head may take.
    @Test func `more slow clients than there is room for are cut off, and others served again`() async throws {
        try await withFolder { folder in
            // 300 open files leave room for 172 connections.
            let server = try await ServerProcess(
                folder: folder, database: "sqlite:\(folder)/test.sqlite",
                wrapper: ["/bin/sh", "-c", "ulimit -Hn 300; exec \"$0\" \"$@\""])
            let slow = (0..<200).compactMap { _ in TestSocket(port: server.port) }
            #expect(slow.count == 200)
            let trickling = Task {
                // One of them sends a byte now and then: that does not buy it time.
                for letter in "GET / HTTP/1.1" {
                    slow[0].send(String(letter))
                    try await Task.sleep(for: .seconds(1))
                }
            }
            let client = try #require(TestSocket(port: server.port))
            client.send("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(await blocking { client.readAll() }.hasPrefix("HTTP/1.1 200"))
            #expect(await blocking { slow[0].readAll() }.isEmpty)
            trickling.cancel()
            _ = await trickling.result
        }
    }

    /// An application with a large answer, whose limits are short enough to wait for.
    private func withLargeAnswer(
        _ limits: RequestDeadline.Limits, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let router = Router()
        router.get("/large") { _, _ in
            Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(repeating: 65, count: 40 << 20)))
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router, server: .http1(configuration: .init(additionalChannelHandlers: [RequestDeadline(limits)])),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await port in ports {
                try await body(port)
                break
            }
            group.cancelAll()
        }
    }

    @Test func `who does not read the answer is cut off, who reads it slowly gets all of it`() async throws {
        var limits = RequestDeadline.Limits()
        limits.stall = .milliseconds(400)
        limits.pause = .milliseconds(300)
        try await withLargeAnswer(limits) { port in
            let request = "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let slow = try #require(TestSocket(port: port))
            slow.send(request)
            var read = 0
            while true {
                let piece = await blocking { slow.readBytes() }
                if piece.isEmpty { break }
                read += piece.count
                if read % (4 << 20) < 65_536 { try await Task.sleep(for: .milliseconds(100)) }
            }
            #expect(read > 40 << 20)

            let idle = try #require(TestSocket(port: port))
            idle.send(request)
            try await Task.sleep(for: .seconds(2))
            // What the two machines had in between can be read, and then it is over.
            #expect(await blocking { idle.readAllBytes() }.count < 40 << 20)
        }
    }

    /// Takes the twenty seconds for which a server waits.
    @Test func `a client that never finishes does not keep a server from stopping`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder)
            let idle = try #require(TestSocket(port: server.port))
            idle.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await blocking { idle.read() }.hasPrefix("HTTP/1.1 200"))
            let slow = try #require(TestSocket(port: server.port))
            slow.send("POST /sign-in HTTP/1.1\r\nHost: x\r\n\(Self.form)Content-Length: 50\r\n\r\n")
            // The request is under way once one that came later has been answered.
            let other = try #require(TestSocket(port: server.port))
            other.send("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(await blocking { other.readAll() }.hasPrefix("HTTP/1.1 200"))
            let sending = Task {
                while slow.send(Array("a".utf8)) { try await Task.sleep(for: .seconds(1)) }
            }
            server.send(SIGTERM)
            #expect(try await server.ended() == 0)
            sending.cancel()
        }
    }
}
