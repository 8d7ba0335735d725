import Foundation

/// One thing that whoever runs the server may decide. The table of all of them is `docs/options.md`.
struct ServerOption: Sendable {
    /// As in the configuration file: `public-url`; as a flag `--public-url`; in the environment `BINOME_PUBLIC_URL`.
    let name: String
    /// What a value looks like; nil for a switch.
    let example: String?
    /// What holds when nothing is said.
    let standard: String
    let meaning: String

    var variable: String { "BINOME_" + name.uppercased().replacingOccurrences(of: "-", with: "_") }

    static let all = [
        ServerOption(
            name: "database", example: "sqlite:/var/lib/binome/binome.sqlite", standard: "sqlite:binome.sqlite",
            meaning: "Where the data is: `sqlite:PATH` or `postgres://user@host1,host2/name?sslmode=verify-full`."),
        ServerOption(name: "host", example: "127.0.0.1", standard: "127.0.0.1", meaning: "The address to listen on."),
        ServerOption(name: "port", example: "8080", standard: "8080", meaning: "The port to listen on."),
        ServerOption(
            name: "public-url", example: "https://mentoring.example.org", standard: "http://HOST:PORT",
            meaning: "How people reach this server: every link in a mail begins with it."),
        ServerOption(
            name: "trusted-proxies", example: "127.0.0.1,10.0.0.5", standard: "none",
            meaning: "Addresses of reverse proxies whose `X-Forwarded-For` is believed."),
        ServerOption(
            name: "metrics-port", example: "9090", standard: "none",
            meaning: "Serves `/metrics` (Prometheus text) on this port of 127.0.0.1."),
        ServerOption(
            name: "master-key", example: "/etc/binome/master.key",
            standard: "beside the SQLite file, else ./binome.key",
            meaning: "The file of the master key (made at first start, mode 0600). Keep a copy away from the backups."),
        ServerOption(
            name: "spool", example: "/var/lib/binome/spool", standard: "a folder below the system's temporary one",
            meaning: "Where uploads and exports wait."),
        ServerOption(
            name: "mail-server", example: "smtp://user:password@mail.example.org:587?security=starttls",
            standard: "what set-up asked for",
            meaning: "The mail server; stands above what was typed at set-up."),
        ServerOption(
            name: "password-cost", example: "15", standard: "15",
            meaning: "Work to check a password: scrypt with N = 2 to this power."),
        ServerOption(
            name: "log-level", example: "info", standard: "notice",
            meaning: "`trace`, `debug`, `info`, `notice`, `warning`, `error`."),
        ServerOption(
            name: "development", example: nil, standard: "off", meaning: "The living page of components at `/design`."),
        ServerOption(
            name: "assets", example: "Sources/Web", standard: "embedded",
            meaning: "Reads styles and scripts from this folder while developing."),
    ]
}
