import ArgumentParser
import Foundation

/// The flags of every command that opens the database; each may also be said in the environment or in a file.
struct ServerFlags: ParsableArguments {
    @Option(help: "Where the data is: sqlite:PATH or postgres://…") var database: String?
    @Option(help: "A JSON file of options.") var config: String?
    @Option(help: ArgumentHelp("The file of the master key.", valueName: "path")) var masterKey: String?
    @Option(help: "trace, debug, info, notice, warning or error.") var logLevel: String?
    @Option(help: "Where uploads and exports wait.") var spool: String?
    @Option(help: ArgumentHelp("The mail server: smtp://…", valueName: "url")) var mailServer: String?
    @Option(help: "Work to check a password: scrypt with N = 2 to this power.") var passwordCost: String?

    /// What was said on the command line, by option name.
    var values: [String: String] {
        var values: [String: String] = [:]
        values["database"] = database
        values["master-key"] = masterKey
        values["log-level"] = logLevel
        values["spool"] = spool
        values["mail-server"] = mailServer
        values["password-cost"] = passwordCost
        return values
    }

    /// What holds, with more flags of one command.
    func configuration(with more: [String: String] = [:]) throws -> ServerConfiguration {
        let environment = ProcessInfo.processInfo.environment
        return try ServerConfiguration.read(
            flags: values.merging(more) { $1 }, file: config ?? environment["BINOME_CONFIG"], environment: environment)
    }
}

/// The flags of the commands that listen.
struct ListenFlags: ParsableArguments {
    @Option(help: "The address to listen on.") var host: String?
    @Option(help: "The port to listen on.") var port: String?
    @Option(help: ArgumentHelp("How people reach this server; links begin with it.", valueName: "url")) var publicURL:
        String?
    @Option(help: "Reverse proxies whose X-Forwarded-For is believed, with commas.") var trustedProxies: String?
    @Option(help: "Serves /metrics on this port of 127.0.0.1.") var metricsPort: String?
    @Flag(help: "The living page of components at /design.") var development = false
    @Option(help: ArgumentHelp("Reads styles and scripts from this folder.", valueName: "folder")) var assets: String?

    var values: [String: String] {
        var values: [String: String] = [:]
        values["host"] = host
        values["port"] = port
        values["public-url"] = publicURL
        values["trusted-proxies"] = trustedProxies
        values["metrics-port"] = metricsPort
        if development { values["development"] = "yes" }
        values["assets"] = assets
        return values
    }
}
