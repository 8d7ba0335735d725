import Foundation
import Synchronization

@testable import binome

/// The real program in a process of its own, as whoever runs a server starts it.
final class ServerProcess: Sendable {
    struct DidNotStart: Error { let log: String }

    private let process: Process
    private let output = Collected()
    private let errors = Collected()
    let port: Int

    /// What it wrote so far.
    var printed: String { output.text }
    var log: String { errors.text }

    /// The executable beside the bundle of tests.
    static var executable: URL {
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appending(path: "binome")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        return folder
    }

    /// Starts `binome serve` (or `demo`) on a port that the system chooses, and waits until it listens.
    convenience init(folder: String, command: String = "serve", _ arguments: String...) async throws {
        try await self.init(folder: folder, command: command, database: "sqlite:\(folder)/test.sqlite", arguments)
    }

    /// - Parameters:
    ///   - folder: of the spool and the master key.
    ///   - wrapper: a command that runs the program, in other circumstances.
    init(
        folder: String, command: String = "serve", database: String, _ arguments: [String] = [], wrapper: [String] = []
    ) async throws {
        let (output, errors) = (output, errors)
        process = Self.make(
            [
                command, "--database", database, "--port", "0", "--password-cost", "4", "--spool", "\(folder)/spool",
                "--master-key", "\(folder)/master.key",
            ]
                + arguments, output, errors, wrapper: wrapper)
        try process.run()
        for _ in 0..<(command == "demo" ? 4000 : 400) {
            if let match = errors.text.firstMatch(of: /event=serving port=(\d+)/), let port = Int(match.1) {
                self.port = port
                return
            }
            guard process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(25))
        }
        process.terminate()
        throw DidNotStart(log: errors.text)
    }

    var pid: Int32 { process.processIdentifier }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// The exit code, once it has ended.
    func ended() async throws -> Int32 {
        while process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
        return process.terminationStatus
    }

    /// Ends it without a word, as a power cut would.
    func killed() async throws {
        send(SIGKILL)
        _ = try await ended()
    }

    /// Starts a command, and does not wait for it.
    static func begin(_ arguments: [String], wrapper: [String] = []) throws -> Process {
        let process = make(arguments, Collected(), Collected(), wrapper: wrapper)
        try process.run()
        return process
    }

    /// Runs a command to its end.
    static func run(_ arguments: String...) async throws -> (code: Int32, output: String, errors: String) {
        try await run(arguments)
    }

    /// Runs a command to its end.
    static func run(
        _ arguments: [String], wrapper: [String] = []
    ) async throws -> (code: Int32, output: String, errors: String) {
        let (output, errors) = (Collected(), Collected())
        let process = make(arguments, output, errors, wrapper: wrapper)
        try process.run()
        while process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
        // What it wrote last may still be in the pipes; whatever it started may hold them open.
        let deadline = ContinuousClock.now + .seconds(10)
        while !(output.isWhole && errors.isWhole), ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(5))
        }
        return (process.terminationStatus, output.text, errors.text)
    }

    private static func make(
        _ arguments: [String], _ output: Collected, _ errors: Collected, wrapper: [String] = []
    ) -> Process {
        let process = Process()
        let words = wrapper + [executable.path] + arguments
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output.pipe
        process.standardError = errors.pipe
        return process
    }
}

/// What comes out of a pipe.
private final class Collected: Sendable {
    let pipe = Pipe()
    private let bytes = Mutex((data: Data(), isWhole: false))

    init() {
        pipe.fileHandleForReading.readabilityHandler = { [self] handle in
            let data = handle.availableData
            // The end of the output ends the cycle through the handler, too.
            if data.isEmpty { handle.readabilityHandler = nil }
            bytes.withLock {
                $0.data += data
                $0.isWhole = data.isEmpty
            }
        }
    }

    /// Nobody can write any more.
    var isWhole: Bool { bytes.withLock { $0.isWhole } }

    var text: String { bytes.withLock { String(decoding: $0.data, as: UTF8.self) } }
}

/// A folder of a test's own, removed at its end.
func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "binome-process-\(UUID().uuidString.lowercased())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
}
