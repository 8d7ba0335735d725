import Foundation
import Words

/// The choice of a time zone: those that most organisations need first, by the names of their cities, then all.
enum TimeZoneViews {
    /// By the offset from Greenwich in winter.
    private static let usual = [
        "America/Los_Angeles", "America/Montreal", "America/New_York", "America/Guadeloupe", "America/Martinique",
        "America/Cayenne", "UTC", "Africa/Dakar", "Africa/Casablanca", "Europe/Lisbon", "Europe/London", "Africa/Tunis",
        "Europe/Brussels", "Europe/Luxembourg", "Europe/Madrid", "Europe/Paris", "Europe/Zurich", "Europe/Berlin",
        "Indian/Reunion", "Asia/Dubai", "Asia/Singapore", "Asia/Tokyo", "Pacific/Noumea", "Pacific/Tahiti",
    ]

    /// - Parameter none: what an empty choice is called, where there may be none.
    static func select(
        _ name: String, _ label: String, chosen: String, none: String? = nil, problems: Problems, _ phrases: Phrases
    ) -> HTML {
        let invalid = problems[name]
        let error: HTML =
            invalid.map { text -> HTML in "<p class=\"field__error\" id=\"error-\(name)\">\(text)</p>" } ?? .nothing
        return """
            <div class="field"><label for="field-\(name)">\(label)</label><select id="field-\(name)" name="\(name)"\
            \(attribute: "aria-invalid", invalid == nil ? nil : "true")\(attribute: "aria-describedby", invalid == nil ? nil : "error-\(name)")>\
            \(options(chosen: chosen, none: none, phrases))</select>\(error)</div>
            """
    }

    static func options(chosen: String, none: String? = nil, _ phrases: Phrases) -> HTML {
        let known = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") || $0 == "UTC" }
        let first = usual.filter { TimeZone(identifier: $0) != nil }.sorted {
            phrases.city(ofZone: $0) < phrases.city(ofZone: $1)
        }
        let others = known.filter { !first.contains($0) }
        func option(_ zone: String) -> HTML {
            """
            <option value="\(zone)"\(flag: "selected", zone == chosen)>\(phrases.city(ofZone: zone)) (\(zone))</option>
            """
        }
        let empty: HTML = none.map { label -> HTML in "<option value=\"\">\(label)</option>" } ?? .nothing
        let unknown: HTML =
            chosen.isEmpty || first.contains(chosen) || known.contains(chosen) ? .nothing : option(chosen)
        return """
            \(empty)\(unknown)<optgroup label="\(phrases("settings.time_zone.usual"))">\(first.map(option))</optgroup>\
            <optgroup label="\(phrases("settings.time_zone.all"))">\(others.map(option))</optgroup>
            """
    }
}
