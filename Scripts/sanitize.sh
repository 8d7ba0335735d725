#!/bin/sh
# Runs the tests of Matching and MatchFiles under the thread and the address sanitizer. A package of their folders alone is
# laid out beside the build, so that the server and its libraries are not built twice more.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
package=$root/.build-sanitize/package
mkdir -p "$package"
cat > "$package/Package.swift" <<'END'
// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "sanitize",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "Matching", exclude: ["README.md"], swiftSettings: strict),
        .target(name: "MatchFiles", dependencies: ["Matching"], swiftSettings: strict),
        .testTarget(name: "MatchingTests", dependencies: ["Matching"], swiftSettings: strict),
        .testTarget(name: "MatchFilesTests", dependencies: ["Matching", "MatchFiles"], swiftSettings: strict),
    ]
)
END
mkdir -p "$package/Sources" "$package/Tests"
for folder in Sources/Matching Sources/MatchFiles Tests/MatchingTests Tests/MatchFilesTests; do
    ln -sfn "$root/$folder" "$package/$folder"
done
for sanitizer in ${*:-thread address}; do
    echo "== $sanitizer sanitizer"
    # Without XCTest, which has no tests here and leaks what it lays out for them.
    ${SWIFT:-swift} test --disable-xctest --package-path "$package" --sanitize="$sanitizer" \
        --scratch-path "$root/.build-sanitize/$sanitizer"
done
