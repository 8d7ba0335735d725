import Foundation

/// The pages of the program and of its libraries that the start alone ran through: migrations, configuration, the making
/// of every table. The kernel counts them as ours for as long as we live, a quarter of all that an idle server holds.
enum StartUpCode {
    /// Gives back every page of code; what runs again comes back from the file by itself, some microseconds a page.
    /// Nothing but code is touched: it is the same in memory as in its file.
    static func letGo() {
        #if os(Linux)
            guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else { return }
            for line in maps.split(separator: "\n") {
                guard let code = codeOfAFile(line), let start = UnsafeMutableRawPointer(bitPattern: code.lowerBound)
                else { continue }
                madvise(start, code.count, MADV_DONTNEED)
            }
        #endif
    }

    /// Where a mapping lies, if it can be run, cannot be written to, and is private to us: the line reads
    /// `55d0a000-55d0f000 r-xp 00000000 08:01 1234 /usr/bin/binome`.
    static func codeOfAFile(_ line: Substring) -> Range<UInt>? {
        let fields = line.split(separator: " ")
        guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { return nil }
        let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        guard bounds.count == 2, bounds[0] < bounds[1] else { return nil }
        return bounds[0]..<bounds[1]
    }
}
