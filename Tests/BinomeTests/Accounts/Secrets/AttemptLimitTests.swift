import Mentoring
import Testing

@Suite("Attempts at a secret")
struct AttemptLimitTests {
    private let limit = AttemptLimit()
    private let now: Int64 = 1_700_000_000_000

    @Test(
        arguments: [
            (0, nil), (4, nil), (5, 1_000), (6, 2_000), (7, 4_000), (14, 512_000), (15, 900_000), (16, 900_000),
            (5_000, 900_000),
        ] as [(Int, Int64?)])
    func `each failure on an account doubles the wait`(failures: Int, wait: Int64?) {
        let instants = Array(repeating: now, count: failures)
        let decision = limit.decide(account: instants, address: [], now: now)
        #expect(decision == (wait.map { .wait(until: now + $0) } ?? .allowed))
    }

    @Test func `the wait runs from the last failure, in whatever order they come`() {
        let failures = [now - 100, now - 9_000, now - 5_000, now - 7_000, now - 8_000]
        #expect(limit.decide(account: failures, address: [], now: now) == .wait(until: now + 900))
        #expect(limit.decide(account: failures, address: [], now: now + 899) == .wait(until: now + 900))
        #expect(limit.decide(account: failures, address: [], now: now + 900) == .allowed)
    }

    @Test func `an address may fail fifty times in a quarter of an hour`() {
        let failures = (0..<50).map { now - Int64($0) * 1_000 }
        #expect(limit.decide(account: [], address: Array(failures.dropLast()), now: now) == .allowed)
        // The oldest was 49 seconds ago; when it leaves the window, one more may be tried.
        #expect(limit.decide(account: [], address: failures, now: now) == .wait(until: now - 49_000 + 900_000))
        #expect(limit.decide(account: [], address: failures, now: now - 49_000 + 900_000) == .allowed)
    }

    @Test func `of two waits the later counts`() {
        let account = Array(repeating: now, count: 5)
        let address = Array(repeating: now - 899_500, count: 50)
        #expect(limit.decide(account: account, address: address, now: now) == .wait(until: now + 1_000))
        #expect(limit.decide(account: [], address: address, now: now) == .wait(until: now + 500))
    }

    @Test func `a clock that was put right locks nobody out`() {
        let ahead = Array(repeating: now + 86_400_000, count: 100)
        #expect(limit.decide(account: ahead, address: ahead, now: now) == .allowed)
    }
}
