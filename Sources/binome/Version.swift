import ArgumentParser

/// Says which version this is.
struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the version.", discussion: "Example:\n  binome version")
    static let text = "0.1.0"

    @Flag(help: "As JSON.") var json = false

    func run() {
        CommandOutput.line(json ? "{\"version\":\"\(Self.text)\"}" : "binome \(Self.text)")
    }
}
