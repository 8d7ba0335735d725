import ArgumentParser

@main struct Binome: AsyncParsableCommand {
    func run() async throws { print("binome") }
}
