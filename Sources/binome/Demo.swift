import ArgumentParser
import Foundation
import Mentoring
import Storage
import Web

/// Shows the product with an invented organisation.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fills an invented organisation and serves it, to look around.",
        discussion: """
            Example:
              binome demo
            Prints the address and a link for each kind of user. Nobody needs a password or a second factor here, and no \
            mail leaves: what would be sent is shown on a page. Never point it at real data.
            """)

    @OptionGroup var server: ServerFlags
    @OptionGroup var listen: ListenFlags
    @Option(help: "Another number makes another organisation.") var seed: UInt64 = 1
    @Option(help: ArgumentHelp("The day to pretend it is.", valueName: "yyyy-mm-dd")) var today: String?

    func run() async throws {
        var flags = listen.values
        if server.database == nil { flags["database"] = "sqlite:binome-demo.sqlite" }
        let configuration = try server.configuration(with: flags)
        let day = today ?? String(ISO8601DateFormatter().string(from: Date()).prefix(10))
        let organisation: DemonstrationOrganisation
        do { organisation = try DemonstrationOrganisation.make(seed: seed, today: day) } catch {
            throw ValidationError("--today is a date such as 2026-11-24.")
        }
        let cast = organisation.cast
        try await Server(configuration, cast: cast).run(
            prepared: { try await DemonstrationFilling.fill(organisation, in: $0) },
            started: { _, port in
                Self.greet(organisation.name, cast, address: ServerConfiguration.address(configuration.host, port))
            })
    }

    private static func greet(_ name: String, _ cast: [Web.CastMember], address: String) {
        var lines = ["", "\(name) is open at \(address)", "", "Sign in as:"]
        for member in cast {
            let name = member.name.padding(toLength: 20, withPad: " ", startingAt: 0)
            let part = member.part.padding(toLength: 14, withPad: " ", startingAt: 0)
            lines.append("  \(part) \(name) \(address)/demonstration/cast/\(member.part)")
        }
        lines += ["", "Mails that would be sent: \(address)/demonstration/mails", "Stop with Control-C.", ""]
        // Written at once even where the output is a file: `print` would keep it.
        try? FileHandle.standardOutput.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
    }
}

extension DemonstrationOrganisation {
    /// Whom a visitor may sign in as, those who run the programme first.
    var cast: [Web.CastMember] {
        characters.compactMap { character in
            people.first { $0.staffNumber == character.person }.map {
                Web.CastMember(
                    part: character.part.rawValue, staffNumber: $0.staffNumber, name: "\($0.firstName) \($0.lastName)")
            }
        }.sorted { $0.order < $1.order }
    }
}
