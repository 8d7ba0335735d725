import ArgumentParser

/// What is done with the people of the organisation.
struct PeopleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Imports the people of the organisation.",
        discussion: """
            Example:
              binome people import staff.xlsx --dry-run --json \\
                --database sqlite:/var/lib/binome/binome.sqlite
            """,
        subcommands: [PeopleImport.self])
}
