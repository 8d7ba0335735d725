import ArgumentParser
import Foundation
import Testing

@testable import binome

/// What is typed: refused with a sentence that helps, and taught by examples that work.
@Suite struct `The command line` {
    @Test(arguments: [
        ["serve", "--prot", "1"], ["nonsense"], ["backup"], ["serve", "--port", "eight"],
        ["serve", "--database", "mysql://x"], ["migrate", "--database", "mysql://x"],
        ["serve", "--mail-server", "nonsense"], ["serve", "--log-level", "loud"], ["serve", "--assets", "/nowhere"],
        ["serve", "--config", "/nowhere.json"], ["demo", "--today", "tomorrow"], ["match"], ["user", "add", "a@b.org"],
        ["people", "import"], ["serve", "--trusted-proxies", "10.0.0.0/8"],
        ["serve", "--trusted-proxies", "127.0.0.1,proxy.example.org"],
        ["serve", "--public-url", "https://a.example/b"],
        ["serve", "--public-url", "https://a.example#b"], ["serve", "--public-url", "https://u:p@a.example"],
        ["serve", "--public-url", "https://a b.example"], ["serve", "--public-url", "ftp://a.example"],
        ["serve", "--public-url", "https://a.example:0"],
    ])
    func `a mistake in what was typed ends with 2, and says what was meant`(arguments: [String]) async throws {
        let answer = try await ServerProcess.run(arguments)
        #expect(answer.code == 2, "\(answer.errors)")
        #expect(answer.errors.contains("Error: ") && answer.output.isEmpty, "\(answer.errors)")
    }

    /// What the machine refuses: one sentence, no name of a Swift type, exit code 1.
    @Test func `what cannot be done ends with 1, and says why`() async throws {
        try await withFolder { folder in
            let taken = try HoldingMailServer(holds: true)
            let serve = ["serve", "--database", "sqlite:\(folder)/a.sqlite"]
            try Data("short".utf8).write(to: URL(filePath: "\(folder)/short.key"))
            chmod("\(folder)/short.key", 0o600)
            try Data(count: 32).write(to: URL(filePath: "\(folder)/open.key"))
            chmod("\(folder)/open.key", 0o644)
            try FileManager.default.createDirectory(atPath: "\(folder)/open", withIntermediateDirectories: false)
            chmod("\(folder)/open", 0o777)
            let cases: [(arguments: [String], words: String)] = [
                (serve + ["--port", "\(taken.port)"], "taken by another program"),
                (
                    serve + ["--port", "0", "--metrics-port", "\(taken.port)"],
                    "Port \(taken.port) of 127.0.0.1 is taken"
                ),
                (serve + ["--port", "0", "--host", "203.0.113.9"], "no address 203.0.113.9"),
                (serve + ["--port", "0", "--host", "nobody.invalid"], "Nobody knows an address of nobody.invalid"),
                (serve + ["--port", "0", "--master-key", "/nowhere/k"], "No such file or directory"),
                (serve + ["--port", "0", "--master-key", "\(folder)/short.key"], "5 bytes, not 32"),
                (serve + ["--port", "0", "--master-key", "\(folder)/open.key"], "chmod 600"),
                (serve + ["--port", "0", "--spool", "/proc/spool"], "/proc/spool"),
                (serve + ["--port", "0", "--spool", "\(folder)/open"], "all may write to it"),
                (["serve", "--database", "sqlite:/nowhere/a.sqlite"], "cannot be reached"),
                (["migrate", "--database", "sqlite:\(folder)"], "cannot be reached"),
                (["user", "list", "--database", "postgres://binome:hunter2@127.0.0.1:1/x"], "cannot be reached"),
                (
                    ["backup", "/nowhere/copy", "--database", "sqlite:\(folder)/a.sqlite"],
                    "/nowhere cannot be written to"
                ),
                (["match", "/nowhere.csv"], "No such file"), (["people", "import", "/nowhere.csv"], "No such file"),
            ]
            for one in cases {
                let answer = try await ServerProcess.run(one.arguments)
                #expect(answer.code == 1 && answer.errors.contains(one.words), "\(one.arguments): \(answer.errors)")
                #expect(!answer.errors.contains("hunter2"))
                let last = answer.errors.split(separator: "\n").last ?? ""
                // A sentence, and nothing that only a programmer could read.
                #expect(last.hasPrefix("Error: ") && last.contains(" ") && !last.contains("Error Domain"), "\(last)")
            }
        }
    }

    /// `/dev/full` refuses every byte, as a full disk does.
    @Test func `an answer that cannot be written is not taken for success`() async throws {
        let process = try ServerProcess.begin(
            ["version"], wrapper: ["/bin/sh", "-c", "exec \"$0\" \"$@\" >/dev/full"])
        while process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
        #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    }

    /// Every command and every command below it.
    private static func all(
        below command: any ParsableCommand.Type, named name: [String]
    ) -> [(
        name: [String], type: any ParsableCommand.Type
    )] {
        command.configuration.subcommands.flatMap { sub -> [(name: [String], type: any ParsableCommand.Type)] in
            let own = name + [sub.configuration.commandName ?? "\(sub)".lowercased()]
            return [(own, sub)] + all(below: sub, named: own)
        }
    }

    @Test func `each command teaches by an example, and each example is understood`() throws {
        let commands = Self.all(below: BinomeCommand.self, named: [])
        #expect(commands.count > 12)
        for command in commands + [([], BinomeCommand.self)] {
            let text = command.type.configuration.discussion.replacing(/\s*\\\n\s*/, with: " ")
                // What a shell puts in its place is one word.
                .replacing(/\$\([^)]*\)/, with: "x")
            // A terminal is 80 wide: a longer example would be broken in two, and half of it pasted.
            for line in command.type.configuration.discussion.split(separator: "\n") where line.hasPrefix("  ") {
                #expect(line.count <= 80, "\(command.name): \(line)")
            }
            // Whoever wraps the text wraps whole paragraphs: a line that ends in the midst of a sentence leaves a stump.
            let written = command.type.configuration.discussion.split(separator: "\n")
            for (line, next) in zip(written, written.dropFirst()) where !line.hasPrefix("  ") && !next.hasPrefix("  ") {
                #expect(line.last.map { ".:)".contains($0) } ?? false, "\(command.name): \(line)")
            }
            let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            let examples = lines.filter { $0.hasPrefix("binome ") }
            #expect(!examples.isEmpty, "\(command.name)")
            for example in examples where !example.contains("--help") {
                let words = example.split(separator: " ").dropFirst().map(String.init)
                do { _ = try BinomeCommand.parseAsRoot(words) } catch {
                    Issue.record("\(command.name): \(example): \(BinomeCommand.message(for: error))")
                }
            }
        }
    }
}
