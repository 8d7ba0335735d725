import Foundation
import Mentoring

/// Bytes that look random and are the same each time.
func knownBytes(_ seed: UInt64) -> RandomBytes {
    let state = KnownState(seed)
    return { count in state.next(count) }
}

private final class KnownState: @unchecked Sendable {
    // Unchecked: `value` is touched only while the lock is held.
    private let lock = NSLock()
    private var value: UInt64

    init(_ seed: UInt64) { value = seed }

    func next(_ count: Int) -> [UInt8] {
        lock.withLock {
            (0..<count).map { _ in
                value = value &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(value >> 56)
            }
        }
    }
}
