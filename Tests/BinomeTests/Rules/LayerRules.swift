import Foundation
import Testing

/// Which part may use which: see ARCHITECTURE.
@Suite struct `Layers` {
    private let tree: SourceTree

    init() throws { tree = try SourceTree() }

    /// What each module of ours may import of the others.
    private static let allowed: [String: Set<String>] = [
        "binome": [
            "Web", "Mentoring", "Matching", "MatchFiles", "Measuring", "Storage", "Words", "Mail", "Tables", "CAssets",
        ],
        "Web": ["Mentoring", "Matching", "Measuring", "Storage", "Words", "Tables", "CAssets", "CQRencode"],
        "Mentoring": ["Matching", "Measuring", "Storage", "Tables", "CAssets"],
        "Words": ["CAssets"], "Storage": ["CAssets", "CPostgres", "CSQLite"], "Mail": ["CCurl"],
        "Tables": ["CZip", "CExpat", "CXlsxWriter"], "Matching": [], "MatchFiles": ["Matching"], "Measuring": [],
        "CAssets": [],
    ]

    private func imports(_ file: SourceTree.File) -> [String] {
        file.lines.compactMap { line in
            let words = SourceTree.code(line).split(separator: " ").filter { !$0.hasPrefix("@") }
            guard let at = words.firstIndex(of: "import"), at <= 1, at + 1 < words.count else { return nil }
            return String(words.last?.split(separator: ".").first ?? "")
        }
    }

    @Test func `Imports point down`() {
        let ours = Set(Self.allowed.keys).union([
            "CPostgres", "CSQLite", "CCurl", "CZip", "CExpat", "CXlsxWriter", "CQRencode",
        ])
        for file in tree.files {
            let allowed = Self.allowed[file.module] ?? []
            for name in imports(file) where ours.contains(name) {
                #expect(allowed.contains(name), "\(file.path) imports \(name)")
            }
        }
    }

    @Test func `Each library is reached through one door`() {
        let doors: [String: Set<String>] = [
            "Hummingbird": ["Web", "binome"], "HummingbirdCore": ["Web", "binome"], "GRDB": ["Storage"],
            "CPostgres": ["Storage"], "CSQLite": ["Storage"],
            "CCurl": ["Mail"], "CZip": ["Tables"], "CExpat": ["Tables"], "CXlsxWriter": ["Tables"],
            "CQRencode": ["Web"],
            "Mail": ["binome"], "ArgumentParser": ["binome"], "Configuration": ["binome"],
        ]
        for file in tree.files {
            for name in imports(file) {
                if let modules = doors[name] { #expect(modules.contains(file.module), "\(file.path) imports \(name)") }
            }
        }
    }

    @Test func `A file holds at most 250 lines, a folder at most twelve files`() throws {
        for root in ["Sources", "Tests"] {
            let folder = SourceTree.root.appending(path: root).resolvingSymlinksInPath()
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
                $0.hasSuffix(".swift")
            }
            for (name, inside) in Dictionary(grouping: files, by: { ($0 as NSString).deletingLastPathComponent }) {
                #expect(inside.count <= 12, "\(root)/\(name) holds \(inside.count): split it by what it does")
            }
            for file in files {
                let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
                #expect(lines <= 250, "\(root)/\(file) holds \(lines) lines: split it by what it does")
            }
            #expect(files.count > 50)
        }
    }

    /// The report of a run writes names as they are: one that holds a quotation mark makes it unreadable, and CI fails.
    @Test func `No test is named with a sign that stands for something else in a report`() throws {
        let folder = SourceTree.root.appending(path: "Tests").resolvingSymlinksInPath()
        var names = 0
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for match in text.matches(of: /(?:func|struct|class|enum) `(.+?)`/) {
                names += 1
                #expect(!match.1.contains(where: "\"&<>".contains), "\(file): \(match.1)")
            }
        }
        #expect(names > 500)
    }

    @Test func `Matching and Measuring do no input or output and read no clock`() {
        let forbidden = [
            "Date()", "FileManager", "URLSession", "print(", "ContinuousClock", "SystemRandomNumberGenerator",
            "readLine(",
        ]
        for file in tree.files where ["Matching", "Measuring"].contains(file.module) {
            // What is measured while the engine is being built is in no program: `#if STATS`.
            var isLeftOut = false
            for (number, line) in file.lines.enumerated() {
                if line.contains("#if ") { isLeftOut = true }
                if line.contains("#endif") { isLeftOut = false }
                for word in forbidden where !isLeftOut {
                    #expect(!SourceTree.code(line).contains(word), "\(file.path):\(number + 1): \(word)")
                }
            }
        }
    }

    @Test func `Nothing crashes on purpose`() {
        for file in tree.files {
            for (number, line) in file.lines.enumerated() {
                let code = SourceTree.code(line)
                for word in ["try!", "fatalError(", "preconditionFailure("] {
                    #expect(!code.contains(word), "\(file.path):\(number + 1): \(word)")
                }
            }
        }
    }

    /// An area of Mentoring may use those left of it: the types that it declares are looked for in the others' text.
    @Test func `Areas use only those left of them`() {
        // People and Competencies know each other: a list of people brings skills, a person has some.
        let order: [[String]] = [
            ["Work"], ["Access"], ["People", "Competencies"], ["Accounts"], ["Imports"], ["Programmes"], ["Planning"],
            ["Needs"], ["Training"],
            ["Library"], ["Enrolment"], ["Pairing"], ["Mentorships"], ["Meetings"], ["Surveys"], ["Recognition"],
            ["Reporting"],
            ["Privacy"], ["Demonstration"],
        ]
        let rank = Dictionary(
            uniqueKeysWithValues: order.enumerated().flatMap { index, areas in areas.map { ($0, index) } })
        let files = tree.files.filter { $0.module == "Mentoring" && !$0.area.isEmpty }
        for area in Set(files.map(\.area)) { #expect(rank[area] != nil, "\(area) is not in the order of areas") }
        // Work and Access are the ground of all: either may use the other.
        let types = declaredTypes(files)
        for file in files {
            guard let mine = rank[file.area] else { continue }
            for (number, line) in file.lines.enumerated() {
                for word in Set(
                    SourceTree.code(line).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
                {
                    guard let area = types[word], area != file.area, let theirs = rank[area], theirs > max(mine, 1)
                    else { continue }
                    Issue.record("\(file.path):\(number + 1) uses \(word) of \(area)")
                }
            }
        }
    }

    /// Types at the top level that one area alone declares, by name.
    private func declaredTypes(_ files: [SourceTree.File]) -> [String: String] {
        var areas: [String: Set<String>] = [:]
        for file in files {
            for line in file.lines {
                let words = SourceTree.code(line).split(separator: " ")
                guard !line.hasPrefix(" "),
                    let at = words.firstIndex(where: { ["struct", "enum", "class", "protocol"].contains($0) }),
                    at + 1 < words.count, !words.contains("private"), !words.contains("fileprivate")
                else { continue }
                let name = String(words[at + 1].prefix { $0.isLetter || $0.isNumber })
                areas[name, default: []].insert(file.area)
            }
        }
        return areas.compactMapValues { $0.count == 1 ? $0.first : nil }
    }
}
