import CAssets

/// One numbered step of the schema; never edited once released.
package struct Migration: Sendable, Equatable {
    package let number: Int
    package let name: String
    package let sql: String

    package init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// The text as an engine is given it: on SQLite a table whose key is of several columns keeps its rows in that key,
    /// instead of once in a table and once more in an index (a third less to write for a staff list).
    func sql(for engine: Engine) -> String {
        guard engine == .sqlite else { return sql }
        var inKey = false
        return sql.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            defer { inKey = line.hasPrefix("    PRIMARY KEY (") }
            return inKey && line == ");" ? ") WITHOUT ROWID;" : line
        }.joined(separator: "\n")
    }

    /// A sum of the text, to notice an edited migration (FNV-1a, 64 bits; no defence, a check).
    var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in sql.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    /// Those that are built into the program, by number.
    static func embedded() -> [Migration] {
        let prefix = "Storage/Migrations/"
        return (0..<binome_asset_count()).compactMap { index -> Migration? in
            let asset = binome_asset_at(index)
            guard let path = asset.path.map({ String(cString: $0) }), path.hasPrefix(prefix), let bytes = asset.bytes
            else { return nil }
            let file = path.dropFirst(prefix.count)
            guard let number = Int(file.prefix { $0.isNumber }) else { return nil }
            let sql = String(decoding: UnsafeBufferPointer(start: bytes, count: asset.length), as: UTF8.self)
            return Migration(number: number, name: String(file.dropLast(4)), sql: sql)
        }.sorted { $0.number < $1.number }
    }
}
