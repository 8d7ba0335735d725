import ArgumentParser
import Foundation
import Mentoring
import Storage

/// The way out when the master key is lost for good.
struct UserLostKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lost-key", abstract: "The master key is lost for good: lets the server start with a new one.",
        discussion: """
            Stop the server first. What only the lost key could read is taken away: second factors and their \
            recovery codes, codes on paper, the mail server's settings. People, programmes, pairs and passwords \
            stay. Whoever had a second factor sets one up again at the next sign-in. Example:
              binome user lost-key --database sqlite:/var/lib/binome/binome.sqlite
            Refused (exit 1) while the key is there and fits: then nothing is lost.
            """)

    @OptionGroup var server: ServerFlags
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        if case .sqlite(let path) = try DatabaseAddress(server.configuration().database),
            Database.isOpenElsewhere(sqlite: path)
        {
            throw Refused("Another program has \(path) open: stop the server first.")
        }
        let count = try await UserCommand.onDatabase(server) { database, configuration in
            if FileManager.default.fileExists(atPath: configuration.masterKey),
                (try? await Assembly.masterKey(at: configuration.masterKey, of: database)) != nil
            {
                throw Refused("The master key \(configuration.masterKey) is there and fits: nothing is lost.")
            }
            return try await database.write { try SealedValues.forget(in: $0, at: UserCommand.now()) }
        }
        if json {
            CommandOutput.json(LostKeyAnswer(secondFactors: count))
        } else {
            CommandOutput.line(
                "Done: \(count) second factor\(count == 1 ? "" : "s") taken away. Start the server: it makes a new key. "
                    + "Then type the mail server again under Settings.")
        }
    }
}

private struct LostKeyAnswer: Encodable {
    let secondFactors: Int
}
