import ArgumentParser

/// The command: one program for the server and for what is done beside it.
@main struct BinomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "binome",
        abstract: "Runs a mentoring programme well, from its first objective to the board report.",
        discussion: """
            Try it with invented people:
              binome demo
            Then with your own:
              binome serve --database sqlite:/var/lib/binome/binome.sqlite --public-url https://mentoring.example.org
            """,
        version: Version.text,
        subcommands: [
            Serve.self,
            Demo.self,
            Match.self,
            Migrate.self,
            User.self,
            Backup.self,
            Restore.self,
            Version.self,
        ])
}

/// Exit codes of every command: 0 done, 1 refused input, 2 usage.
extension ExitCode {
    static let refused = ExitCode(1)
    static let usage = ExitCode(2)
}
