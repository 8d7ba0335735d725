import ArgumentParser
import Configuration
import Foundation
import Logging
import Mail
import Mentoring
import Storage
import Web

/// What a server was told, by flag, else environment, else file, else by default.
struct ServerConfiguration: Sendable, Equatable {
    var database: String
    var host: String
    var port: Int
    var publicURL: String
    /// Was it said, or is it where we listen?
    var publicURLGiven: Bool
    var trustedProxies: Set<String>
    var metricsPort: Int?
    var masterKey: String
    var spool: String
    var mailServer: String?
    var passwordCost: Int
    var logLevel: String
    var development: Bool
    var assets: String?

    /// Reads the four places in their order.
    /// - Parameters:
    ///   - flags: what the command line said, by option name.
    ///   - file: a JSON file; nil where none was named.
    /// - Throws: `ValidationError` for an unknown name in the environment or the file, or a value that is none.
    static func read(
        flags: [String: String], file: String?, environment: [String: String]
    ) throws -> ServerConfiguration {
        try EnvironmentNames.check(environment)
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                name: "flags",
                values: Dictionary(
                    uniqueKeysWithValues: flags.map {
                        (AbsoluteConfigKey(["binome", $0.key]), ConfigValue(.string($0.value), isSecret: false))
                    })),
            EnvironmentVariablesProvider(environmentVariables: environment),
        ]
        if let file { providers.append(try ConfigurationFile.provider(file)) }
        return try build(ConfigReader(providers: providers).scoped(to: "binome"), environment: environment)
    }

    private static func build(_ reader: ConfigReader, environment: [String: String]) throws -> ServerConfiguration {
        func text(_ name: String) -> String? {
            let value = reader.string(forKey: ConfigKey([name]))
            return value?.isEmpty == true ? nil : value
        }
        func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
            guard let value = text(name) else { return nil }
            guard let number = Int(value), range.contains(number) else {
                throw ValidationError(
                    "\(name) is a number from \(range.lowerBound) to \(range.upperBound), not \(value).")
            }
            return number
        }
        func flag(_ name: String) throws -> Bool {
            switch text(name)?.lowercased() {
            case nil, "no", "false", "0", "off": return false
            case "yes", "true", "1", "on": return true
            default: throw ValidationError("\(name) is yes or no.")
            }
        }
        let database = text("database") ?? "sqlite:binome.sqlite"
        do { _ = try DatabaseAddress(database) } catch {
            throw ValidationError("database is sqlite:PATH or postgres://user@host/name.")
        }
        let host = text("host") ?? "127.0.0.1"
        let port = try number("port", in: 0...65535) ?? 8080
        let given = try publicURL(text("public-url"))
        return ServerConfiguration(
            database: database, host: host, port: port, publicURL: given ?? address(host, port),
            publicURLGiven: given != nil,
            trustedProxies: try proxies(text("trusted-proxies")),
            metricsPort: try number("metrics-port", in: 0...65535),
            masterKey: text("master-key") ?? standardKey(beside: database),
            spool: text("spool") ?? NSTemporaryDirectory() + "binome-spool-\(getuid())",
            mailServer: try mailServer(text("mail-server")),
            passwordCost: try number("password-cost", in: 4...20) ?? 15,
            logLevel: try logLevel(text("log-level")),
            development: try flag("development"),
            assets: try folder(text("assets")))
    }

    /// Where a server listens, as browsers take it: an address of IPv6 stands in brackets.
    static func address(_ host: String, _ port: Int) -> String {
        host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
    }

    private static func logLevel(_ text: String?) throws -> String {
        guard let text else { return "notice" }
        guard Logger.Level(rawValue: text) != nil else {
            throw ValidationError("log-level is trace, debug, info, notice, warning or error, not \(text).")
        }
        return text
    }

    /// The value itself is not said again: it may hold a password.
    private static func mailServer(_ text: String?) throws -> String? {
        guard let text else { return nil }
        do { _ = try MailServer(url: text) } catch {
            throw ValidationError(
                "mail-server is an address such as smtp://user:password@mail.example.org:587?security=starttls.")
        }
        return text
    }

    private static func folder(_ text: String?) throws -> String? {
        guard let text else { return nil }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: text, isDirectory: &isFolder), isFolder.boolValue else {
            throw ValidationError("assets is a folder; there is none at \(text).")
        }
        return text
    }

    /// A name or a range of addresses would never be that of a peer, and every visitor would be taken for the proxy.
    private static func proxies(_ text: String?) throws -> Set<String> {
        Set(
            try (text ?? "").split(separator: ",").map { item in
                let typed = item.trimmingCharacters(in: .whitespaces)
                guard let address = NetworkAddress.normal(typed) else {
                    throw ValidationError("trusted-proxies are addresses such as 127.0.0.1,10.0.0.5, not \(typed).")
                }
                return address
            })
    }

    private static func publicURL(_ text: String?) throws -> String? {
        guard let text else { return nil }
        guard let url = PublicAddress.normal(text) else {
            throw ValidationError("public-url is an address such as https://mentoring.example.org, not \(text).")
        }
        return url
    }

    private static func standardKey(beside database: String) -> String {
        guard database.hasPrefix("sqlite:") else { return "binome.key" }
        return String(database.dropFirst("sqlite:".count)) + ".key"
    }
}
