/// Picks the best numbers of a row in one pass: guesses a threshold from a sample, keeps what reaches it.
struct Gathering<Number: ScoreNumber> {
    /// Columns picked.
    let columns: UnsafeMutablePointer<Int32>
    private(set) var count = 0
    /// No number that was not picked is larger; nil when all that are at least `least` were picked.
    private(set) var rest: Number?
    private let limit: Int
    private let memory: Memory<Int32>

    /// For lists of up to a few times `wanted` columns.
    init(wanted: Int) {
        limit = max(256, 8 * wanted)
        memory = Memory(limit + wanted + 64)
        columns = memory.base
    }

    /// Picks about `wanted` of the largest numbers that are at least `least`; among equals from `offset` round.
    mutating func gather(
        _ row: UnsafePointer<Number>, width: Int, wanted: Int, least: Number, offset: Int
    ) {
        var cut = width <= 2 * wanted ? least : sampledCut(row, width, wanted, least)
        while true {
            let whole = pass(row, width, cut, offset & ~31)
            if !whole {
                let higher = thresholdFromPicked(row, wanted)
                if higher > cut {
                    cut = higher
                    continue
                }
                keepTies(row, width, cut, wanted, offset & ~31)
                rest = cut
                return
            }
            if count >= (wanted > 64 ? wanted / 2 : min(wanted / 2, 16)) || cut == least {
                rest = cut == least ? nil : cut - 1
                return
            }
            cut = lowerCut(row, width, wanted, least, cut)
        }
    }

    /// The number that a sample says about `wanted` others reach.
    private func sampledCut(_ row: UnsafePointer<Number>, _ width: Int, _ wanted: Int, _ least: Number) -> Number {
        let rank = max(2, wanted * 5 / 64)
        if rank > 12 { return deepCut(row, width, wanted, least) }
        return withUnsafeTemporaryAllocation(of: Number.self, capacity: rank) { top in
            top.initialize(repeating: least)
            var lowest = least
            var index = 0
            while index < width {
                let number = row[index]
                if number > lowest {
                    var place = rank - 1
                    while place > 0, top[place - 1] < number {
                        top[place] = top[place - 1]
                        place -= 1
                    }
                    top[place] = number
                    lowest = top[rank - 1]
                }
                index += 16
            }
            return lowest
        }
    }

    private func deepCut(_ row: UnsafePointer<Number>, _ width: Int, _ wanted: Int, _ least: Number) -> Number {
        var sample: [Number] = []
        for index in stride(from: 0, to: width, by: 4) where row[index] > least { sample.append(row[index]) }
        let rank = wanted * 5 / 16
        return rank < sample.count ? Self.number(atRank: rank, of: &sample) : least
    }

    /// The number that stands at this rank, the largest first.
    private static func number(atRank rank: Int, of numbers: inout [Number]) -> Number {
        var (low, high) = (0, numbers.count - 1)
        while low < high {
            let pivot = numbers[(low + high) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while numbers[left] > pivot { left += 1 }
                while numbers[right] < pivot { right -= 1 }
                if left <= right {
                    numbers.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if rank <= right { high = right } else if rank >= left { low = left } else { return pivot }
        }
        return numbers[rank]
    }

    private func lowerCut(
        _ row: UnsafePointer<Number>, _ width: Int, _ wanted: Int, _ least: Number, _ cut: Number
    ) -> Number {
        let lower = deepCut(row, width, wanted, least)
        return lower < cut ? lower : least
    }

    /// Picks what reaches the cut; false when that is too much.
    @inline(__always)
    private mutating func pass(_ row: UnsafePointer<Number>, _ width: Int, _ cut: Number, _ offset: Int) -> Bool {
        count = 0
        return span(row, offset, width, cut) && span(row, 0, min(offset, width), cut)
    }

    @inline(__always)
    private mutating func span(_ row: UnsafePointer<Number>, _ from: Int, _ to: Int, _ cut: Number) -> Bool {
        var index = from
        var found = count
        let columns = columns
        while index &+ 32 <= to {
            if Number.anyOf32(row + index, atLeast: cut) {
                for lane in 0..<32 {
                    columns[found] = Int32(truncatingIfNeeded: index &+ lane)
                    found &+= row[index &+ lane] >= cut ? 1 : 0
                }
                if found > limit {
                    count = found
                    return false
                }
            }
            index &+= 32
        }
        while index < to {
            columns[found] = Int32(truncatingIfNeeded: index)
            found &+= row[index] >= cut ? 1 : 0
            index &+= 1
        }
        count = found
        return found <= limit
    }

    private func thresholdFromPicked(_ row: UnsafePointer<Number>, _ wanted: Int) -> Number {
        var numbers = (0..<count).map { row[Int(columns[$0])] }
        return Self.number(atRank: min(wanted, count - 1), of: &numbers)
    }

    /// Picks all above the cut, and of those equal to it the first `wanted` from the offset.
    private mutating func keepTies(
        _ row: UnsafePointer<Number>, _ width: Int, _ cut: Number, _ wanted: Int, _ offset: Int
    ) {
        let start = min(offset, width)
        let fits = cut < Number.max && pass(row, width, cut + 1, offset)
        var ties = fits || cut == Number.max ? wanted : 0
        if cut == Number.max { count = 0 }
        for step in 0..<width where ties > 0 {
            let column = step + start < width ? step + start : step + start - width
            if row[column] == cut {
                columns[count] = Int32(truncatingIfNeeded: column)
                count += 1
                ties -= 1
            }
        }
    }
}
