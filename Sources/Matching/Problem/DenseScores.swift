/// A whole table of scores, row after row; a negative number forbids the pair.
struct DenseScores<Value: FixedWidthInteger & SignedInteger & Sendable>: @unchecked Sendable {
    // Unchecked: the memory is never written after it was handed over, and `owner` keeps it alive.
    let base: UnsafePointer<Value>
    let columns: Int
    private let owner: AnyObject

    private final class Block {
        let memory: UnsafeMutableBufferPointer<Value>

        init(_ values: [Value]) {
            memory = .allocate(capacity: max(1, values.count))
            _ = memory.initialize(from: values)
        }

        init(count: Int, _ fill: (UnsafeMutablePointer<Value>) -> Void) {
            memory = .allocate(capacity: max(1, count))
            if let base = memory.baseAddress { fill(base) }
        }

        deinit { memory.deallocate() }
    }

    init(copying values: [Value], columns: Int) {
        let block = Block(values)
        base = UnsafePointer(block.memory.baseAddress ?? UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped)
        self.columns = columns
        owner = block
    }

    /// A table that `fill` writes, every number of it.
    init(rows: Int, columns: Int, _ fill: (UnsafeMutablePointer<Value>) -> Void) {
        let block = Block(count: rows * columns, fill)
        base = UnsafePointer(block.memory.baseAddress ?? UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped)
        self.columns = columns
        owner = block
    }

    init(_ memory: UnsafeBufferPointer<Value>, columns: Int, owner: AnyObject) {
        base = memory.baseAddress ?? UnsafePointer(bitPattern: 16).unsafelyUnwrapped
        self.columns = columns
        self.owner = owner
    }

    func row(_ index: Int) -> UnsafePointer<Value> { base + index * columns }

    func score(_ row: Int, _ column: Int) -> Int? {
        let value = base[row * columns + column]
        return value < 0 ? nil : Int(value)
    }

    @inline(__always)
    func forEach(row index: Int, _ body: (_ column: Int, _ score: Int) throws -> Void) rethrows {
        let row = row(index)
        for column in 0..<columns where row[column] >= 0 { try body(column, Int(row[column])) }
    }
}
