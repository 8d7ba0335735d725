import Foundation
import TestEngines
import Testing

@testable import Storage

/// Several hosts in one address, and connections that nobody listens in on.
@Suite struct FailoverTests {
    @Test func `when the first of two hosts dies, writing goes on at the standby that takes over`() async throws {
        let first = try await PostgresCluster.startOwn()
        let name = try await first.create(.empty)
        let second = try await first.standby()
        let hosts = [try #require(first.folder), try #require(second.folder)]
        func address(_ hosts: [String], _ attributes: String) -> DatabaseAddress {
            .postgres(
                url:
                    "postgres://postgres@/\(name)?host=\(hosts.joined(separator: ","))&target_session_attrs=\(attributes)"
            )
        }
        // The standby stands first: it is passed over, for it cannot be written to.
        let db = try await open(address(hosts.reversed(), "read-write"), connections: 2)
        try await db.write { try $0.run(Fixture.addTeam, "t", "red", 1) }
        let reader = try Database(address(hosts, "standby"), connections: 1, logger: testLogger)
        #expect(
            await storageError { try await reader.write { try $0.run(Fixture.addTeam, "u", "blue", 1) } } == .readOnly)
        // What was committed has reached it before the first dies.
        while (try? await reader.teamCount()) != 1 { try await Task.sleep(for: .milliseconds(20)) }
        await reader.close()

        try await first.stop()
        #expect(
            await storageError { try await db.write { try $0.run(Fixture.addTeam, "u", "blue", 1) } } == .connectionLost
        )
        try await second.promote()
        try await db.write { try $0.run(Fixture.addTeam, "v", "green", 1) }
        #expect(try await db.read { try $0.rows(Fixture.teams).map { try $0.text("id") } } == ["v", "t"])
        await db.close()
    }

    @Test func `with verify-full the connection is encrypted, and another server's certificate is refused`()
        async throws
    {
        let folder = NSTemporaryDirectory() + "binome-tls-\(UUID().uuidString.lowercased())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for name in ["server", "other"] { try Self.makeCertificate(folder + "/" + name) }
        let cluster = try await PostgresCluster.startOwn()
        let home = try #require(cluster.folder)
        let port = Int.random(in: 20_000..<30_000)
        try await cluster.encrypt(certificate: folder + "/server", port: port)
        let name = try await cluster.create(.empty)
        func address(_ mode: String, _ root: String) -> DatabaseAddress {
            .postgres(
                url: "postgres://postgres@localhost:\(port)/\(name)?sslmode=\(mode)&sslrootcert=\(folder)/\(root).crt")
        }
        let db = try await open(address("verify-full", "server"), connections: 1)
        let isEncrypted: Statement = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        #expect(try await db.read { try $0.row(isEncrypted)?.boolean("ssl") } == true)
        await db.close()
        for (mode, root) in [("verify-full", "other"), ("disable", "server")] {
            let stranger = try Database(address(mode, root), connections: 1, logger: testLogger)
            #expect(await storageError { _ = try await stranger.teamCount() } == .connectionLost, "\(mode)")
            await stranger.close()
        }
        #expect(FileManager.default.fileExists(atPath: home))
    }

    private static func makeCertificate(_ path: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "req", "-new", "-x509", "-days", "2", "-nodes", "-newkey", "rsa:2048", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=DNS:localhost", "-out", path + ".crt", "-keyout", path + ".key",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "openssl is there")
    }
}
