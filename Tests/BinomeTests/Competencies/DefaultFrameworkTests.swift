import Foundation
import Mentoring
import Testing

/// The words of the default framework are content that nobody types again, so they are held to their rules here.
@Suite struct `Default framework` {
    let framework: DefaultFramework

    init() throws {
        framework = try DefaultFramework.embedded()
    }

    @Test func `has about forty competencies in eight families, each family with at least three`() {
        #expect((38...48).contains(framework.competencies.count))
        #expect(framework.families.count == 8)
        let sizes = Dictionary(grouping: framework.competencies, by: \.family).mapValues(\.count)
        for family in framework.families { #expect((sizes[family.key] ?? 0) >= 3, "\(family.key)") }
    }

    @Test(arguments: rosterNames) func `knows every competency of the usual staff lists`(
        french: String, english: String
    ) {
        let inFrench = framework.competencies.filter { ([$0.name.fr] + $0.synonyms.fr).contains { same($0, french) } }
        let inEnglish = framework.competencies.filter { ([$0.name.en] + $0.synonyms.en).contains { same($0, english) } }
        #expect(inFrench.map(\.key) == inEnglish.map(\.key))
        #expect(inFrench.count == 1)
    }

    @Test func `has what a mentor needs`() {
        let keys = Set(framework.competencies.map(\.key))
        let needed = ["active-listening", "asking-questions", "giving-feedback", "goal-setting", "mentoring-frame"]
        #expect(keys.isSuperset(of: needed))
    }

    @Test func `never gives two competencies the same name or synonym`() {
        for names in [\DefaultFramework.Competency.french, \.english] {
            var owner: [String: String] = [:]
            for competency in framework.competencies {
                for name in Set(competency[keyPath: names].map(folded)) {
                    #expect(owner[name] == nil, "\(name): \(competency.key) and \(owner[name] ?? "")")
                    owner[name] = competency.key
                }
            }
        }
    }

    @Test func `repeats no behaviour, not even with another competency's name in it`() {
        for language in [\BothLanguages.fr, \.en] {
            var seen: [String: String] = [:]
            for competency in framework.competencies {
                for (level, behaviour) in competency.levels.enumerated() {
                    let sentence = folded(behaviour[keyPath: language])
                        .replacing(folded(competency.name[keyPath: language]), with: "NAME")
                    let place = "\(competency.key) \(level)"
                    #expect(seen[sentence] == nil, "\(place) says what \(seen[sentence] ?? "") says")
                    seen[sentence] = place
                }
            }
        }
    }

    @Test func `begins no more than four behaviours with the same three words`() {
        for language in [\BothLanguages.fr, \.en] {
            let beginnings = framework.competencies.flatMap(\.levels).map { behaviour in
                folded(behaviour[keyPath: language]).split(separator: " ").prefix(3).joined(separator: " ")
            }
            let often = Dictionary(grouping: beginnings, by: \.self).filter { $0.value.count > 4 }
            #expect(often.keys.sorted() == [])
        }
    }

    @Test func `describes each behaviour in 8 to 18 words`() {
        for competency in framework.competencies {
            for behaviour in competency.levels.flatMap({ [$0.fr, $0.en] }) {
                let words = behaviour.split(whereSeparator: \.isWhitespace).filter { $0.contains(where: \.isLetter) }
                #expect((8...18).contains(words.count), "\(competency.key): \(behaviour)")
            }
        }
    }

    @Test func `holds to the typography of both languages`() {
        for text in framework.texts {
            #expect(typographyFaults(text.fr, french: true) == [], "\(text.fr)")
            #expect(typographyFaults(text.en, french: false) == [], "\(text.en)")
        }
    }

    @Test func `ends definitions and behaviours with a full stop, names with none`() {
        for competency in framework.competencies {
            for text in competency.levels + [competency.definition] {
                #expect(text.fr.hasSuffix(".") && text.en.hasSuffix("."), "\(text.fr)")
            }
            for name in competency.french + competency.english { #expect(!name.hasSuffix("."), "\(name)") }
        }
    }
}

@Suite struct `Reading a framework` {
    @Test func `refuses content without a competency`() {
        #expect(throws: DefaultFramework.Fault.missing) { try DefaultFramework(files: []) }
    }

    @Test func `names the competency whose family is unknown`() {
        let file = sample(family: "elsewhere", levels: 6)
        #expect(throws: DefaultFramework.Fault.unknownFamily(competency: "listening")) {
            try DefaultFramework(files: [file])
        }
    }

    @Test func `names the competency that lacks a level`() {
        let file = sample(family: "talk", levels: 5)
        #expect(throws: DefaultFramework.Fault.levels(competency: "listening", count: 5)) {
            try DefaultFramework(files: [file])
        }
    }

