import Mentoring
import Storage
import Words

/// What the pages of one programme have in common: where they are, and the way to the others.
enum ProgrammeFrame {
    enum Tab: String, CaseIterable {
        case overview, participants, pairs, rules, exclusions, settings

        func path(_ id: ID<Programme>) -> Path {
            switch self {
            case .overview: .programme(id)
            case .participants: .participants(id)
            case .pairs: .pairs(of: id)
            case .rules: .programmeRules(id)
            case .exclusions: .programmeExclusions(id)
            case .settings: .programmeSettings(id)
            }
        }
    }

    /// Local managers have the overview, the participants and the pairs.
    /// - Parameter within: the page is not that of the current tab, but one that belongs to it.
    static func tabs(
        _ programme: ID<Programme>, current: Tab, within: Bool = false, isWhole: Bool, _ phrases: Phrases
    ) -> HTML {
        let mark = within ? "true" : "page"
        let tabs = Tab.allCases.filter { isWhole || [.overview, .participants, .pairs].contains($0) }
        let items = tabs.map { tab -> HTML in
            """
            <li><a href="\(tab.path(programme))"\(attribute: "aria-current", tab == current ? mark : nil)>\
            \(phrases("programme.tab.\(tab.rawValue)"))</a></li>
            """
        }
        return "<nav class=\"tabs\" aria-label=\"\(phrases("programme.tabs"))\"><ul>\(items)</ul></nav>"
    }

    /// What the reader looks after, where that is not the whole programme: « Vous suivez Lyon. »
    static func scope(_ places: [String], _ phrases: Phrases) -> HTML {
        if places.isEmpty { return .nothing }
        return "<p class=\"soft\">\(phrases("programme.scope", ["places": .list(places)]))</p>"
    }

    static func trail(
        _ phrases: Phrases, _ name: String? = nil, _ programme: ID<Programme>? = nil
    ) -> [(title: String, path: Path)] {
        var trail: [(title: String, path: Path)] = [(phrases("layout.menu.programmes"), .programmes)]
        if let name, let programme { trail.append((name, .programme(programme))) }
        return trail
    }
}

/// A day as typed: 2026-03-01 or 01/03/2026.
func day(typed text: String) -> Day? {
    if let day = Day(text) { return day }
    let parts = text.split(whereSeparator: { "/.-".contains($0) }).map(String.init)
    guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]), year >= 1900
    else { return nil }
    return Day(year: year, month: month, day: day)
}
