import ArgumentParser
import Foundation
import Mentoring
import Storage
import Web
import Words

/// Administrators from the command line: for whoever has lost their way in.
struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists and makes administrators, and gives links for new passwords.",
        discussion: """
            Examples:
              binome user list --database sqlite:/var/lib/binome/binome.sqlite
              binome user add claire.morel@example.org \\
                --first-name Claire --last-name Morel
              binome user reset claire.morel@example.org
            """,
        subcommands: [UserList.self, UserAdd.self, UserReset.self, UserLostKey.self])
}

/// What `user` says of one person as JSON.
struct UserAnswer: Encodable {
    let person: String
    let name: String?
    let email: String?
    var secondFactor: Bool?
    var link: String?
}

/// Lists the administrators.
struct UserList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the administrators.", discussion: "Example:\n  binome user list --json")

    @OptionGroup var server: ServerFlags
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let all = try await UserCommand.onDatabase(server) { database, _ in
            try await database.read { try Administrator.all(in: $0) }
        }
        if json {
            CommandOutput.json(
                all.map {
                    UserAnswer(person: $0.person.text, name: $0.name, email: $0.email, secondFactor: $0.hasSecondFactor)
                })
        } else if all.isEmpty {
            CommandOutput.line("There is no administrator yet: `binome serve` prints a code to make one.")
        } else {
            for one in all {
                CommandOutput.line(
                    "\(one.name) <\(one.email ?? "–")>\(one.hasSecondFactor ? "" : " (no second factor yet)")")
            }
        }
    }
}

/// Makes an administrator, and prints a link with which they choose their password.
struct UserAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Makes somebody an administrator, and prints a link to choose a password.",
        discussion: """
            The person of that address where there is one, else a new one. The link works once, for an hour.
            Example:
              binome user add claire.morel@example.org \\
                --first-name Claire --last-name Morel
            """)

    @OptionGroup var server: ServerFlags
    @Option(help: "As people call them.") var firstName: String
    @Option(help: "The family name.") var lastName: String
    @Flag(help: "As JSON.") var json = false
    @Argument(help: "The e-mail address.") var email: String

    func run() async throws {
        let (first, last, typed) = (firstName, lastName, email)
        let answer = try await UserCommand.onDatabase(server, makes: true) { database, configuration in
            try await database.write { tx in
                let now = UserCommand.now()
                let administrator = try NewAdministrator(firstName: first, lastName: last, email: typed)
                let person = try SetUp.make(administrator, password: nil, by: .product, in: tx, at: now)
                return UserAnswer(
                    person: person.text, name: "\(first) \(last)", email: administrator.email,
                    link: try UserCommand.link(for: person, configuration, in: tx, at: now))
            }
        }
        UserCommand.say(answer, json: json)
    }
}

/// Prints a link with which somebody chooses a new password.
struct UserReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Prints a link with which somebody chooses a new password.",
        discussion: "The link works once, for an hour.\nExample:\n  binome user reset claire.morel@example.org")

    @OptionGroup var server: ServerFlags
    @Flag(help: "As JSON.") var json = false
    @Argument(help: "The e-mail address.") var email: String

    func run() async throws {
        let typed = email
        let answer = try await UserCommand.onDatabase(server) { database, configuration in
            try await database.write { tx in
                let now = UserCommand.now()
                guard let person = try People.find(email: typed, in: tx) else {
                    throw Refused("Nobody has the address \(typed).", key: "address_unknown")
                }
                return UserAnswer(
                    person: person.text, name: nil, email: typed,
                    link: try UserCommand.link(for: person, configuration, in: tx, at: now))
            }
        }
        UserCommand.say(answer, json: json)
    }
}

/// What the commands about people share.
enum UserCommand {
    static func now() -> Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// - Parameter makes: a database that is not there yet is made; else it is refused, as the path may be mistyped.
    static func onDatabase<T: Sendable>(
        _ flags: ServerFlags, makes: Bool = false,
        _ body: @Sendable (Database, ServerConfiguration) async throws -> T
    ) async throws -> T {
        let configuration = try flags.configuration()
        if case .sqlite(let path) = try DatabaseAddress(configuration.database), !makes,
            !FileManager.default.fileExists(atPath: path)
        {
            throw Refused("There is no database at \(path).", key: "database.absent")
        }
        let database = try CommandDatabase.open(configuration)
        do {
            _ = try await database.migrate()
            let answer = try await body(database, configuration)
            await database.close()
            return answer
        } catch {
            await database.close()
            if let refusal = error as? Refusal {
                throw Refused(words(of: refusal), key: refusal.problems.first?.key ?? "refused")
            }
            throw error
        }
    }

    /// A link to choose a password; it begins with the public address.
    static func link(
        for person: ID<Person>, _ configuration: ServerConfiguration, in tx: Transaction, at now: Instant
    ) throws -> String {
        let token = try AccessLinks.make(.password, person, in: tx, at: now)
        let base = configuration.publicURLGiven ? nil : try Organisation.read(in: tx)?.publicURL
        return (base ?? configuration.publicURL) + "/password/\(token)"
    }

    static func say(_ answer: UserAnswer, json: Bool) {
        if json {
            CommandOutput.json(answer)
        } else {
            CommandOutput.line(
                "\(answer.email ?? ""): open this within the hour to choose a password.\n\(answer.link ?? "")")
        }
    }

    /// The reasons in English, as everything on the command line.
    private static func words(of refusal: Refusal) -> String {
        guard let catalogue = try? Catalogue.embedded() else {
            return refusal.problems.map(\.key).joined(separator: ", ")
        }
        return Problems(refusal, in: Phrases(catalogue, in: .english)).all.map(\.sentence).joined(separator: " ")
    }
}
