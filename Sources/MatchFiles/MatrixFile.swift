package import Matching
import Synchronization

/// A NumPy array of scores: rows are mentees and columns mentors, in the order of the two files of people; a negative
/// number forbids the pair.
package enum MatrixFile {
    /// Maps the array. 16- and 32-bit little-endian integers in C order are read where they lie.
    package static func read(
        _ path: String, mentees: PeopleFile, mentors: PeopleFile, threads: Int = 1
    ) throws -> Scores {
        let file = try MappedFile(path, whole: true)
        let (kind, rows, columns, start) = try header(file)
        guard rows == mentees.count, columns == mentors.count else {
            throw FileFault(
                path, "is \(rows) × \(columns), but there are \(mentees.count) mentees and \(mentors.count) mentors")
        }
        let size = kind == "<i2" ? 2 : 4
        let (cells, overflow) = rows.multipliedReportingOverflow(by: columns)
        guard !overflow, cells <= (Int.max - start) / size, file.bytes.count == start + cells * size else {
            throw FileFault(
                path, "is \(file.bytes.count) bytes long; \(rows) × \(columns) numbers of \(size) bytes are expected")
        }
        guard let base = file.bytes.baseAddress else { throw FileFault(path, "is empty") }
        // A 16-bit number is never above the largest score.
        if size == 4 { try checkLargest(base + start, path, mentees, mentors, threads) }
        if size == 2 { return try scores(base + start, Int16.self, file, mentees, mentors) }
        return try scores(base + start, Int32.self, file, mentees, mentors)
    }

    /// Refuses the first number above the largest that a file of scores may hold.
    private static func checkLargest(
        _ base: UnsafeRawPointer, _ path: String, _ mentees: PeopleFile, _ mentors: PeopleFile, _ threads: Int
    ) throws(FileFault) {
        let (cells, columns) = (mentees.count * mentors.count, mentors.count)
        let share = (cells + threads - 1) / max(1, threads)
        let first = Mutex<Int?>(nil)
        nonisolated(unsafe) let base = base
        spread(threads, threads) { part in
            let range = min(cells, part * share)..<min(cells, (part + 1) * share)
            guard let found = Self.firstTooLarge(base, range) else { return }
            first.withLock { $0 = min($0 ?? found, found) }
        }
        guard let index = first.withLock({ $0 }) else { return }
        let score = base.loadUnaligned(fromByteOffset: index * 4, as: Int32.self)
        throw FileFault(
            path,
            "has the score \(score) in row \(index / columns + 1), column \(index % columns + 1): "
                + "a whole number up to \(ScoresFile.largest) is expected")
    }

    private static func firstTooLarge(_ base: UnsafeRawPointer, _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            let end = min(range.upperBound, index + 1 << 14)
            var next = index
            var largest = SIMD16<Int32>(repeating: 0)
            while next + 16 <= end {
                largest = pointwiseMax(largest, base.loadUnaligned(fromByteOffset: next * 4, as: SIMD16<Int32>.self))
                next += 16
            }
            // Where a block holds one, or has a rest, it is looked through number by number.
            let from = largest.max() > ScoresFile.largest ? index : next
            for cell in from..<end
            where base.loadUnaligned(fromByteOffset: cell * 4, as: Int32.self) > ScoresFile.largest { return cell }
            index = end
        }
        return nil
    }

    private static func scores<Value: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ base: UnsafeRawPointer, _: Value.Type, _ file: MappedFile, _ mentees: PeopleFile, _ mentors: PeopleFile
    ) throws -> Scores {
        let cells = mentees.count * mentors.count
        let aligned = Int(bitPattern: base) % MemoryLayout<Value>.alignment == 0
        if aligned, mentees.positions == nil, mentors.positions == nil {
            let table = UnsafeBufferPointer(start: base.assumingMemoryBound(to: Value.self), count: cells)
            return try wrap(table, file, mentees.count, mentors.count)
        }
        // People are not in the order of their identifiers, or the numbers are not aligned: a table of our own.
        let block = Block<Value>(cells)
        fill(block.base, base, file, mentees, mentors)
        return try wrap(UnsafeBufferPointer(start: block.base, count: cells), block, mentees.count, mentors.count)
    }

    /// Writes the numbers in the order of people, row after row of the file, and lets go of what was read as it goes: the
    /// two tables are never in memory whole together.
    private static func fill<Value: BitwiseCopyable>(
        _ table: UnsafeMutablePointer<Value>, _ base: UnsafeRawPointer, _ file: MappedFile, _ mentees: PeopleFile,
        _ mentors: PeopleFile
    ) {
        let (rows, columns, size) = (mentees.count, mentors.count, MemoryLayout<Value>.size)
        var places = Array(0..<rows)
        if let positions = mentees.positions { for row in 0..<rows { places[positions[row]] = row } }
        let order = mentors.positions ?? Array(0..<columns)
        let start = file.bytes.count - rows * columns * size
        var forgotten = start
        for line in 0..<rows {
            let from = base + line * columns * size
            let to = table + places[line] * columns
            for column in 0..<columns {
                to[column] = from.loadUnaligned(fromByteOffset: order[column] &* size, as: Value.self)
            }
            let read = start + (line + 1) * columns * size
            if read - forgotten >= 1 << 22 || line + 1 == rows {
                file.forget(forgotten..<read)
                forgotten = read
            }
        }
    }

    private static func wrap<Value: FixedWidthInteger>(
        _ table: UnsafeBufferPointer<Value>, _ owner: any AnyObject & Sendable, _ rows: Int, _ columns: Int
    ) throws -> Scores {
        if table.count <= ScoresFile.mostOfTable, !hasMany(table) { return try lists(table, rows, columns) }
        if let table = table as? UnsafeBufferPointer<Int16> {
            return try Scores(mentees: rows, mentors: columns, table: table, owner: owner)
        }
        guard let table = table as? UnsafeBufferPointer<Int32> else {
            throw ProblemFault.unsupported(key: "matrix.kind")
        }
        return try Scores(mentees: rows, mentors: columns, table: table, owner: owner)
    }

    /// Whether so many pairs are eligible that a file of scores with the same pairs would become a table too. Looks no
    /// further than it has to.
    private static func hasMany<Value: FixedWidthInteger>(_ table: UnsafeBufferPointer<Value>) -> Bool {
        var eligible = 0
        var next = 0
        while next < table.count {
            let end = min(table.count, next + 1 << 14)
            for cell in next..<end { eligible &+= table[cell] < 0 ? 0 : 1 }
            if ScoresFile.isTable(eligible, of: table.count) { return true }
            next = end
        }
        return ScoresFile.isTable(eligible, of: table.count)
    }

    /// The eligible pairs as lists.
    private static func lists<Value: FixedWidthInteger>(
        _ table: UnsafeBufferPointer<Value>, _ rows: Int, _ columns: Int
    ) throws -> Scores {
        var starts = [0]
        var (mentors, values): ([Int32], [Int32]) = ([], [])
        for row in 0..<rows {
            for column in 0..<columns where table[row * columns + column] >= 0 {
                mentors.append(Int32(truncatingIfNeeded: column))
                values.append(Int32(truncatingIfNeeded: table[row * columns + column]))
            }
            starts.append(mentors.count)
        }
        return try Scores(mentors: columns, starts: starts, columns: mentors, values: values)
    }

    /// Memory of a table that had to be put in another order.
    private final class Block<Value>: @unchecked Sendable {
        // Unchecked: written before it is shared, never after.
        let base: UnsafeMutablePointer<Value>
        init(_ count: Int) { base = .allocate(capacity: max(1, count)) }
        deinit { base.deallocate() }
    }

    /// Reads what the file says of itself: kind of number, rows, columns, and where the numbers start.
    static func header(_ file: MappedFile) throws(FileFault) -> (kind: String, rows: Int, columns: Int, start: Int) {
        let bytes = file.bytes
        guard bytes.count >= 12, bytes.starts(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]) else {
            throw FileFault(file.path, "is not a NumPy file")
        }
        let long = bytes[6] >= 2
        var length = Int(bytes[8]) | Int(bytes[9]) << 8
        if long { length |= Int(bytes[10]) << 16 | Int(bytes[11]) << 24 }
        let start = (long ? 12 : 10) + length
        guard bytes[6] >= 1, bytes[6] <= 3, length < 1 << 16, start <= bytes.count else {
            throw FileFault(file.path, "has a header that is cut off")
        }
        let text = String(decoding: bytes[(long ? 12 : 10)..<start], as: UTF8.self)
        guard let kind = between(text, "'descr':", ","), let order = between(text, "'fortran_order':", ","),
            let shape = between(text, "'shape':", ")")
        else { throw FileFault(file.path, "has a header that cannot be read: \(text.prefix(80))") }
        let number = kind.filter { $0 != "'" && $0 != " " }
        guard number == "<i2" || number == "<i4" else {
            throw FileFault(file.path, "holds numbers of kind \(number); int16 or int32 is expected")
        }
        guard order.filter({ $0 != " " }) == "False" else {
            throw FileFault(file.path, "is in Fortran order; C order is expected")
        }
        let sizes = shape.filter { $0 != " " && $0 != "(" }.split(separator: ",").map { Int($0) }
        guard sizes.count == 2, let rows = sizes[0], let columns = sizes[1], rows >= 0, columns >= 0 else {
            throw FileFault(file.path, "has the shape \(shape)); rows and columns are expected")
        }
        return (number, rows, columns, start)
    }

    private static func between(_ text: String, _ name: String, _ end: Character) -> String? {
        let scalars = Array(text)
        let wanted = Array(name)
        guard scalars.count > wanted.count else { return nil }
        for index in 0...(scalars.count - wanted.count) where Array(scalars[index..<(index + wanted.count)]) == wanted {
            let rest = scalars[(index + wanted.count)...]
            guard let stop = rest.firstIndex(of: end) else { return nil }
            return String(rest[..<stop])
        }
        return nil
    }
}
