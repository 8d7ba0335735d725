import Foundation
import Logging
import Mentoring
import Storage
import TestEngines
import Testing

@testable import binome

/// The real program: what it does when it is stopped, killed, watched, or left waiting.
@Suite(.serialized) struct `A server process` {
    private func database(_ folder: String) throws -> Database {
        try Database(.sqlite(path: "\(folder)/test.sqlite"), logger: testLogger)
    }

    private func outbox(_ folder: String) async throws -> [String] {
        let database = try database(folder)
        let states = try await database.read { tx in
            try tx.rows("SELECT state FROM outbox ORDER BY created_at, id").map { try $0.text("state") }
        }
        await database.close()
        return states
    }

    /// A database with one mail to be sent.
    private func queueOne(_ folder: String) async throws {
        let database = try database(folder)
        _ = try await database.migrate()
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        try await database.write { tx in
            var input = PersonInput(firstName: "Manon", lastName: "Perrin")
            input.email = "manon.perrin@example.org"
            let person = try People.add(input, by: .product, in: tx, at: now)
            try Outbox.queue("mail_test", to: person, class: .immediate, in: tx, at: now)
        }
        await database.close()
    }

    /// The window of a duplicate, with a real process: the server had the whole message and the process dies before the
    /// answer. The mail is not lost; it goes twice at most, with one Message-ID.
    @Test func `killed while sending loses no mail, and sends it again with the same Message-ID`() async throws {
        try await withFolder { folder in
            try await queueOne(folder)
            let mails = try HoldingMailServer(holds: true)
            let first = try await ServerProcess(
                folder: folder, "--mail-server", "smtp://127.0.0.1:\(mails.port)?security=none")
            #expect(try await mails.received(1).count == 1)
            first.send(SIGKILL)
            _ = try await first.ended()
            #expect(try await outbox(folder) == ["sending"])

            // Time passes: the lease ends.
            let database = try database(folder)
            try await database.write { _ = try $0.run("UPDATE outbox SET lease_until = 1") }
            await database.close()
            mails.answerFromNowOn()
            let second = try await ServerProcess(
                folder: folder, "--mail-server", "smtp://127.0.0.1:\(mails.port)?security=none")
            let messages = try await mails.received(2)
            #expect(messages.count == 2)
            let ids = messages.compactMap { $0.firstMatch(of: /(?i)\r\nMessage-ID: ?(<[^>]+>)/).map { String($0.1) } }
            #expect(ids.count == 2 && Set(ids).count == 1)
            for _ in 0..<200 where try await outbox(folder) != ["sent"] { try await Task.sleep(for: .milliseconds(25)) }
            #expect(try await outbox(folder) == ["sent"])
            second.send(SIGTERM)
            #expect(try await second.ended() == 0)
        }
    }

