import ArgumentParser
import Foundation
import Storage

/// Puts a copy in the database's place.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts a backup in the database's place; the old file is kept aside.",
        discussion: """
            Stop the server first: while it runs, nothing is restored. Example:
              binome restore --database sqlite:/var/lib/binome/binome.sqlite \\
                /backups/binome-2026-11-24.sqlite
            The file is checked before anything is touched: a damaged one, or one written by a newer version, is refused \
            (exit 1). An older one is brought to this version's schema when the server starts.
            The master key is not in a backup: put its file beside the database, or say --master-key where it is.
            """)

    @OptionGroup var server: ServerFlags
    @Flag(help: "As JSON.") var json = false
    @Argument(help: "The backup.") var file: String

    func run() async throws {
        let configuration = try server.configuration()
        guard case .sqlite(let path) = try DatabaseAddress(configuration.database) else {
            throw Refused("PostgreSQL is restored with pg_restore --clean --if-exists --dbname=… \(file).")
        }
        guard FileManager.default.fileExists(atPath: file) else {
            throw Refused("There is no file \(file).", key: "file.absent")
        }
        guard !["", "-wal", "-shm", "-journal"].contains(where: { FilePlace.isSame(file, path + $0) }) else {
            throw Refused("\(file) is the database itself, or belongs to it: name a backup.")
        }
        guard !Database.isOpenElsewhere(sqlite: path) else {
            throw Refused("Another program has \(path) open: stop the server first.")
        }
        // A copy beside the database is checked, so that the backup itself is never written to.
        let draft = path + ".restoring"
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: draft + ending) }
        do { try FileManager.default.copyItem(atPath: file, toPath: draft) } catch {
            throw Refused("\(file) cannot be copied.")
        }
        do { try await check(draft, configuration) } catch {
            for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: draft + ending) }
            throw error
        }
        let kept = try replace(path, with: draft)
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        if json {
            CommandOutput.json(BackupAnswer(file: path, bytes: size, kept: kept))
        } else {
            CommandOutput.line("Restored: \(path)." + (kept.map { " The file that was there is now \($0)." } ?? ""))
            if !FileManager.default.fileExists(atPath: configuration.masterKey) {
                CommandOutput.line(
                    "There is no master key at \(configuration.masterKey): put the one of this backup there before you "
                        + "start the server.")
            }
        }
    }

    /// Opens the copy: sound, of ours, and not newer than we are?
    private func check(_ draft: String, _ configuration: ServerConfiguration) async throws {
        var configuration = configuration
        configuration.database = "sqlite:\(draft)"
        let database = try CommandDatabase.open(configuration)
        do {
            let schema = try await database.schema()
            guard schema.tables.contains(where: { $0.name == "migration" }) else {
                throw Refused("\(file) is a database, but not one of Binôme.")
            }
            _ = try await database.pending()
            await database.close()
        } catch {
            await database.close()
            throw error
        }
    }

    /// Moves the database aside with what belongs to it, and the copy into its place.
    private func replace(_ path: String, with draft: String) throws -> String? {
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: draft + ending) }
        var kept: String?
        if FileManager.default.fileExists(atPath: path) {
            let format = ISO8601DateFormatter()
            format.formatOptions = [.withYear, .withMonth, .withDay, .withTime]
            let aside = "\(path).before-\(format.string(from: Date()).filter { $0.isNumber || $0 == "T" })"
            for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + ending) {
                guard rename(path + ending, aside + ending) == 0 else {
                    throw Refused("\(path) cannot be moved aside.")
                }
            }
            kept = aside
        }
        guard rename(draft, path) == 0 else { throw Refused("\(path) cannot be written.") }
        return kept
    }
}
