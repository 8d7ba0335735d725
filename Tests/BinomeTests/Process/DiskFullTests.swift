import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// A disk that fills up under a running server, and has room again.
@Suite struct `A full disk` {
    /// A mount of its own needs a right that some machines do not give.
    private static let mounts: [String] =
        ["/usr/bin/unshare"] + (getuid() == 0 ? ["--mount"] : ["--user", "--map-root-user", "--mount"])

    private static let mayMount: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: mounts[0])
        process.arguments = mounts.dropFirst() + ["/bin/mount", "-t", "tmpfs", "none", "/mnt"]
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// A server whose folder is a disk of some megabytes, and the session of somebody who may do everything. The test
    /// sees the disk through the process.
    private func withSmallDisk(
        _ body: (ServerProcess, _ disk: String, _ session: String) async throws -> Void
    ) async throws {
        try await withDatabase(.sqlite) { database in
            try await withFolder { folder in
                let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
                let beside = try TestServer(database: database, clock: TestClock(now))
                let person = try await beside.person(
                    "Claire", "Morel", roles: [Grant(.administrator), Grant(.manager)])
                let token = Token(for: .session)
                try await database.write { try TestSession.add(token, person, in: $0, at: now) }
                let seed = folder + ".seed"
                try await database.backup(to: seed)
                defer { unlink(seed) }
                let script = """
                    mount -t tmpfs -o size=6m none '\(folder)' && cp '\(seed)' '\(folder)/test.sqlite' && exec "$0" "$@"
                    """
                let server = try await ServerProcess(
                    folder: folder, database: "sqlite:\(folder)/test.sqlite",
                    wrapper: Self.mounts + ["/bin/sh", "-c", script])
                try await body(server, "/proc/\(server.pid)/root\(folder)", token.text)
            }
        }
    }

    /// Takes all the room there is.
    private func fill(_ disk: String) throws {
        let file = open(disk + "/filler", O_CREAT | O_WRONLY, 0o600)
        defer { close(file) }
        let block = [UInt8](repeating: 7, count: 4096)
        while write(file, block, block.count) > 0 {}
    }

    @Test func `does not stop a server whose log is on it`() async throws {
        try await withFolder { folder in
            let port = try HoldingMailServer(holds: true).port
            let process = try ServerProcess.begin(
                [
                    "serve", "--database", "sqlite:\(folder)/a.sqlite", "--port", "\(port)", "--spool",
                    folder + "/spool",
                    "--log-level", "trace",
                ], wrapper: ["/bin/sh", "-c", "exec \"$0\" \"$@\" >/dev/full 2>&1"])
            var answer = ""
            for _ in 0..<400 where answer.isEmpty && process.isRunning {
                try await Task.sleep(for: .milliseconds(25))
                guard let socket = TestSocket(port: port) else { continue }
                socket.send("GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                answer = await blocking { socket.readAll() }
            }
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            kill(process.processIdentifier, SIGTERM)
            while process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
            #expect(process.terminationStatus == 0)
        }
    }

    @Test(.enabled(if: mayMount), arguments: ["fr", "en"])
    func `is said in the reader's language, half saves nothing, and is over once there is room`(
        language: String
    ) async throws {
        try await withSmallDisk { server, disk, session in
            let browser = server.browser(session: session, language: language)
            func name() async throws -> String? { try await browser.get("/settings/organisation").field("name") }
            func save(_ name: String) async throws -> TestAnswer {
                try await browser.post(
                    "/settings/organisation",
                    [
                        "name": name, "languages": "fr", "languages": "en", "language": "fr",
                        "time_zone": "Europe/Paris", "public_url": "",
                    ])
            }
            #expect(try await save("Avant").status == 303)
            let word = language == "fr" ? "disque du serveur est plein" : "server’s disk is full"
            try fill(disk)

            // A list too large for what is left: nothing of it stays.
            let list = Array("Nom;Prénom\n".utf8) + [UInt8](repeating: 65, count: 300_000)
            let upload = try await browser.upload(
                "/people/import", file: (field: "file", name: "liste.csv", bytes: list), from: "/people/import")
            #expect(upload.status == 503 && upload.text.contains(word), "\(upload.status)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: disk + "/spool").isEmpty)

            // The database has no room to grow either, once what it had set aside is used.
            var (last, kept) = (TestAnswer(status: 0, headers: [:], body: []), "Avant")
            for number in 0..<500 where last.status != 503 {
                last = try await save("Horizon \(number)")
                if last.status == 303 { kept = "Horizon \(number)" }
            }
            #expect(last.status == 503 && last.text.contains(word), "\(last.status)")
            #expect(try await name() == kept)

            unlink(disk + "/filler")
            #expect(try await save("Après").status == 303)
            #expect(try await name() == "Après")
        }
    }
}
