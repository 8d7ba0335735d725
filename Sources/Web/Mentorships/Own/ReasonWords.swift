import Mentoring
import Storage
import Words

/// Why two people work together, as a few sentences to the one who reads.
struct ReasonWords {
    let view: MentorshipView
    let phrases: Phrases

    init(_ view: MentorshipView, _ phrases: Phrases) {
        self.view = view
        self.phrases = phrases
    }

    private func subjects(_ key: MentorshipReason.Key, _ name: (String) -> String?) -> [String] {
        view.reasons.filter { $0.key == key }.compactMap { name($0.subject) }
    }

    var paragraph: String {
        let record = view.record
        let name: WordValue = .text(phrases.list(record.partners.map(\.firstName)))
        let side = record.side.rawValue
        // Who met before knows better than any answer what they share.
        let isLittle = record.meetingsBefore == 0 && view.reasons.contains { $0.key == .little }
        var sentences = isLittle ? [phrases("mentorship.reason.little")] : []
        let skills = subjects(.competency) { id in
            ID<Competency>(id).flatMap { view.names.competency($0, french: view.french) }
        }
        if !skills.isEmpty {
            sentences.append(phrases("mentorship.reason.competency.\(side)", ["name": name, "list": .list(skills)]))
        }
        for key in [MentorshipReason.Key.wishBoth, .wishMentee, .wishMentor]
        where view.reasons.contains(where: { $0.key == key }) {
            sentences.append(phrases("mentorship.reason.\(key.rawValue).\(side)", ["name": name]))
        }
        let hopes = subjects(.hope) { hope in HopeNames.inSentence(hope, phrases) }
        if !hopes.isEmpty { sentences.append(phrases("mentorship.reason.hope", ["list": .list(hopes)])) }
        let languages = subjects(.language) { phrases.languageName($0) }
        if !languages.isEmpty {
            sentences.append(
                phrases("mentorship.reason.language", ["count": .number(languages.count), "list": .list(languages)]))
        }
        if let minutes = view.reasons.first(where: { $0.key == .availability })?.number {
            sentences.append(
                phrases("mentorship.reason.availability", ["time": .text(phrases.duration(minutes: minutes))]))
        }
        let sites = subjects(.site) { id in ID<Site>(id).flatMap { view.names.site($0) } }
        if let site = sites.first { sentences.append(phrases("mentorship.reason.site", ["site": .text(site)])) }
        if view.reasons.contains(where: { $0.key == .departments }) {
            sentences.append(phrases("mentorship.reason.departments"))
        }
        if isLittle { return (sentences + [phrases("mentorship.reason.little_next")]).joined(separator: " ") }
        return sentences.isEmpty ? phrases("mentorship.reason.none") : sentences.joined(separator: " ")
    }
}

/// Hopes are kept as keys where they were chosen from the product's own, else as they were written.
enum HopeNames {
    static func name(_ hope: String, _ phrases: Phrases) -> String {
        phrases.catalogue.keys.contains("hope.\(hope)") ? phrases("hope.\(hope)") : hope
    }

    /// Inside a sentence: the product's own begin with a small letter there, another's words stay as they are.
    static func inSentence(_ hope: String, _ phrases: Phrases) -> String {
        let name = name(hope, phrases)
        return name == hope ? name : name.prefix(1).lowercased() + name.dropFirst()
    }
}
