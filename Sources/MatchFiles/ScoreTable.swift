import Dispatch

/// A table that lines are put into as they are read, so that they are never all in memory as lines.
final class ScoreTable<Value: FixedWidthInteger & SignedInteger & Sendable>: @unchecked Sendable {
    // Unchecked: everything is written behind `door`, and only read once all lines were taken.
    let memory: UnsafeMutableBufferPointer<Value>
    /// Whether a pair was named twice or a score is too large for these numbers.
    private(set) var isRefused = false
    private let columns: Int
    private let door = DispatchQueue(label: "table of scores")

    init(rows: Int, columns: Int) {
        self.columns = columns
        memory = .allocate(capacity: rows * columns)
        memory.initialize(repeating: -1)
    }

    deinit { memory.deallocate() }

    func take(_ lines: [ScoreLine]) {
        door.sync {
            for line in lines {
                let cell = Int(line.row) &* columns &+ Int(line.column)
                if memory[cell] >= 0 || line.value > Value.max {
                    isRefused = true
                    return
                }
                memory[cell] = Value(truncatingIfNeeded: line.value)
            }
        }
    }
}
