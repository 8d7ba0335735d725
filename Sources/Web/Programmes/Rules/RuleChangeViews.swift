import Matching
import Mentoring
import Storage
import Words

/// Says of two sets of rules what is not the same: typed and kept, those of a run and those of now.
enum RuleChangeViews {
    /// « Compétences recherchées : fort au lieu de moyen ».
    static func sentence(_ change: RuleChange, _ phrases: Phrases) -> String {
        phrases(
            "rules.change",
            [
                "name": .text(name(change.name, phrases)), "after": .text(value(change.after, of: change, phrases)),
                "before": .text(value(change.before, of: change, phrases)),
            ])
    }

    static func list(_ changes: [RuleChange], _ phrases: Phrases) -> HTML {
        "<ul>\(changes.map { change -> HTML in "<li>\(sentence(change, phrases))</li>" })</ul>"
    }

    /// What a rule or criterion is called.
    static func name(_ name: String, _ phrases: Phrases) -> String {
        if Criterion(rawValue: name) != nil { return phrases("criterion.\(name)") }
        let isSetting = ["mentor_capacity", "mentee_capacity", "languages"].contains(name)
        return phrases(isSetting ? "programme.field.\(name)" : "rules.field.\(name)")
    }

    private static func value(_ value: RuleChange.Value, of change: RuleChange, _ phrases: Phrases) -> String {
        switch value {
        case .weight(.number(let points)): phrases.number(points)
        case .weight(let weight): phrases("rules.weight.\(weight.text)")
        case .flag(let isOn): phrases(isOn ? "rules.value.on" : "rules.value.off")
        case .number(let number?): phrases.number(number)
        case .number(nil): phrases(change.name == "management_levels" ? "rules.value.whole_line" : "rules.value.none")
        case .languages(let codes):
            codes.isEmpty ? phrases("rules.value.any") : phrases.list(codes.map { phrases.languageName($0) })
        }
    }

    /// What is tried and not kept yet: a page that is left loses it.
    static func unsaved(_ view: RulesView, _ phrases: Phrases) -> HTML {
        guard !view.unsaved.isEmpty else { return .nothing }
        let count: WordValue = .number(view.unsaved.count)
        return """
            <section class="card" aria-labelledby="unsaved"><h2 id="unsaved">\(phrases("rules.unsaved", ["count": count]))</h2>
            \(list(view.unsaved, phrases))<p class="hint">\(phrases("rules.unsaved.note"))</p></section>
            """
    }

    /// Somebody else saved rules while these were typed: who, when, what is not the same, and the two ways on.
    static func conflict(_ view: RulesView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let save: HTML = """
            <button class="button button--primary" name="form_token" value="\(reader.formToken)">\(phrases("rules.save_over"))</button>
            """
        let ways: HTML = """
            <p class="buttons">\(view.unsaved.isEmpty ? .nothing : save)<a class="button" data-gives-up \
            href="\(Path.programmeRules(view.record.id))">\(phrases("rules.take_theirs"))</a></p>
            """
        let differences: HTML =
            view.unsaved.isEmpty
            ? "<p>\(phrases("rules.meanwhile.same"))</p>"
            : "<p>\(phrases("rules.meanwhile.differs"))</p>\(list(view.unsaved, phrases))"
        return """
            <div class="notice notice--attention" role="alert"><p>\(MeanwhileWords.sentence(
                "rules.meanwhile", own: "rules.meanwhile.own", view.meanwhile, reader))</p>
            \(differences)\(ways)</div>
            """
    }
}

/// Who saved what one was changing, and when; oneself, in another window, too.
enum MeanwhileWords {
    static func sentence(_ key: String, own: String, _ event: ProgrammeEvent?, _ reader: Reader) -> String {
        let phrases = reader.phrases
        let isOwn = event?.actor != nil && event?.actor == reader.signedIn?.person
        return phrases(
            isOwn ? own : key,
            [
                "name": .text(event?.by ?? phrases("pairing.somebody")),
                "time": .text(event.map { phrases.dateTime(milliseconds: $0.at.milliseconds) } ?? ""),
            ])
    }
}
