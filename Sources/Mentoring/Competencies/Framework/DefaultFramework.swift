import Foundation

/// The competencies that a new installation begins with: families in the order to show them, and for each competency
/// what people at the levels 0 to 5 can be seen doing.
package struct DefaultFramework: Sendable, Hashable {
    package struct Family: Codable, Sendable, Hashable {
        /// Stable from one version of the product to the next: `communication`.
        package let key: String
        package let name: BothLanguages
    }

    package struct Competency: Codable, Sendable, Hashable {
        /// Stable from one version of the product to the next: `active-listening`.
        package let key: String
        /// The key of its family.
        package let family: String
        package let name: BothLanguages
        package let definition: BothLanguages
        /// Other names under which staff lists mention it.
        package let synonyms: ListsInBothLanguages
        /// Six behaviours, of level 0 first.
        package let levels: [BothLanguages]
    }

    /// What is wrong with the content; only a fault of ours can cause it, and a test finds it first.
    package enum Fault: Error, Hashable {
        case missing
        case unknownFamily(competency: String)
        case levels(competency: String, count: Int)
        case twice(key: String)
    }

    package let families: [Family]
    package let competencies: [Competency]

    private struct File: Decodable {
        let families: [Family]
        let competencies: [Competency]
    }

    /// Joins the given files, in their order.
    ///
    /// - Throws: `DecodingError` for a file of another shape, `Fault` for content that does not hold together.
    package init(files: [[UInt8]]) throws {
        let read = try files.map { try JSONDecoder().decode(File.self, from: Data($0)) }
        families = read.flatMap(\.families)
        competencies = read.flatMap(\.competencies)
        guard !families.isEmpty, !competencies.isEmpty else { throw Fault.missing }
        try checkKeys()
        let known = Set(families.map(\.key))
        for competency in competencies {
            guard known.contains(competency.family) else { throw Fault.unknownFamily(competency: competency.key) }
            guard competency.levels.count == 6 else {
                throw Fault.levels(competency: competency.key, count: competency.levels.count)
            }
        }
    }

    /// The framework that is in the program.
    package static func embedded() throws -> DefaultFramework {
        try DefaultFramework(files: EmbeddedContent.files(below: "Mentoring/Competencies/Framework/"))
    }

    private func checkKeys() throws {
        for keys in [families.map(\.key), competencies.map(\.key)] {
            var seen: Set<String> = []
            for key in keys where !seen.insert(key).inserted { throw Fault.twice(key: key) }
        }
    }
}
