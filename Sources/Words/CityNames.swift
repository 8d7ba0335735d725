import Foundation
import Synchronization

extension Language {
    /// The city that a time zone is called after: « Bruxelles », "Brussels" for `Europe/Brussels` (CLDR's exemplar
    /// cities). A zone that is but another name for one has the city of its identifier: `America/Montreal` is not Toronto.
    package func city(ofZone identifier: String) -> String {
        let own = (identifier.split(separator: "/").last.map(String.init) ?? identifier).replacing("_", with: " ")
        return cityNames.withLock { names in
            if names[self] == nil { names[self] = exemplarCities() }
            return names[self]?[identifier] ?? own
        }
    }

    private func exemplarCities() -> [String: String] {
        let formatter = DateFormatter()
        formatter.dateFormat = "VVV"
        func city(_ identifier: String, _ locale: String) -> String? {
            guard let zone = TimeZone(identifier: identifier) else { return nil }
            formatter.locale = Locale(identifier: locale)
            formatter.timeZone = zone
            return formatter.string(from: Date(timeIntervalSince1970: 0))
        }
        var names = self == .french ? ["America/Montreal": "Montréal"] : [:]
        for identifier in TimeZone.knownTimeZoneIdentifiers where identifier.contains("/") {
            // In English the city of a zone is that of its identifier, or it is the city of another zone.
            guard let own = identifier.split(separator: "/").last.map({ String($0).replacing("_", with: " ") }),
                let english = city(identifier, "en"), english.sortKey.hasPrefix(own.sortKey),
                let name = city(identifier, rawValue)
            else { continue }
            names[identifier] = name
        }
        return names
    }
}

private let cityNames = Mutex<[Language: [String: String]]>([:])
