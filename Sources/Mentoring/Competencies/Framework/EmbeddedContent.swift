import CAssets

/// The content files that were embedded in the program when it was built.
enum EmbeddedContent {
    /// The bytes of the files whose path below `Sources/` begins so and ends in `.json`, in the order of paths.
    static func files(below prefix: String) -> [[UInt8]] {
        (0..<binome_asset_count()).compactMap { index in
            let asset = binome_asset_at(index)
            guard let name = asset.path, let bytes = asset.bytes else { return nil }
            let path = String(cString: name)
            guard path.hasPrefix(prefix), path.hasSuffix(".json") else { return nil }
            return Array(UnsafeBufferPointer(start: bytes, count: asset.length))
        }
    }
}
