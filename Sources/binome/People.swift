import ArgumentParser

/// What is done with the people of the organisation.
struct PeopleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Imports the people of the organisation.", subcommands: [PeopleImport.self])
}
