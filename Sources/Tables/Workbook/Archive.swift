import CZip

/// The archive that a workbook is, read entry by entry under limits. Not for sharing between threads.
final class Archive {
    private let handle: OpaquePointer
    private let limits: TableLimits
    /// What may still be unpacked in all.
    private var budget: Int
    private let file: ByteFile

    init(_ file: ByteFile, limits: TableLimits) throws(TableError) {
        self.file = file
        self.limits = limits
        budget = limits.archiveBytes
        try Self.checkDirectory(file, limits)
        var code: Int32 = 0
        guard let handle = zip_open(file.path, ZIP_RDONLY, &code) else { throw TableError(.damagedWorkbook) }
        self.handle = handle
        let count = zip_get_num_entries(handle, 0)
        guard count <= limits.entries else { throw TableError(.tooManyEntries, value: String(count)) }
    }

    deinit { zip_discard(handle) }

    /// Looks at the end of the archive before the library does: it would hold the whole directory in memory.
    private static func checkDirectory(_ file: ByteFile, _ limits: TableLimits) throws(TableError) {
        let length = min(file.size, 65_557)
        try file.seek(to: file.size - length)
        let tail = try file.bytes(length)
        guard tail.count >= 22 else { throw TableError(.damagedWorkbook) }
        var at = tail.count - 22
        while at >= 0, !tail[at...].starts(with: [0x50, 0x4B, 0x05, 0x06]) { at -= 1 }
        guard at >= 0 else { throw TableError(.damagedWorkbook) }
        let entries = Int(tail[at + 10]) | Int(tail[at + 11]) << 8
        let bytes = (0..<4).reduce(0) { $0 | Int(tail[at + 12 + $1]) << (8 * $1) }
        guard entries <= limits.entries, bytes <= limits.entries * 1_024 else {
            throw TableError(.tooManyEntries, value: String(entries))
        }
    }

    /// Whether there is an entry of this name, whatever its case.
    func has(_ name: String) -> Bool { index(of: name) != nil }

    private func index(of name: String) -> zip_uint64_t? {
        let index = zip_name_locate(handle, name, zip_flags_t(ZIP_FL_NOCASE))
        return index < 0 ? nil : zip_uint64_t(index)
    }

    /// Unpacks an entry, handing over piece after piece with the share read so far. `body` returns false to stop.
    func read(
        _ name: String, _ body: (UnsafeMutableRawBufferPointer, Double) throws -> Bool
    ) throws {
        guard let index = index(of: name) else { throw TableError(.damagedWorkbook, value: name) }
        var status = zip_stat_t()
        guard zip_stat_index(handle, index, 0, &status) == 0 else { throw TableError(.damagedWorkbook, value: name) }
        if status.encryption_method != 0 { throw TableError(.encryptedWorkbook) }
        let size = Int(clamping: status.size)
        let packed = max(1, Int(clamping: status.comp_size))
        try check(unpacked: size, packed: packed, name)
        guard let entry = zip_fopen_index(handle, index, 0) else { throw TableError(.damagedWorkbook, value: name) }
        defer { zip_fclose(entry) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { piece.deallocate() }
        guard let base = piece.baseAddress else { return }
        var unpacked = 0
        while true {
            let count = zip_fread(entry, base, zip_uint64_t(piece.count))
            if count < 0 { throw TableError(.damagedWorkbook, value: name) }
            if count == 0 { return }
            unpacked += Int(count)
            budget -= Int(count)
            try check(unpacked: unpacked, packed: packed, name)
            if budget < 0 { throw TableError(.archiveTooLarge, value: name) }
            let share = size > 0 ? min(1, Double(unpacked) / Double(size)) : 1
            guard try body(UnsafeMutableRawBufferPointer(start: base, count: Int(count)), share) else { return }
        }
    }

    private func check(unpacked: Int, packed: Int, _ name: String) throws(TableError) {
        if unpacked > limits.entryBytes { throw TableError(.archiveTooLarge, value: name) }
        if unpacked > 16 << 20, unpacked / packed > limits.ratio { throw TableError(.archiveBomb, value: name) }
    }
}
