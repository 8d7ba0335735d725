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

    /// Where its socket is: the host of its url. Nil for a server that was given.
    package nonisolated let folder: String?
    private let given: String?
    private var template: String?
    private var count = 0
    /// In the name of its socket, too.
    private var port = 5432
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
    /// - Parameter settings: more lines of its configuration.
    package static func startOwn(_ settings: String = "") async throws -> PostgresCluster {
        let folder = try await newFolder()
        let data = folder + "/data"
        try await postgres(
            "initdb", ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
        let all = """

            listen_addresses = ''
            unix_socket_directories = '\(folder)'
            fsync = off
            full_page_writes = off
            synchronous_commit = off
            max_connections = 200
            shared_buffers = 64MB
            \(settings)

            """
        let cluster = PostgresCluster(folder: folder, given: nil)
        let file = folder + "/settings.conf"
        try all.write(toFile: file, atomically: false, encoding: .utf8)
        try await command("/bin/sh", ["-c", "cat '\(file)' >> '\(data)/postgresql.conf'"])
        AtExit.stop(folder: folder)
        try await cluster.start()
        return cluster
    }

    private static func newFolder() async throws -> String {
        let folder = "/tmp/binome-pg-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        if getuid() == 0 { try await command("/bin/chown", ["postgres", folder]) }
        return folder
    }

    /// A second server that follows this one and may be read meanwhile.
    package func standby() async throws -> PostgresCluster {
        guard let folder else { throw Failure(description: "a server that was given has no standby") }
        let other = try await Self.newFolder()
        try await Self.postgres(
            "pg_basebackup",
            ["-D", other + "/data", "-h", folder, "-U", "postgres", "-R", "-X", "stream", "-c", "fast"])
        let cluster = PostgresCluster(folder: other, given: nil)
        let place = "unix_socket_directories = '\(other)'"
        try await Self.command("/bin/sh", ["-c", "echo \"\(place)\" >> '\(other)/data/postgresql.conf'"])
        AtExit.stop(folder: other)
        try await cluster.start()
        return cluster
    }

    /// A standby becomes a server that may be written to.
    package func promote() async throws {
        guard let folder else { return }
        try await Self.postgres("pg_ctl", ["-D", folder + "/data", "-w", "-s", "promote"])
    }

    /// Starts the server and waits until it answers.
    /// - Parameter fileBlocks: the most that a file of it may hold, in blocks of 512 bytes: a disk that is full.
    package func start(fileBlocks: Int? = nil) async throws {
        guard let folder else { return }
        let control = ["-D", folder + "/data", "-w", "-s", "-l", folder + "/log", "start"]
        guard let fileBlocks else { return try await Self.postgres("pg_ctl", control) }
        let path = try Self.programs() + "/pg_ctl"
        let limited = ["/bin/sh", "-c", "ulimit -f \(fileBlocks); exec \"$0\" \"$@\"", path] + control
        if getuid() == 0 {
            try await Self.command("/usr/sbin/runuser", ["-u", "postgres", "--"] + limited)
        } else {
            try await Self.command(limited[0], Array(limited.dropFirst()))
        }
    }

    /// From now on it listens on a port of localhost, to TLS alone. `certificate` is a path without `.crt` and `.key`.
    package func encrypt(certificate: String, port: Int) async throws {
        guard let folder else { return }
        let data = folder + "/data"
        let lines = "listen_addresses = 'localhost'\nport = \(port)\nssl = on\n"
        try await Self.command(
            "/bin/sh",
            [
                "-c",
                """
                cp '\(certificate).crt' '\(data)/server.crt' && cp '\(certificate).key' '\(data)/server.key' &&
                chmod 600 '\(data)/server.key' && chown --reference='\(data)' '\(data)'/server.* &&
                printf "\(lines)" >> '\(data)/postgresql.conf' &&
                printf 'local all all trust\\nhostssl all all all trust\\n' > '\(data)/pg_hba.conf'
                """,
            ])
        self.port = port
        try await stop()
        try await start()
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
            "/usr/bin/psql",
            ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url(of: "postgres")] + (folder == nil ? [] : ["-p", "\(port)"])
                + ["-c", text])
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
