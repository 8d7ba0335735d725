import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// A connection that sends and reads bytes as a test says.
final class TestSocket: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    /// Connects to a port of this machine; nil when nobody listens.
    convenience init?(port: Int, of machine: UInt32 = 0x7F00_0001) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in.loopback(port)
        address.sin_addr.s_addr = in_addr_t(machine).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            Glibc.close(descriptor)
            return nil
        }
        self.init(descriptor)
    }

    deinit { Glibc.close(descriptor) }

    func send(_ text: String) { send(Array(text.utf8)) }

    /// False when the other side has closed.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// The next bytes; empty at the end.
    func readBytes() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : []
    }

    func read() -> String { String(decoding: readBytes(), as: UTF8.self) }

    /// Everything until the other side closes.
    func readAllBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = readBytes()
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }

    func readAll() -> String { String(decoding: readAllBytes(), as: UTF8.self) }
}

extension sockaddr_in {
    fileprivate static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return address
    }
}

/// Runs what blocks on a thread of its own.
func blocking<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
    await withCheckedContinuation { continuation in
        Thread { continuation.resume(returning: body()) }.start()
    }
}

/// A mail server in a few lines. Told to hold, it takes a whole message and does not answer.
final class HoldingMailServer: Sendable {
    struct NoPort: Error {}

    private struct State: Sendable {
        var messages: [String] = []
        var holds: Bool
    }

    let port: Int
    private let listener: Int32
    private let state: Mutex<State>

    init(holds: Bool) throws {
        state = Mutex(State(holds: holds))
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in.loopback(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (descriptor, wanted) = (listener, size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, wanted) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else { throw NoPort() }
        port = Int(in_port_t(bigEndian: address.sin_port))
        Thread { [weak self, descriptor] in
            while true {
                let client = accept(descriptor, nil, nil)
                guard client >= 0 else { return }
                guard let self else { return }
                let socket = TestSocket(client)
                Thread { [self] in self.serve(socket) }.start()
            }
        }.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
    }

    /// The messages received so far, with their headers.
    var messages: [String] { state.withLock { $0.messages } }

    func answerFromNowOn() { state.withLock { $0.holds = false } }

    func received(_ count: Int) async throws -> [String] {
        for _ in 0..<800 {
            let messages = messages
            if messages.count >= count { return messages }
            try await Task.sleep(for: .milliseconds(25))
        }
        return messages
    }

    private func serve(_ socket: TestSocket) {
        socket.send("220 test\r\n")
        var buffer = ""
        var isData = false
        while true {
            let piece = socket.read()
            if piece.isEmpty { return }
            buffer += piece
            while true {
                if isData {
                    guard let end = buffer.range(of: "\r\n.\r\n") else { break }
                    let message = String(buffer[..<end.lowerBound])
                    buffer = String(buffer[end.upperBound...])
                    isData = false
                    let holds = state.withLock { state in
                        state.messages.append(message)
                        return state.holds
                    }
                    if !holds { socket.send("250 2.0.0 taken\r\n") }
                } else {
                    guard let end = buffer.range(of: "\r\n") else { break }
                    let command = buffer[..<end.lowerBound].uppercased()
                    buffer = String(buffer[end.upperBound...])
                    isData = command == "DATA"
                    socket.send(isData ? "354 go on\r\n" : command == "QUIT" ? "221 bye\r\n" : "250 fine\r\n")
                }
            }
        }
    }
}
