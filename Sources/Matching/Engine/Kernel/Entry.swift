/// A column that a row may take, and its score, in one word that sorts by score first, then by the lower column.
struct Entry {
    let key: UInt64

    @inline(__always)
    init(column: Int32, value: Int32) {
        key = UInt64(UInt32(bitPattern: value)) << 32 | UInt64(~UInt32(bitPattern: column))
    }

    @inline(__always)
    var column: Int { Int(~UInt32(truncatingIfNeeded: key)) }

    @inline(__always)
    var value: Int32 { Int32(truncatingIfNeeded: key >> 32) }
}

/// Puts entries in order, best first.
@inline(__always)
func sortEntries(_ entries: UnsafeMutablePointer<Entry>, _ count: Int) {
    if count > 96 {
        var all = UnsafeMutableBufferPointer(start: entries, count: count)
        all.sort { $0.key > $1.key }
        return
    }
    var next = 1
    while next < count {
        let entry = entries[next]
        var place = next
        while place > 0, entries[place - 1].key < entry.key {
            entries[place] = entries[place - 1]
            place &-= 1
        }
        entries[place] = entry
        next &+= 1
    }
}

/// Memory of one kind of value, given back when nobody holds it.
final class Memory<Value: BitwiseCopyable> {
    let base: UnsafeMutablePointer<Value>
    let count: Int

    init(_ count: Int) {
        self.count = count
        base = .allocate(capacity: max(1, count))
    }

    convenience init(_ count: Int, repeating value: Value) {
        self.init(count)
        base.initialize(repeating: value, count: count)
    }

    deinit { base.deallocate() }
}
