import ArgumentParser
import Foundation
import Storage

/// Copies the database while the server runs.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a copy of the database, while the server runs.",
        discussion: """
            Example, each night:
              binome backup --database sqlite:/var/lib/binome/binome.sqlite \\
                /backups/binome-$(date +%F).sqlite
            The master key is not in it, on purpose: keep a copy of its file elsewhere. Without it, what is sealed \
            (second factors, the mail server's password) cannot be read again.
            For PostgreSQL it says which pg_dump to run, and exits with 1.
            """)

    @OptionGroup var server: ServerFlags
    @Flag(help: "Replaces the file where there is one.") var replace = false
    @Flag(help: "As JSON.") var json = false
    @Argument(help: "The file to write.") var file: String

    func run() async throws {
        let configuration = try server.configuration()
        guard case .sqlite(let path) = try DatabaseAddress(configuration.database) else {
            throw Refused(
                """
                PostgreSQL backs itself up, while the server runs:
                  pg_dump --format=custom --file=\(file) '\(try DatabaseAddress(configuration.database).redacted)'
                and back again into an empty database: pg_restore --dbname=… \(file)
                """)
        }
        let folder = URL(filePath: file).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw Refused("\(folder) cannot be written to.")
        }
        guard FileManager.default.fileExists(atPath: path) else {
            throw Refused("There is no database at \(path).", key: "database.absent")
        }
        if FileManager.default.fileExists(atPath: file) {
            guard replace else {
                throw Refused("\(file) exists already; --replace writes over it.", key: "file.exists")
            }
        }
        // Written beside and moved into place: whoever finds the name finds a whole copy.
        let draft = file + ".part"
        try Self.refuse([file, draft], thatAre: path, or: configuration.masterKey)
        try? FileManager.default.removeItem(atPath: draft)
        let database = try CommandDatabase.open(configuration)
        do {
            try await database.backup(to: draft)
            await database.close()
        } catch {
            await database.close()
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
        guard rename(draft, file) == 0 else {
            try? FileManager.default.removeItem(atPath: draft)
            throw Refused("\(file) cannot be written.")
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
        if json {
            CommandOutput.json(BackupAnswer(file: file, bytes: size))
        } else {
            CommandOutput.line("Written: \(file) (\(size) bytes). Keep \(configuration.masterKey) too, elsewhere.")
        }
    }

    /// A copy must not take the place of what a server lives on, whatever path leads there.
    private static func refuse(_ written: [String], thatAre database: String, or key: String) throws {
        for target in written {
            for ending in ["", "-wal", "-shm", "-journal"] where FilePlace.isSame(target, database + ending) {
                let what = ending.isEmpty ? "is the database itself" : "belongs to the database (\(database + ending))"
                throw Refused("\(target) \(what). Name another file for the copy.")
            }
            guard !FilePlace.isSame(target, key) else {
                throw Refused("\(target) is the master key. Name another file for the copy.")
            }
        }
    }
}

/// What `backup` and `restore` say as JSON.
struct BackupAnswer: Encodable {
    let file: String
    let bytes: Int
    var kept: String?
}