    @Test func `refuses the same key twice, even in two files`() {
        let file = sample(family: "talk", levels: 6)
        #expect(throws: DefaultFramework.Fault.twice(key: "talk")) { try DefaultFramework(files: [file, file]) }
    }

    private func sample(family: String, levels: Int) -> [UInt8] {
        let both = #"{"fr": "a", "en": "b"}"#
        let behaviours = Array(repeating: both, count: levels).joined(separator: ",")
        return Array(
            """
            {"families": [{"key": "talk", "name": \(both)}],
             "competencies": [{"key": "listening", "family": "\(family)", "name": \(both), "definition": \(both),
               "synonyms": {"fr": [], "en": []}, "levels": [\(behaviours)]}]}
            """.utf8)
    }
}

extension DefaultFramework {
    fileprivate var texts: [BothLanguages] {
        families.map(\.name) + competencies.flatMap { [$0.name, $0.definition] + $0.levels }
            + competencies.flatMap { $0.synonyms.fr.map { BothLanguages(fr: $0, en: "") } }
            + competencies.flatMap { $0.synonyms.en.map { BothLanguages(fr: "", en: $0) } }
    }
}

extension DefaultFramework.Competency {
    fileprivate var french: [String] { [name.fr] + synonyms.fr }
    fileprivate var english: [String] { [name.en] + synonyms.en }
}

private func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "en"))
}

private func same(_ one: String, _ other: String) -> Bool { folded(one) == folded(other) }

/// What a reader of proofs would mark: written apart from the checks of `Words`, so that neither trusts the other.
private func typographyFaults(_ text: String, french: Bool) -> [String] {
    var faults: [String] = []
    if text.contains("'") || text.contains("\"") { faults.append("straight quotation mark") }
    if text.contains("  ") || text.hasPrefix(" ") || text.hasSuffix(" ") { faults.append("space too many") }
    if text.contains("...") { faults.append("three dots") }
    let letters = Array(text.unicodeScalars)
    for (index, letter) in letters.enumerated() {
        let before = index > 0 ? letters[index - 1] : " "
        let after = index + 1 < letters.count ? letters[index + 1] : " "
        if ";:?!»".unicodeScalars.contains(letter), french != (before == "\u{202F}") {
            faults.append("before \(letter)")
        }
        if letter == "«", french != (after == "\u{202F}") { faults.append("after «") }
    }
    return faults
}

private let rosterNames = [
    ("écoute active", "active listening"), ("conduite de réunion", "running meetings"),
    ("prise de parole", "public speaking"), ("négociation", "negotiation"), ("gestion de projet", "project management"),
    ("analyse de données", "data analysis"), ("management d’équipe", "team leadership"),
    ("gestion du temps", "time management"), ("feedback", "giving feedback"), ("innovation", "innovation"),
    ("relation client", "customer relations"), ("anglais professionnel", "business English"),
    ("finance pour non-financiers", "finance for non-financials"), ("Swift", "Swift"), ("SQL", "SQL"),
    ("cybersécurité", "cyber security"), ("droit du travail", "employment law"), ("qualité", "quality"),
    ("supply chain", "supply chain"), ("vente complexe", "complex sales"),
]
