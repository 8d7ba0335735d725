import ArgumentParser
import Foundation

/// The command: one program for the server and for what is done beside it.
@main struct BinomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "binome",
        abstract: "Runs a mentoring programme well, from its first objective to the board report.",
        discussion: """
            Try it with invented people:
              binome demo
            Then with your own:
              binome serve --database sqlite:/var/lib/binome/binome.sqlite \\
                --public-url https://mentoring.example.org
            """,
        version: Version.text,
        subcommands: [
            Serve.self,
            Demo.self,
            PeopleCommand.self,
            Match.self,
            Migrate.self,
            User.self,
            Backup.self,
            Restore.self,
            Version.self,
        ])

    /// Help is given whatever else is wrong.
    private static var asksForHelp: Bool {
        let words = CommandLine.arguments.dropFirst()
        return words.first == "help" || words.contains { ["--help", "-help", "-h"].contains($0) }
    }

    /// Runs the command that was asked for. Exit codes: 0 done, 1 refused input, 2 usage.
    static func main() async {
        CommandOutput.reserve()
        do {
            var command = try parseAsRoot()
            if !asksForHelp { try EnvironmentNames.check(ProcessInfo.processInfo.environment) }
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let error = CommandFaults.told(error)
            if CommandFaults.isAnswerJSON, let answer = CommandFaults.answer(error) { CommandOutput.json(answer) }
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            CommandOutput.aside(fullMessage(for: error))
            Foundation.exit(ExitCode.usage.rawValue)
        }
    }
}

/// Exit codes of every command: 0 done, 1 refused input, 2 usage.
extension ExitCode {
    static let refused = ExitCode(1)
    static let usage = ExitCode(2)
}
