// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Sources/Matching and Sources/MatchFiles are links to the product's own folders, so that measuring them does not build
// the whole server.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1")],
    targets: [
        .target(name: "Matching", exclude: ["README.md"], swiftSettings: strict),
        .target(name: "MatchFiles", dependencies: ["Matching"], swiftSettings: strict),
        .executableTarget(name: "matching-bench", dependencies: ["Matching", "MatchFiles"], swiftSettings: strict),
        .executableTarget(
            name: "fixed-page", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: strict),
    ]
)
