import Foundation
import Storage
import Synchronization

/// A private PostgreSQL in a fresh folder, reached through a socket only, started once per process and stopped at its
/// end. With `BINOME_TEST_POSTGRES` (the url of a role that may create databases) that server is used instead.
package actor PostgresCluster {
    package enum Template: Sendable { case empty, migrated }

    /// What went wrong while starting a server for tests.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private static let starting = Mutex<Task<PostgresCluster, any Error>?>(nil)

    /// The one of this process.
    package static func shared() async throws -> PostgresCluster {
        let task = starting.withLock { known in
            if let known { return known }
            let task = Task { try await PostgresCluster.make() }
            known = task
            return task
        }
        return try await task.value
    }

    private let folder: String?
    private let given: String?
    private var template: String?
    private var count = 0
    private var making: Task<String, any Error>?
    private let prefix = "binome_test_\(getpid())_\(UInt32.random(in: 0...UInt32.max))"

    private init(folder: String?, given: String?) {
        self.folder = folder
        self.given = given
    }

    private static func make() async throws -> PostgresCluster {
        if let given = ProcessInfo.processInfo.environment["BINOME_TEST_POSTGRES"] {
            return PostgresCluster(folder: nil, given: given)
        }
        return try await startOwn()
    }

    /// A further server of a test's own, which it may stop and start. It is removed when the process ends.
    package static func startOwn() async throws -> PostgresCluster {
        let folder = "/tmp/binome-pg-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        if getuid() == 0 { try await command("/bin/chown", ["postgres", folder]) }
        let data = folder + "/data"
        try await postgres(
            "initdb", ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
        let settings = """

            listen_addresses = ''
            unix_socket_directories = '\(folder)'
            fsync = off
            full_page_writes = off
            synchronous_commit = off
            max_connections = 200
            shared_buffers = 64MB

            """
        let cluster = PostgresCluster(folder: folder, given: nil)
        let file = folder + "/settings.conf"
        try settings.write(toFile: file, atomically: false, encoding: .utf8)
        try await command("/bin/sh", ["-c", "cat '\(file)' >> '\(data)/postgresql.conf'"])
        AtExit.stop(folder: folder)
        try await cluster.start()
        return cluster
    }

    /// Starts the server and waits until it answers.
    package func start() async throws {
        guard let folder else { return }
        try await Self.postgres("pg_ctl", ["-D", folder + "/data", "-w", "-s", "-l", folder + "/log", "start"])
    }

    /// Stops the server at once, breaking every connection.
    package func stop() async throws {
        guard let folder else { return }
        try await Self.postgres("pg_ctl", ["-D", folder + "/data", "-w", "-s", "-m", "fast", "stop"])
    }

    /// The url of a database here.
    package nonisolated func url(of name: String) -> String {
        if let folder { return "postgres://postgres@/\(name)?host=\(folder)" }
        var parts = URLComponents(string: given ?? "")
        parts?.path = "/" + name
        return parts?.string ?? ""
    }

    /// A new database; its name.
    package func create(_ template: Template) async throws -> String {
        count += 1
        let name = "\(prefix)_\(count)"
        switch template {
        case .empty: try await sql("CREATE DATABASE \(name) TEMPLATE template0")
        case .migrated:
            let source = try await migrated()
            try await sql("CREATE DATABASE \(name) TEMPLATE \(source)")
        }
        return name
    }

    package func drop(_ name: String) async {
        try? await sql("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    }

    /// Migrated once, cloned for each test.
    private func migrated() async throws -> String {
        if let making { return try await making.value }
        let name = prefix + "_template"
        let task = Task { [self] in
            try await sql("CREATE DATABASE \(name) TEMPLATE template0")
            let database = try Database(.postgres(url: url(of: name)), logger: testLogger)
            _ = try await database.migrate()
            await database.close()
            return name
        }
        making = task
        return try await task.value
    }

    private func sql(_ text: String) async throws {
        try await Self.command(
            "/usr/bin/psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url(of: "postgres"), "-c", text])
    }

    private static func postgres(_ name: String, _ arguments: [String]) async throws {
        let path = try programs() + "/" + name
        if getuid() == 0 {
            try await command("/usr/sbin/runuser", ["-u", "postgres", "--", path] + arguments)
        } else {
            try await command(path, arguments)
        }
    }

    /// Where Debian keeps the newest server's programs.
    static func programs() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = try FileManager.default.contentsOfDirectory(atPath: root).compactMap(Int.init).sorted()
        guard let newest = versions.last else { throw Failure(description: "PostgreSQL is not installed in \(root)") }
        return "\(root)/\(newest)/bin"
    }

    private static func command(_ path: String, _ arguments: [String]) async throws {
        let status: (Int32, String) = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Program.run(path, arguments) })
            }
        }
        guard status.0 == 0 else { throw Failure(description: "\(path) \(arguments): \(status.1)") }
    }
}
