import Mentoring
import Storage
import Words

/// Why two people work together, as a few sentences to the one who reads.
struct ReasonWords {
    let reasons: [MentorshipReason]
    let names: ReviewNames
    let phrases: Phrases

    init(_ reasons: [MentorshipReason], names: ReviewNames, _ phrases: Phrases) {
        self.reasons = reasons
        self.names = names
        self.phrases = phrases
    }

    private func subjects(_ key: MentorshipReason.Key, _ name: (String) -> String?) -> [String] {
        reasons.filter { $0.key == key }.compactMap { name($0.subject) }
    }

    /// All that is known, as one of the two reads it.
    func paragraph(_ record: MentorshipRecord) -> String {
        // Who met before knows better than any answer what they share.
        let isLittle = record.meetingsBefore == 0 && reasons.contains { $0.key == .little }
        let told = sentences(of: phrases.list(record.partners.map(\.firstName)), for: record.side)
        if isLittle {
            return ([phrases("mentorship.reason.little")] + told + [phrases("mentorship.reason.little_next")])
                .joined(separator: " ")
        }
        return told.isEmpty ? phrases("mentorship.reason.none") : told.joined(separator: " ")
    }

    /// One for each kind of reason.
    /// - Parameters:
    ///   - partner: their first name.
    ///   - reader: the side of the one who reads.
    func sentences(of partner: String, for reader: MentorshipSide) -> [String] {
        let (name, side) = (WordValue.text(partner), reader.rawValue)
        var sentences: [String] = []
        let skills = subjects(.competency) { id in
            ID<Competency>(id).flatMap { names.competency($0, french: phrases.language == .french) }
        }
        if !skills.isEmpty {
            sentences.append(phrases("mentorship.reason.competency.\(side)", ["name": name, "list": .list(skills)]))
        }
        for key in [MentorshipReason.Key.wishBoth, .wishMentee, .wishMentor]
        where reasons.contains(where: { $0.key == key }) {
            sentences.append(phrases("mentorship.reason.\(key.rawValue).\(side)", ["name": name]))
        }
        let hopes = subjects(.hope) { hope in HopeNames.inSentence(hope, phrases) }
        if !hopes.isEmpty { sentences.append(phrases("mentorship.reason.hope", ["list": .list(hopes)])) }
        let languages = subjects(.language) { phrases.languageName($0) }
        if !languages.isEmpty {
            sentences.append(
                phrases("mentorship.reason.language", ["count": .number(languages.count), "list": .list(languages)]))
        }
        if let minutes = reasons.first(where: { $0.key == .availability })?.number {
            sentences.append(
                phrases("mentorship.reason.availability", ["time": .text(phrases.duration(minutes: minutes))]))
        }
        let sites = subjects(.site) { id in ID<Site>(id).flatMap { names.site($0) } }
        if let site = sites.first { sentences.append(phrases("mentorship.reason.site", ["site": .text(site)])) }
        if reasons.contains(where: { $0.key == .departments }) {
            sentences.append(phrases("mentorship.reason.departments"))
        }
        return sentences
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
