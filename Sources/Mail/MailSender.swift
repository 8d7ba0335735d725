internal import Foundation

/// Sends mail through one server. libcurl blocks, so it runs on threads of its own; each keeps its connection while
/// there is something to send and closes it politely a few seconds later.
package final class MailSender: Sendable {
    private let queue = SendQueue()
    private let server: MailServer

    /// `connections` is how many messages may be on their way at once.
    package init(_ server: MailServer, connections: Int = 1) {
        self.server = server
        for number in 1...max(1, connections) {
            let thread = Thread { [queue] in MailSender.work(queue, server) }
            thread.name = "mail-\(number)"
            thread.start()
        }
    }

    deinit { queue.close() }

    /// Returns when the server has answered or the time allowed has passed. The time starts when a connection is
    /// free for this message.
    package func send(_ message: MailMessage) async -> MailOutcome {
        await withCheckedContinuation { continuation in
            queue.put(SendQueue.Item(message: message, done: { continuation.resume(returning: $0) }))
        }
    }

    /// How long an open connection may wait for the next message, in seconds.
    private static let idleSeconds = 5.0

    private static func work(_ queue: SendQueue, _ server: MailServer) {
        var connection: Connection?
        while true {
            switch queue.take(waiting: connection == nil ? nil : idleSeconds) {
            case .item(let item):
                let open = connection ?? Connection(server)
                connection = open
                item.done(open.send(item.message))
            case .idle: connection = nil
            case .closed: return
            }
        }
    }
}

/// Messages waiting for a thread.
private final class SendQueue: @unchecked Sendable {
    // Unchecked: everything below is touched only while `condition` is held.
    struct Item: Sendable {
        let message: MailMessage
        let done: @Sendable (MailOutcome) -> Void
    }
    enum Taken {
        case item(Item)
        case idle
        case closed
    }

    private let condition = NSCondition()
    private var items: [Item] = []
    private var isClosed = false

    func put(_ item: Item) {
        condition.lock()
        defer { condition.unlock() }
        items.append(item)
        condition.signal()
    }

    func close() {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        condition.broadcast()
    }

    /// The next message; `idle` when none came within `seconds`; `closed` when there will be none.
    func take(waiting seconds: Double?) -> Taken {
        condition.lock()
        defer { condition.unlock() }
        let limit = seconds.map { Date(timeIntervalSinceNow: $0) }
        while items.isEmpty, !isClosed {
            if let limit {
                if !condition.wait(until: limit), items.isEmpty, !isClosed { return .idle }
            } else {
                condition.wait()
            }
        }
        return items.isEmpty ? .closed : .item(items.removeFirst())
    }
}
