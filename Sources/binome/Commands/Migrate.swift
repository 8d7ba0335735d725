import ArgumentParser
import Logging
import Storage

/// Brings a database to the newest schema.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database to this version's schema.",
        discussion: """
            `serve` does it by itself at start; this is for whoever wants to do it first, and see.
            Example:
              binome migrate --database sqlite:/var/lib/binome/binome.sqlite --dry-run
            Exit code 1: the database was written by a newer version, or a migration was edited.
            """)

    @OptionGroup var server: ServerFlags
    @Flag(help: "Says what is due, and changes nothing.") var dryRun = false
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let names = try await migrations(server.configuration()).map(\.name)
        if json {
            CommandOutput.json(["pending": dryRun ? names : [], "applied": dryRun ? [] : names])
        } else if names.isEmpty {
            CommandOutput.line("The schema is up to date.")
        } else {
            CommandOutput.line((dryRun ? "Due: " : "Applied: ") + names.joined(separator: ", "))
        }
    }

    /// Those that are due, or were done.
    private func migrations(_ configuration: ServerConfiguration) async throws -> [Migration] {
        if dryRun, await !Database.isMade(try DatabaseAddress(configuration.database)) {
            return Database.everyMigration
        }
        let database = try CommandDatabase.open(configuration)
        do {
            let found = try await dryRun ? database.pending() : database.migrate()
            await database.close()
            return found
        } catch {
            await database.close()
            throw error
        }
    }
}
