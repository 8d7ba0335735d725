// swift-tools-version: 6.2
import Foundation
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Files beside the Swift sources that SwiftPM would warn about; they are embedded by CAssets.
func notSwift(in folder: String) -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(folder)
    guard let files = FileManager.default.enumerator(atPath: root.path) else { return [] }
    let endings = ["json", "css", "js", "sql", "md", "svg"]
    return files.compactMap { $0 as? String }.filter { name in endings.contains { name.hasSuffix("." + $0) } }.sorted()
}

func library(_ name: String, _ folder: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: folder, exclude: notSwift(in: folder), swiftSettings: strict)
}

func system(_ name: String, _ pkgConfig: String, _ debian: String) -> Target {
    .systemLibrary(name: name, path: "Sources/\(name)", pkgConfig: pkgConfig, providers: [.apt([debian])])
}

let package = Package(
    name: "binome",
    products: [
        .executable(name: "binome", targets: ["binome"]),
        .library(name: "Matching", targets: ["Matching"]),
        .library(name: "Measuring", targets: ["Measuring"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-configuration.git", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "binome",
            dependencies: [
                "Web", "Mentoring", "Matching", "MatchFiles", "Storage", "Words", "Mail", "Tables", "CAssets",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "Sources/binome", exclude: notSwift(in: "Sources/binome"), swiftSettings: strict),
        library(
            "Web", "Sources/Web",
            [
                "Mentoring", "Words", "Storage", "Tables", "CAssets", "CQRencode",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        library(
            "Mentoring", "Sources/Mentoring",
            [
                "Matching", "Measuring", "Storage", "Tables", "CAssets",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        library("Matching", "Sources/Matching"),
        library("MatchFiles", "Sources/MatchFiles", ["Matching"]),
        library("Measuring", "Sources/Measuring"),
        library("Words", "Sources/Words", ["CAssets"]),
        library("Tables", "Sources/Tables", ["CZip", "CExpat", "CXlsxWriter"]),
        library("Mail", "Sources/Mail", ["CCurl"]),
        library(
            "Storage", "Sources/Storage",
            [
                "CAssets", "CPostgres", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "CAssets", path: "Sources/CAssets"),
        system("CPostgres", "libpq", "libpq-dev"),
        system("CSQLite", "sqlite3", "libsqlite3-dev"),
        system("CCurl", "libcurl", "libcurl4-openssl-dev"),
        system("CXlsxWriter", "xlsxwriter", "libxlsxwriter-dev"),
        system("CZip", "libzip", "libzip-dev"),
        system("CExpat", "expat", "libexpat1-dev"),
        system("CQRencode", "libqrencode", "libqrencode-dev"),
        .testTarget(name: "MatchingTests", dependencies: ["Matching"], swiftSettings: strict),
        .testTarget(name: "MatchFilesTests", dependencies: ["Matching", "MatchFiles"], swiftSettings: strict),
        .testTarget(name: "MeasuringTests", dependencies: ["Measuring"], swiftSettings: strict),
        .target(
            name: "TestEngines", dependencies: ["Storage", .product(name: "Logging", package: "swift-log")],
            path: "Tests/Support/TestEngines", swiftSettings: strict),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "TestEngines"], swiftSettings: strict),
        .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: strict),
        .target(name: "TestMail", path: "Tests/Support/TestMail", swiftSettings: strict),
        .testTarget(name: "MailTests", dependencies: ["Mail", "TestMail"], swiftSettings: strict),
        .testTarget(name: "WordsTests", dependencies: ["Words"], swiftSettings: strict),
        .testTarget(
            name: "BinomeTests",
            dependencies: [
                "binome", "Web", "Mentoring", "Storage", "Words", "Mail", "Tables", "Matching", "TestEngines",
                "TestMail",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
    ]
)
