internal import Foundation

/// Too many passwords wait to be checked: answer "try again in a moment" (503), not "wrong".
package struct PasswordHasherBusy: Error, Sendable, Hashable {}

/// Makes and checks password hashes on at most two threads of its own, so that neither the cooperative pool nor the
/// memory can be exhausted by many sign-ins at once.
package final class PasswordHasher: Sendable {
    package let cost: PasswordCost
    private let random: RandomBytes
    private let work: WorkQueue

    /// `waiting` is how many may wait before `PasswordHasherBusy` is thrown.
    package init(
        cost: PasswordCost = .standard, threads: Int = 2, waiting: Int = 64,
        random: @escaping RandomBytes = systemRandomBytes
    ) {
        self.cost = cost
        self.random = random
        work = WorkQueue(threads: min(2, max(1, threads)), waiting: waiting)
    }

    deinit { work.close() }

    /// The hash to store for a new password.
    package func hash(_ password: String) async throws -> PasswordHash {
        let salt = random(16)
        return try await run { [cost] in try PasswordHash(hashing: password, cost: cost, salt: salt) }
    }

    /// Whether `password` is the one stored. With nothing stored (no such account, or one without a password) the
    /// same work is done and the answer is no, so that the time does not tell which.
    package func verify(_ password: String, against stored: PasswordHash?) async throws -> Bool {
        try await run { [cost] in
            guard let stored else {
                _ = try PasswordHash(hashing: password, cost: cost, salt: Array(repeating: 0, count: 16))
                return false
            }
            return try stored.matches(password)
        }
    }

    private func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = work.put { continuation.resume(with: Result(catching: body)) }
            if !isTaken { continuation.resume(throwing: PasswordHasherBusy()) }
        }
    }
}

/// A short queue and the threads that empty it.
private final class WorkQueue: @unchecked Sendable {
    // Unchecked: everything mutable is touched only while `condition` is held.
    private let condition = NSCondition()
    private let limit: Int
    private var items: [@Sendable () -> Void] = []
    private var isClosed = false

    init(threads: Int, waiting: Int) {
        limit = max(1, waiting)
        for number in 1...threads {
            let thread = Thread { [self] in
                while let item = take() { item() }
            }
            thread.name = "password-\(number)"
            thread.start()
        }
    }

    func put(_ item: @escaping @Sendable () -> Void) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard items.count < limit else { return false }
        items.append(item)
        condition.signal()
        return true
    }

    func close() {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        condition.broadcast()
    }

    private func take() -> (@Sendable () -> Void)? {
        condition.lock()
        defer { condition.unlock() }
        while items.isEmpty, !isClosed { condition.wait() }
        return items.isEmpty ? nil : items.removeFirst()
    }
}
