import ArgumentParser
import Configuration
import Foundation

/// The JSON file of options: one object whose names are those of the flags. `{"port": 8080}` and `{"port": "8080"}`
/// mean the same, as do `true` and `"yes"`.
enum ConfigurationFile {
    /// - Throws: `ValidationError` where there is no such file, or it holds a name that is no option.
    static func provider(_ path: String) throws -> some ConfigProvider {
        InMemoryProvider(
            name: "file",
            values: Dictionary(
                uniqueKeysWithValues: try values(path).map {
                    (AbsoluteConfigKey(["binome", $0.key]), ConfigValue(.string($0.value), isSecret: false))
                }))
    }

    private static func values(_ path: String) throws -> [String: String] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("The configuration file \(path) cannot be read.")
        }
        let read: [String: Value]
        do { read = try JSONDecoder().decode([String: Value].self, from: data) } catch {
            throw ValidationError("The configuration file \(path) is no JSON object such as {\"port\": 8080}.")
        }
        let known = Set(ServerOption.all.map(\.name))
        if let unknown = read.keys.sorted().first(where: { !known.contains($0) }) {
            throw ValidationError("The configuration file \(path) names \(unknown), which is no option.")
        }
        return read.mapValues(\.text)
    }

    /// A text, number, truth value, or a list of texts.
    private struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = text
            } else if let flag = try? container.decode(Bool.self) {
                text = flag ? "yes" : "no"
            } else if let number = try? container.decode(Int.self) {
                text = String(number)
            } else {
                text = try container.decode([String].self).joined(separator: ",")
            }
        }
    }
}
