import ArgumentParser
import Foundation
import Testing

@testable import binome

/// What whoever runs the server may decide: by flag, environment or file, all in one table.
@Suite struct `Options` {
    @Test func `are written down in docs`() throws {
        var text = """
            # Options

            Of `binome serve`, and where they apply of the other commands. A flag stands above the environment, the environment
            above the file named by `--config FILE` (JSON, `{"port": 8080}`) or `BINOME_CONFIG`. An unknown name, in the
            environment (`BINOME_…`) or in the file, is refused.

            | flag | environment | example | when nothing is said | meaning |
            | --- | --- | --- | --- | --- |

            """
        for option in ServerOption.all {
            let example = option.example.map { "`\($0)`" } ?? "–"
            text +=
                "| `--\(option.name)` | `\(option.variable)` | \(example) | \(option.standard) | \(option.meaning) |\n"
        }
        try WrittenDocument.compare(text, with: "docs/options.md")
    }

    @Test func `are each a flag of serve`() {
        let help = Serve.helpMessage(columns: 200)
        for option in ServerOption.all { #expect(help.contains("--\(option.name)"), "\(option.name)") }
    }

    @Test(arguments: ServerOption.all.map(\.name))
    func `mean the same as a flag, in the environment and in a file`(name: String) throws {
        let option = try #require(ServerOption.all.first { $0.name == name })
        let example = option.example ?? "yes"
        let nothing = try ServerConfiguration.read(flags: [:], file: nil, environment: [:])
        let flag = try ServerConfiguration.read(flags: [name: example], file: nil, environment: [:])
        let environment = try ServerConfiguration.read(
            flags: [:], file: nil, environment: [option.variable: example])
        let path = NSTemporaryDirectory() + "binome-options-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try JSONEncoder().encode([name: example]).write(to: URL(filePath: path))
        let file = try ServerConfiguration.read(flags: [:], file: path, environment: [:])
        #expect(flag == environment && flag == file)
        // Examples that equal the standard change nothing.
        if !option.standard.hasPrefix(example) { #expect(flag != nothing) }
    }

    @Test func `stand in the order flag, environment, file`() throws {
        let path = NSTemporaryDirectory() + "binome-options-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(#"{"port": "1003", "host": "10.0.0.3", "spool": "/three"}"#.utf8).write(to: URL(filePath: path))
        let read = try ServerConfiguration.read(
            flags: ["port": "1001"], file: path, environment: ["BINOME_PORT": "1002", "BINOME_HOST": "10.0.0.2"])
        #expect(read.port == 1001 && read.host == "10.0.0.2" && read.spool == "/three")
    }

    @Test func `hold what was said, each in its place`() throws {
        let said = try ServerConfiguration.read(
            flags: [
                "database": "sqlite:/d", "host": "10.0.0.9", "port": "1", "public-url": "https://mentoring.example.org",
                "trusted-proxies": "10.0.0.1, 10.0.0.2", "metrics-port": "2", "master-key": "/k", "spool": "/s",
                "mail-server": "smtp://m.example.org", "password-cost": "12", "log-level": "debug", "development": "on",
                "assets": "/tmp",
            ], file: nil, environment: [:])
        let expected = ServerConfiguration(
            database: "sqlite:/d", host: "10.0.0.9", port: 1, publicURL: "https://mentoring.example.org",
            publicURLGiven: true, trustedProxies: ["10.0.0.1", "10.0.0.2"], metricsPort: 2, masterKey: "/k",
            spool: "/s", mailServer: "smtp://m.example.org", passwordCost: 12, logLevel: "debug", development: true,
            assets: "/tmp")
        #expect(said == expected)
        #expect(Set(ServerOption.all.map(\.name)).count == 13, "an option more: say it here")
        let nothing = try ServerConfiguration.read(flags: [:], file: nil, environment: [:])
        #expect(nothing.publicURL == "http://127.0.0.1:8080" && !nothing.publicURLGiven && nothing.metricsPort == nil)
        #expect(nothing.masterKey == "binome.sqlite.key" && nothing.trustedProxies.isEmpty && !nothing.development)
    }

    @Test func `give a public address that browsers take, for IPv6 too`() throws {
        for (host, url) in [("::1", "http://[::1]:8080"), ("127.0.0.1", "http://127.0.0.1:8080")] {
            #expect(try ServerConfiguration.read(flags: ["host": host], file: nil, environment: [:]).publicURL == url)
        }
    }

    @Test func `in a file may be numbers, truth values and lists, and a name that is none is refused`() throws {
        let path = NSTemporaryDirectory() + "binome-options-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        func read(_ text: String) throws -> ServerConfiguration {
            try Data(text.utf8).write(to: URL(filePath: path))
            return try ServerConfiguration.read(flags: [:], file: path, environment: [:])
        }
        let options = try read(
            #"{"port": 8111, "development": true, "trusted-proxies": ["10.0.0.1", "10.0.0.2"]}"#)
        #expect(options.port == 8111 && options.development && options.trustedProxies == ["10.0.0.1", "10.0.0.2"])
        for text in [#"{"prot": 8111}"#, #"{"port": {}}"#, "[]", "port=8111", #"{"port": 81.5}"#] {
            #expect(throws: ValidationError.self, "\(text)") { try read(text) }
        }
    }

    @Test(arguments: [
        ["BINOME_PROT": "8080"], ["BINOME_PORT": "eight"], ["BINOME_PORT": "65536"], ["BINOME_PASSWORD_COST": "3"],
        ["BINOME_PUBLIC_URL": "mentoring.example.org"], ["BINOME_PUBLIC_URL": "https://example.org/path"],
        ["BINOME_DEVELOPMENT": "perhaps"], ["BINOME_DATABASE": "mysql://x"], ["BINOME_MAIL_SERVER": "nonsense"],
        ["BINOME_LOG_LEVEL": "loud"], ["BINOME_ASSETS": "/nowhere"],
    ])
    func `that cannot be are refused`(environment: [String: String]) {
        #expect(throws: ValidationError.self) {
            _ = try ServerConfiguration.read(flags: [:], file: nil, environment: environment)
        }
    }
}
