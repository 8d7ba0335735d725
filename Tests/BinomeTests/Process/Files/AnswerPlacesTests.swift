import Foundation
import Testing

/// Where `binome match` puts what it found: files, links, devices, pipes, and places that take nothing any more.
@Suite struct `The place of an answer` {
    private static let pairs = "mentee,mentor,score\nn1,m1,9\n"

    private func write(_ path: String, _ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

    private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func given(_ folder: String) throws -> [String] {
        try write("\(folder)/scores.csv", Self.pairs)
        try write("\(folder)/mentees.csv", "mentee\nn1\n")
        try write("\(folder)/mentors.csv", "mentor,capacity\nm1,1\n")
        return [
            "match", "--scores", "\(folder)/scores.csv", "--mentees", "\(folder)/mentees.csv", "--mentors",
            "\(folder)/mentors.csv",
        ]
    }

    private func kind(_ path: String) throws -> FileAttributeType? {
        try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    }

    @Test func `stays a link, whose file is replaced, and one is made where a link leads to none`() async throws {
        try await withFolder { folder in
            let given = try given(folder)
            try write("\(folder)/old.csv", "old")
            for (link, file) in [("pairs", "old.csv"), ("proof", "new.json")] {
                try FileManager.default.createSymbolicLink(atPath: "\(folder)/\(link)", withDestinationPath: file)
            }
            let answer = try await ServerProcess.run(
                given + ["--output", "\(folder)/pairs", "--certificate", "\(folder)/proof"])
            #expect(answer.code == 0, "\(answer.errors)")
            for link in ["pairs", "proof"] { #expect(try kind("\(folder)/\(link)") == .typeSymbolicLink) }
            #expect(try read("\(folder)/old.csv") == Self.pairs)
            #expect(try read("\(folder)/new.json").hasPrefix("{\"bonus\""))
        }
    }

    @Test func `is a pipe or a device as well, which stays what it is`() async throws {
        try await withFolder { folder in
            let (given, pipe) = (try given(folder), "\(folder)/pipe")
            #expect(mkfifo(pipe, 0o600) == 0)
            // Open at both ends, so that nobody waits for the other.
            let end = open(pipe, O_RDWR | O_NONBLOCK)
            defer { close(end) }
            let answer = try await ServerProcess.run(given + ["--output", pipe, "--certificate", "/dev/null"])
            #expect(answer.code == 0, "\(answer.errors)")
            var bytes = [UInt8](repeating: 0, count: 1000)
            let count = Foundation.read(end, &bytes, bytes.count)
            #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == Self.pairs)
            #expect(try kind(pipe) == .typeUnknown || kind(pipe) == FileAttributeType(rawValue: "NSFileTypeFifo"))
            #expect(try kind("/dev/null") == .typeCharacterSpecial)
            let output = try await ServerProcess.run(given + ["--output", "/dev/stdout"])
            #expect(output.code == 0 && output.output == Self.pairs, "\(output.errors)")
        }
    }

    @Test func `is refused in a sentence where it takes nothing, whichever of them it is`() async throws {
        try await withFolder { folder in
            let given = try given(folder)
            try write(
                "\(folder)/list.csv", "Employee ID;Last name;First name;Wants to be\n1;A;A;mentee\n2;B;B;mentor\n")
            let plain = try await ServerProcess.run(
                given + ["--output", "\(folder)/p.csv", "--certificate", "\(folder)/c.json"])
            #expect(plain.code == 0)
            let verify =
                ["match", "verify"] + given.dropFirst() + [
                    "--pairs", "\(folder)/p.csv", "--certificate", "\(folder)/c.json",
                ]
            for arguments in [
                given, given + ["--output", "\(folder)/o.csv", "--json"], verify, ["match", "\(folder)/list.csv"],
                ["match", "\(folder)/list.csv", "--output", "\(folder)/l.csv", "--json"],
            ] {
                for shut in [">/dev/full", ">&-"] {
                    let answer = try await ServerProcess.run(
                        arguments, wrapper: ["/bin/sh", "-c", "exec \"$0\" \"$@\" \(shut)"])
                    #expect(answer.code == 1, "\(arguments) \(shut): \(answer.code)")
                    #expect(answer.errors.contains("The answer cannot be written: "), "\(answer.errors)")
                    #expect(answer.errors.split(separator: "\n").count == 1, "\(answer.errors)")
                }
            }
            for word in ["--output", "--certificate"] {
                let full = try await ServerProcess.run(given + [word, "/dev/full"])
                #expect(full.code == 1 && full.errors.contains("/dev/full cannot be written: the disk is full."))
                let absent = try await ServerProcess.run(given + [word, "\(folder)/none/there"])
                #expect(absent.code == 1 && absent.errors.contains("\(folder)/none/there: cannot be written."))
            }
            // A summary that nobody can read does not undo what was written.
            let silent = try await ServerProcess.run(
                given, wrapper: ["/bin/sh", "-c", "exec \"$0\" \"$@\" 2>/dev/full"])
            #expect(silent.code == 0 && silent.output == Self.pairs)
        }
    }
}
