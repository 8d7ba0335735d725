import Foundation
package import Logging
package import Storage

/// Runs a test on a fresh database with the whole schema, and removes it afterwards.
///
///     @Test(arguments: Engine.allCases)
///     func `a person is found again`(engine: Engine) async throws {
///         try await withDatabase(engine) { db in … }
///     }
package func withDatabase(_ engine: Engine, _ body: (Database) async throws -> Void) async throws {
    try await withAddress(engine, template: .migrated) { address in
        let database = try Database(address, connections: 3, logger: testLogger)
        do { try await body(database) } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}

/// Hands over the address of an empty database, never migrated; several `Database` values may be opened on it.
package func withEmptyDatabase(_ engine: Engine, _ body: (DatabaseAddress) async throws -> Void) async throws {
    try await withAddress(engine, template: .empty, body)
}

/// Writes nothing.
package let testLogger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

private func withAddress(
    _ engine: Engine, template: PostgresCluster.Template, _ body: (DatabaseAddress) async throws -> Void
) async throws {
    switch engine {
    case .sqlite:
        let folder = NSTemporaryDirectory() + "binome-storage-\(UUID().uuidString.lowercased())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/test.sqlite"
        if template == .migrated {
            try FileManager.default.copyItem(atPath: await SQLiteTemplate.shared.path(), toPath: path)
        }
        try await body(.sqlite(path: path))
    case .postgres:
        let cluster = try await PostgresCluster.shared()
        let name = try await cluster.create(template)
        do { try await body(.postgres(url: cluster.url(of: name))) } catch {
            await cluster.drop(name)
            throw error
        }
        await cluster.drop(name)
    }
}

/// One migrated file per process, copied for each test.
private actor SQLiteTemplate {
    static let shared = SQLiteTemplate()
    private var making: Task<String, any Error>?

    func path() async throws -> String {
        if let making { return try await making.value }
        let task = Task {
            let path = NSTemporaryDirectory() + "binome-template-\(getpid())-\(UUID().uuidString.lowercased()).sqlite"
            let draft = path + ".draft"
            for name in [path, draft, draft + "-wal", draft + "-shm"] { AtExit.remove(name) }
            let database = try Database(.sqlite(path: draft), logger: testLogger)
            _ = try await database.migrate()
            // A copy of the file alone would miss what is still in the write-ahead log.
            try await database.backup(to: path) { _ in }
            await database.close()
            return path
        }
        making = task
        return try await task.value
    }
}
