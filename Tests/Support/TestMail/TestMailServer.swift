internal import Foundation

/// A real SMTP server in a process of its own, which ends with this value.
package final class TestMailServer: @unchecked Sendable {
    // Unchecked: `lines` is guarded by the lock, the rest is set once.
    package private(set) var port: Int
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let lock = NSLock()
    private var buffer = Data()

    package init(_ arguments: [String] = []) throws {
        let script = packageRoot.appendingPathComponent("Tests/Servers/smtp_server.py").path
        process.executableURL = URL(fileURLWithPath: try python.get())
        process.arguments = [script] + arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        port = 0
        try process.run()
        guard let line = readLine(output.fileHandleForReading, &buffer),
            let port = Int(String(decoding: line, as: UTF8.self))
        else { throw TestServerFailure.didNotStart }
        self.port = port
    }

    deinit { try? input.fileHandleForWriting.close() }

    /// The next message that the server received. Call it once for each message that was accepted.
    package func received() throws -> ReceivedMail {
        lock.lock()
        defer { lock.unlock() }
        guard let line = readLine(output.fileHandleForReading, &buffer) else { throw TestServerFailure.ended }
        return try JSONDecoder().decode(ReceivedMail.self, from: line)
    }
}

package enum TestServerFailure: Error {
    case didNotStart, ended
    case noPython(String)
}

/// What the server made of a message with Python's email package.
package struct ReceivedMail: Decodable, Sendable {
    package struct Part: Decodable, Sendable {
        package let type: String
        package let parameters: [String: String]
        package let encoding: String
        package let file: String?
        package let content: String?
        package let parts: [Part]
    }
    package let peer: Int
    package let tls: Bool
    package let login: String?
    package let from: String
    package let to: [String]
    package let headers: [[String]]
    package let names: [String]
    package let epoch: Double
    package let defects: [String]
    package let longest: Int
    package let bare: Int
    package let body: Part

    package func header(_ name: String) -> String? { headers.first { $0[0] == name }?[1] }
}

private let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A Python that has aiosmtpd: the one named by BINOME_TEST_PYTHON, else `.venv` of the package, made when missing.
private let python: Result<String, any Error> = Result {
    if let named = ProcessInfo.processInfo.environment["BINOME_TEST_PYTHON"] { return named }
    let folder = packageRoot.appendingPathComponent(".venv").path
    let path = folder + "/bin/python"
    if (try? run(path, "-c", "import aiosmtpd")) == nil {
        try run("/usr/bin/env", "python3", "-m", "venv", folder)
        try run(path, "-m", "pip", "install", "--quiet", "aiosmtpd")
    }
    return path
}

/// A certificate for 127.0.0.1 that nobody has signed, made anew for this run of the tests.
package let certificate: Result<(certificate: String, key: String), any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (certificate, key) = (folder + "/certificate.pem", folder + "/key.pem")
    try run(
        "/usr/bin/env", "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
        "/CN=localhost",
        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate)
    return (certificate, key)
}

private func run(_ program: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TestServerFailure.noPython(arguments.joined(separator: " ")) }
}

private func readLine(_ handle: FileHandle, _ buffer: inout Data) -> Data? {
    while true {
        if let end = buffer.firstIndex(of: 0x0A) {
            let line = Data(buffer[buffer.startIndex..<end])
            buffer = Data(buffer[buffer.index(after: end)...])
            return line
        }
        let more = handle.availableData
        if more.isEmpty { return nil }
        buffer += more
    }
}
