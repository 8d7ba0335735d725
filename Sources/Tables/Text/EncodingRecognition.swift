/// Tells the encoding of a text file from its bytes.
enum EncodingRecognition {
    /// Reads the file from its start; where there is no mark, to its end, since the first accent may come late.
    static func encoding(of file: ByteFile) throws(TableError) -> TextEncoding {
        try file.seek(to: 0)
        let sample = try file.bytes(64 << 10)
        if sample.isEmpty { throw TableError(.empty) }
        if sample.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8WithMark }
        if sample.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if sample.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        if let wide = wideEncoding(sample) { return wide }
        if isBinary(sample) { throw TableError(.binary) }
        try file.seek(to: 0)
        var tally = Tally()
        while true {
            let chunk = try file.bytes(1 << 20)
            if chunk.isEmpty { break }
            chunk.withUnsafeBufferPointer { tally.add($0) }
        }
        tally.finish()
        return tally.strays > tally.sequences ? .windows1252 : .utf8
    }

    /// UTF-16 without a mark: in Western text nearly every second byte is 0.
    private static func wideEncoding(_ sample: [UInt8]) -> TextEncoding? {
        let pairs = sample.count / 2
        guard pairs >= 4 else { return nil }
        var even = 0
        var odd = 0
        for pair in 0..<pairs {
            if sample[2 * pair] == 0 { even += 1 }
            if sample[2 * pair + 1] == 0 { odd += 1 }
        }
        if odd * 10 > pairs * 6, even * 20 < pairs { return .utf16LittleEndian }
        if even * 10 > pairs * 6, odd * 20 < pairs { return .utf16BigEndian }
        return nil
    }

    /// More than one byte in fifty is a control that no text has. A single 0 is left to the reader, who says where.
    private static func isBinary(_ sample: [UInt8]) -> Bool {
        let magics: [[UInt8]] = [
            [0x25, 0x50, 0x44, 0x46, 0x2D], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B, 0x08],
            [0x7F, 0x45, 0x4C, 0x46], [0x47, 0x49, 0x46, 0x38], [0x37, 0x7A, 0xBC, 0xAF], [0x52, 0x61, 0x72, 0x21],
        ]
        if magics.contains(where: { sample.starts(with: $0) }) { return true }
        let odd = sample.count { $0 < 0x09 || (0x0E...0x1F).contains($0) || $0 == 0x7F }
        return odd > 1 && odd * 50 > sample.count
    }

    /// Counts sequences of UTF-8 and bytes that belong to none, over chunks that may cut a sequence.
    struct Tally {
        private(set) var sequences = 0
        private(set) var strays = 0
        private var carried: [UInt8] = []

        mutating func add(_ chunk: UnsafeBufferPointer<UInt8>) {
            guard !carried.isEmpty else { return count(chunk, last: false) }
            let joined = carried + chunk
            carried.removeAll()
            joined.withUnsafeBufferPointer { count($0, last: false) }
        }

        mutating func finish() {
            let rest = carried
            carried.removeAll()
            rest.withUnsafeBufferPointer { count($0, last: true) }
        }

        private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>, last: Bool) {
            let raw = UnsafeRawBufferPointer(bytes)
            var index = 0
            while index < bytes.count {
                if index + 8 <= bytes.count,
                    raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                } else if bytes[index] < 0x80 {
                    index += 1
                } else if let length = sequenceLength(bytes, at: index) {
                    sequences += 1
                    index += length
                } else if !last, bytes.count - index < 4 {
                    carried = Array(bytes[index...])
                    return
                } else {
                    strays += 1
                    index += 1
                }
            }
        }
    }
}
