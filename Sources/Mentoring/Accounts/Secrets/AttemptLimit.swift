/// How many attempts at a secret are allowed, from the instants of those that failed. All times in milliseconds,
/// instants since 1970.
package struct AttemptLimit: Sendable, Hashable {
    package enum Decision: Sendable, Hashable {
        case allowed
        /// Not before this instant. Answer alike whether the account exists or not.
        case wait(until: Int64)
    }

    /// Failures on one account before waiting begins.
    package let free: Int
    /// The first wait; each further failure doubles it.
    package let firstWait: Int64
    package let longestWait: Int64
    /// Failures from one network address within `addressWindow`.
    package let perAddress: Int
    package let addressWindow: Int64

    package init(
        free: Int = 5, firstWait: Int64 = 1_000, longestWait: Int64 = 900_000, perAddress: Int = 50,
        addressWindow: Int64 = 900_000
    ) {
        self.free = max(1, free)
        self.firstWait = max(1, firstWait)
        self.longestWait = max(self.firstWait, longestWait)
        self.perAddress = max(1, perAddress)
        self.addressWindow = max(1, addressWindow)
    }

    /// `account`: the failures of this account since its last success; `address`: those of this network address, on
    /// any account. In any order. Instants more than a minute ahead (a clock that was put right) do not count.
    package func decide(account: [Int64], address: [Int64], now: Int64) -> Decision {
        let waits = [accountWait(counted(account, now)), addressWait(counted(address, now), now)].compactMap { $0 }
        guard let until = waits.max(), until > now else { return .allowed }
        return .wait(until: until)
    }

    private func counted(_ instants: [Int64], _ now: Int64) -> [Int64] {
        instants.filter { $0 <= now + 60_000 }.sorted()
    }

    private func accountWait(_ failures: [Int64]) -> Int64? {
        guard failures.count >= free, let last = failures.last else { return nil }
        var wait = firstWait
        for _ in 0..<(failures.count - free) where wait < longestWait { wait *= 2 }
        return last + min(wait, longestWait)
    }

    private func addressWait(_ failures: [Int64], _ now: Int64) -> Int64? {
        let recent = failures.filter { $0 > now - addressWindow }
        guard recent.count >= perAddress else { return nil }
        // Until so many have left the window that one more may be tried.
        return recent[recent.count - perAddress] + addressWindow
    }
}
