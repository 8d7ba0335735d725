import CAssets

extension Catalogue {
    /// The words that are in the program: every `words.json` that CAssets embeds.
    ///
    /// - Throws: `Catalogue.Fault` when a file is faulty, so that the start stops and not a request.
    package static func embedded() throws -> Catalogue {
        var sources: [(path: String, bytes: [UInt8])] = []
        for index in 0..<binome_asset_count() {
            let asset = binome_asset_at(index)
            guard let path = asset.path.map({ String(cString: $0) }), path.hasSuffix("/words.json") else { continue }
            sources.append((path, Array(UnsafeBufferPointer(start: asset.bytes, count: asset.length))))
        }
        return try Catalogue(sources: sources)
    }
}