    /// They hold what people uploaded or saved: nobody would ever look for them.
    @Test func `deletes at its start what a server before it left of requests, and nothing else`() async throws {
        try await withFolder { folder in
            let spool = folder + "/spool"
            try FileManager.default.createDirectory(atPath: spool, withIntermediateDirectories: true)
            let names = ["upload-1", "export-2.xlsx", "refused-3", "competencies-4.upload", "list-5", "notes.txt"]
            for (age, hours) in [("old", 25.0), ("young", 0.5)] {
                for name in names {
                    #expect(
                        FileManager.default.createFile(
                            atPath: "\(spool)/\(name)\(age)", contents: Data("x".utf8),
                            attributes: [.modificationDate: Date(timeIntervalSinceNow: -3600 * hours)]))
                }
            }
            let server = try await ServerProcess(folder: folder)
            var left: Set<String> = []
            let expected = Set(names.map { $0 + "young" } + ["list-5old", "notes.txtold"])
            for _ in 0..<200 where left != expected {
                try await Task.sleep(for: .milliseconds(25))
                left = Set(try FileManager.default.contentsOfDirectory(atPath: spool))
            }
            #expect(left == expected)
            server.send(SIGTERM)
            #expect(try await server.ended() == 0)
        }
    }

    @Test func `told to stop finishes the request that has begun, and ends with 0`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder)
            let socket = try #require(TestSocket(port: server.port))
            let body = "code=ABCD-EFGH"
            socket.send(
                "POST /set-up/code HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\ncode="
            )
            // The request is under way once a second one has been answered.
            let other = try #require(TestSocket(port: server.port))
            other.send("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            #expect(await blocking { other.readAll() }.hasPrefix("HTTP/1.1 200"))
            server.send(SIGTERM)
            try await Task.sleep(for: .milliseconds(300))
            socket.send("ABCD-EFGH")
            // Without the form's token it is refused, but it is answered.
            #expect(await blocking { socket.read() }.hasPrefix("HTTP/1.1 403"))
            #expect(try await server.ended() == 0)
        }
    }

    @Test func `prints the set-up code on the terminal, and neither it nor an address in the log`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder, "--log-level", "debug")
            for _ in 0..<200 where !server.printed.contains("/set-up") { try await Task.sleep(for: .milliseconds(20)) }
            let code = String(try #require(server.printed.firstMatch(of: /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/)?.0))
            #expect(PrintedCode(code) != nil)
            #expect(!server.log.contains(code) && !server.log.contains("127.0.0.1:\(server.port)/set-up"))
            server.send(SIGINT)
            #expect(try await server.ended() == 0)
        }
    }

    @Test func `leads to the address that it was told, on the terminal and in mails, whatever a request says`()
        async throws
    {
        try await withProcesses(.sqlite) { ground in
            let address = "https://mentoring.example.org"
            let server = try await ground.start("--public-url", address)
            for _ in 0..<200 where !server.printed.contains("/set-up") { try await Task.sleep(for: .milliseconds(20)) }
            #expect(server.printed.contains("\(address)/set-up\n"))
            _ = try await ground.beside.person("Ada", "Un", email: "ada@example.org")
            let stranger = server.browser()
            _ = try await stranger.post("/sign-in/link", ["name": "ada@example.org"], from: "/sign-in")
            let mail = try #require(try await ground.mails.received(1).first).replacing("=\r\n", with: "")
            #expect(mail.contains("\(address)/sign-in/link/") && !mail.contains("127.0.0.1"))
        }
    }

    @Test func `writes no token, name or address to the log, however much it is told to write`() async throws {
        try await withProcesses(.sqlite) { ground in
            let server = try await ground.start("--log-level", "trace", "--trusted-proxies", "127.0.0.1")
            let person = try await ground.beside.person(
                "Zoltane", "Quirinus", email: "zoltane.quirinus@example.org", roles: [Grant(.administrator)])
            let session = try await ground.session(of: person)
            let stranger = server.browser()
            _ = try await stranger.post(
                "/sign-in/link", ["name": "zoltane.quirinus@example.org"], from: "/sign-in")
            _ = try await stranger.post(
                "/sign-in", ["name": "zoltane.quirinus@example.org", "password": "Sesame-ouvre-toi"], from: "/sign-in")
            let mail = try #require(try await ground.mails.received(1).first)
            // Long lines of a mail are broken with an equals sign.
            let text = mail.replacing("=\r\n", with: "")
            let link = try #require(text.firstMatch(of: /\/sign-in\/link\/[A-Za-z0-9_-]{43}/)).0
            #expect(try await stranger.get(String(link)).status == 200)
            let browser = server.browser(session: session)
            #expect(try await browser.get("/people?q=Quirinus").status == 200)
            #expect(try await browser.get("/people/\(person.text)").status == 200)
            server.send(SIGTERM)
            #expect(try await server.ended() == 0)
            #expect(server.log.contains("level=trace") || server.log.contains("level=debug"), "it was told to")
            let secret = String(link.split(separator: "/").last ?? "")
            for word in ["Zoltane", "uirinus", "Sesame", session, secret, "example.org"] {
                let line = server.log.split(separator: "\n").first { $0.localizedCaseInsensitiveContains(word) }
                #expect(line == nil, "\(word): \(line ?? "")")
            }
        }
    }

    @Test func `shows metrics on a port of their own, by the pattern of routes and never by their paths`() async throws
    {
        try await withFolder { folder in
            try await queueOne(folder)
            let port = try HoldingMailServer(holds: true).port
            let server = try await ServerProcess(folder: folder, "--metrics-port", "\(port)")
            let page = try #require(TestSocket(port: server.port))
            page.send("GET /mail-arrival/secret-token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(await blocking { page.readAll() }.hasPrefix("HTTP/1.1 410"))
            let metrics = try #require(TestSocket(port: port))
            metrics.send("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let text = await blocking { metrics.readAll() }
            #expect(
                text.contains(
                    "binome_http_requests_total{method=\"GET\",route=\"/mail-arrival/:token\",status=\"410\"} 1"))
            #expect(text.contains("binome_outbox_waiting 1\n") && text.contains("binome_database_up 1\n"))
            #expect(text.contains("binome_http_request_seconds_count{method=\"GET\",route=\"/mail-arrival/:token\"} 1"))
            #expect(!text.contains("secret-token"))
            // On 127.0.0.1 alone, not on the machine's other addresses.
            #expect(TestSocket(port: port, of: 0x7F00_0002) == nil)
            // Not on the public port.
            let other = try #require(TestSocket(port: server.port))
            other.send("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(await blocking { other.readAll() }.hasPrefix("HTTP/1.1 404"))
        }
    }

    /// Resident now and at most, in kB.
    private func memory(_ server: ServerProcess) throws -> (now: Int, most: Int) {
        let status = try String(contentsOfFile: "/proc/\(server.pid)/status", encoding: .utf8)
        func field(_ name: String) throws -> Int {
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(name) })
            return try #require(Int(line.filter(\.isNumber)))
        }
        return (try field("VmRSS:"), try field("VmHWM:"))
    }

    @Test func `gives back the code that its start alone ran, and answers as before`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder)
            var memory = try memory(server)
            for _ in 0..<200 where memory.most - memory.now < 8_000 {
                try await Task.sleep(for: .milliseconds(25))
                memory = try self.memory(server)
            }
            #expect(memory.most - memory.now >= 8_000)
            #expect(try await server.browser().get("/health/live").status == 200)
            try await server.killed()
        }
    }

    @Test func `tells its code in memory from all else`() {
        #expect(StartUpCode.codeOfAFile("1000-3000 r-xp 00000000 08:01 1234    /usr/bin/binome") == 0x1000..<0x3000)
        for other in [
            "1000-3000 r--p 00000000 08:01 1234 /usr/bin/binome", "1000-3000 rwxp 00000000 08:01 1234 /usr/bin/binome",
            "1000-3000 r-xs 00000000 08:01 1234 /usr/bin/binome", "1000-3000 r-xp 00000000 00:00 0 [vdso]",
            "1000-3000 r-xp 00000000 00:00 0", "3000-1000 r-xp 00000000 08:01 1234 /usr/bin/binome", "",
        ] { #expect(StartUpCode.codeOfAFile(Substring(other)) == nil) }
    }
}
