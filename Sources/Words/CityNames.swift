import Foundation
import Synchronization

extension Language {
    /// The city that a time zone is called after: « Bruxelles », "Brussels" for `Europe/Brussels` (CLDR's exemplar
    /// cities); that of its identifier where the language has no name for it.
    package func city(ofZone identifier: String) -> String {
        let key = "\(rawValue) \(identifier)"
        if let known = cities.withLock({ $0[key] }) { return known }
        let name = exemplarCity(identifier)
        cities.withLock { $0[key] = name }
        return name
    }

    private func exemplarCity(_ identifier: String) -> String {
        let own = (identifier.split(separator: "/").last.map(String.init) ?? identifier).replacing("_", with: " ")
        guard identifier.contains("/"), !identifier.hasPrefix("Etc/"), let zone = TimeZone(identifier: identifier)
        else { return own }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: rawValue)
        formatter.dateFormat = "VVV"
        formatter.timeZone = zone
        let name = formatter.string(from: Date(timeIntervalSince1970: 0))
        // An old name of a zone has the city of the new one, or none: its own says more.
        return name.isEmpty || TimeZone.knownTimeZoneIdentifiers.contains(identifier) == false ? own : name
    }
}

private let cities = Mutex<[String: String]>([:])
