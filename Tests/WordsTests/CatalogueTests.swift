import Testing

@testable import Words

private func catalogue(_ json: String, path: String = "Web/People/words.json") throws -> Catalogue {
    try Catalogue(sources: [(path, Array(json.utf8))])
}

@Suite struct CatalogueTests {
    @Test func `A text that a script fills keeps its placeholders`() throws {
        let words = try catalogue(#"{"a.chosen": {"fr": "{n} choisis", "en": "{n} chosen"}}"#)
        #expect(Phrases(words, in: .english).pattern("a.chosen", ["n"]) == "{n} chosen")
    }

    @Test(arguments: [
        ("Angus", "Ce qu’Angus dit, page d’Angus."), ("Émilie", "Ce qu’Émilie dit, page d’Émilie."),
        ("Hélène", "Ce qu’Hélène dit, page d’Hélène."), ("Yves", "Ce qu’Yves dit, page d’Yves."),
        ("Yann", "Ce que Yann dit, page de Yann."), ("Hassan", "Ce que Hassan dit, page de Hassan."),
        ("Œdipe", "Ce qu’Œdipe dit, page d’Œdipe."), ("onze", "Ce que onze dit, page de onze."),
        ("Diogo", "Ce que Diogo dit, page de Diogo."), ("Oumar", "Ce qu’Oumar dit, page d’Oumar."),
        ("« Ici »", "Ce que « Ici » dit, page de « Ici »."),
    ])
    func `French joins de and que to a name that begins with a vowel`(_ name: String, _ sentence: String) throws {
        let words = try catalogue(
            #"{"a.b": {"fr": "Ce que {name} dit, page de {name}.", "en": "What {name} says, page of {name}."}}"#)
        #expect(words.text("a.b", ["name": .text(name)], in: .french) == sentence)
        #expect(words.text("a.b", ["name": .text(name)], in: .english) == "What \(name) says, page of \(name).")
        let other = try catalogue(#"{"a.b": {"fr": "La grande {name}", "en": "Big {name}"}}"#)
        #expect(other.text("a.b", ["name": .text(name)], in: .french) == "La grande \(name)")
        let first = try catalogue(#"{"a.b": {"fr": "De {name}. Que {name} ?", "en": "{name}, {name}"}}"#)
        let joins = sentence.contains("d’")
        #expect(
            first.text("a.b", ["name": .text(name)], in: .french)
                == (joins ? "D’\(name). Qu’\(name) ?" : "De \(name). Que \(name) ?"))
    }

    @Test func `Languages are sorted by their names, whatever their accents`() throws {
        let words = Phrases(try catalogue(#"{"a.b": {"fr": "x", "en": "x"}}"#), in: .french)
        #expect(words.languagesByName(["ar", "de", "en", "zh", "hi", "he"]) == ["de", "en", "ar", "zh", "he", "hi"])
        #expect(words.withinSentence("Travailler") == "travailler")
        #expect(words.withinSentence("RGPD") == "RGPD")
    }

    @Test func `No line of a page or a mail is broken between a number and what it counts`() throws {
        let words = try catalogue(
            #"{"a.n": {"fr": "{n} places sur {all} en 3 étapes, {name} à 12.", "en": "{n} places of {all} in 3 steps, {name} at 12."}}"#
        )
        let values: [String: WordValue] = ["n": 12, "all": .decimal(3.5, digits: 1), "name": "Cap 2 nord"]
        let (french, english) = (Phrases(words, in: .french, ties: true), Phrases(words, in: .english, ties: true))
        // What somebody else wrote stays as they wrote it.
        #expect(french("a.n", values) == "12\u{A0}places sur 3,5\u{A0}en 3\u{A0}étapes, Cap 2 nord à 12.")
        #expect(english("a.n", values) == "12\u{A0}places of 3.5\u{A0}in 3\u{A0}steps, Cap 2 nord at 12.")
        #expect(french("a.n", values.merging(["n": "1\u{202F}200"]) { $1 }).hasPrefix("1\u{202F}200\u{A0}places"))
        #expect(french.speaking(.english)("a.n", values) == english("a.n", values))
        // A command's lines are its reader's, who may search them.
        #expect(Phrases(words, in: .french)("a.n", values).hasPrefix("12 places"))
    }

    @Test func `A key has its text in each language`() throws {
        let words = try catalogue(#"{"people.title": {"fr": "Personnes", "en": "People"}}"#)
        #expect(words.text("people.title", in: .french) == "Personnes")
        #expect(words.text("people.title", in: .english) == "People")
        #expect(words.keys == ["people.title"])
        #expect(words.missed == 0)
    }

    @Test func `Values are put in as their language writes them`() throws {
        let words = try catalogue(
            #"{"a.b": {"fr": "{who} : {n}, {share}, {mean}, {all}", "en": "{who}: {n}, {share}, {mean}, {all}"}}"#)
        let values: [String: WordValue] = [
            "who": "Léa", "n": 12480, "share": .percent(0.125), "mean": .decimal(3.46, digits: 1),
            "all": .list(["a", "b", "c"]),
        ]
        #expect(words.text("a.b", values, in: .french) == "Léa : 12\u{202F}480, 13\u{202F}%, 3,5, a, b et c")
        #expect(words.text("a.b", values, in: .english) == "Léa: 12,480, 13%, 3.5, a, b and c")
    }

    @Test(arguments: [
        (0, "0 personne", "0 people"), (1, "1 personne", "1 person"), (2, "2 personnes", "2 people"),
        (1000, "1\u{202F}000 personnes", "1,000 people"),
    ])
    func `A count chooses the plural form`(_ count: Int, _ french: String, _ english: String) throws {
        let words = try catalogue(
            #"""
            {"a.n": {"fr": {"one": "{count} personne", "other": "{count} personnes"},
                     "en": {"one": "{count} person", "other": "{count} people"}}}
            """#)
        #expect(words.text("a.n", ["count": .number(count)], in: .french) == french)
        #expect(words.text("a.n", ["count": .number(count)], in: .english) == english)
    }

    @Test(
        arguments: [
            (.list(["a"]), "un", "one"), (.list(["a", "b"]), "plusieurs", "some"), (.list([]), "un", "some"),
            (.percent(0.01), "un", "one"), (.percent(0.5), "plusieurs", "some"), (.percent(0.014), "un", "one"),
            (.decimal(1.5, digits: 1), "un", "some"), (.decimal(2, digits: 0), "plusieurs", "some"),
            (.text("1"), "un", "one"), (.text("12"), "plusieurs", "some"), (.text("douze"), "plusieurs", "some"),
        ] as [(WordValue, String, String)])
    func `What is counted chooses the form, however it is written`(
        _ value: WordValue, _ french: String, _ english: String
    ) throws {
        let words = try catalogue(
            #"""
            {"a.n": {"fr": {"one": "un", "other": "plusieurs"}, "en": {"one": "one", "other": "some"}}}
            """#)
        #expect(words.text("a.n", ["count": value], in: .french) == french)
        #expect(words.text("a.n", ["count": value], in: .english) == english)
    }

    @Test func `Another value may choose the form, and nothing at all has its own`() throws {
        let words = try catalogue(
            #"""
            {"a.n": {"fr": {"by": "places", "zero": "aucune place", "one": "une place", "other": "{places} places"},
                     "en": {"by": "places", "zero": "no place", "one": "one place", "other": "{places} places"}}}
            """#)
        #expect(words.text("a.n", ["places": 0, "count": 7], in: .french) == "aucune place")
        #expect(words.text("a.n", ["places": 1, "count": 7], in: .english) == "one place")
        #expect(words.text("a.n", ["places": 3], in: .french) == "3 places")
        #expect(words.placeholders(of: "a.n", in: .french) == ["places"])
    }

    @Test func `A missing key or value shows itself and is counted`() throws {
        let words = try catalogue(#"{"a.b": {"fr": "Bonjour {name}", "en": "Hello {name}"}}"#)
        #expect(words.text("a.c", in: .french) == "⟦a.c⟧")
        #expect(words.text("a.b", in: .english) == "Hello ⟦name⟧")
        #expect(words.missed == 2)
    }

    @Test func `What a value holds is never read as a placeholder`() throws {
        let words = try catalogue(#"{"a.b": {"fr": "{x}{y}", "en": "{x}{y}"}}"#)
        #expect(words.text("a.b", ["x": "{y}", "y": "z"], in: .french) == "{y}z")
    }

    @Test func `Escapes of JSON are read`() throws {
        let words = try catalogue(#"{"a.b": {"fr": "a\u00a0b\n\"c\" \ud83d\ude00\\", "en": "x\/y\t"}}"#)
        #expect(words.text("a.b", in: .french) == "a\u{A0}b\n\"c\" 😀\\")
        #expect(words.text("a.b", in: .english) == "x/y\t")
    }

    @Test(arguments: [
        (#"{"a.b": {"fr": "x"}}"#, "“en” is absent"),
        (#"{"a.b": {"fr": "x", "en": "y"}, "a.b": {"fr": "x", "en": "y"}}"#, "already in"),
        (#"{"a.b": {"fr": "x", "fr": "z", "en": "y"}}"#, "given twice"),
        (#"{"a.b": {"fr": "x", "en": "y", "de": "z"}}"#, "no language of ours"),
        (#"{"a.b": {"fr": {"one": "x"}, "en": "y"}}"#, "both “one” and “other”"),
        (#"{"a.b": {"fr": {"one": "x", "other": "y", "many": "z"}, "en": "y"}}"#, "no plural form"),
        (#"{"a.b": {"fr": "un {nom", "en": "y"}}"#, "a brace stands alone"),
        (#"{"a.b": {"fr": "un {} nom", "en": "y"}}"#, "no placeholder"),
        (#"{"a.b": "x"}"#, "fr and en"),
        (#"{"title": {"fr": "x", "en": "y"}}"#, "a key is an area and a name"),
        (#"{"a b.c": {"fr": "x", "en": "y"}}"#, "a key is an area and a name"),
        ("{\n\"a.b\": 3}", "line 2"),
        (#"{"a.b": {"fr": "x", "en": "y"}} x"#, "follows the last brace"),
        (#"{"a.b": {"fr": "x", "en": "y"#, "not closed"),
        (#"{"a.b": {"fr": "\ud83d", "en": "y"}}"#, "expected"),
        ("", "an object is expected"),
    ])
    func `A faulty file is refused with its name and why`(_ json: String, _ reason: String) {
        #expect {
            try catalogue(json)
        } throws: { error in
            let description = (error as? Catalogue.Fault)?.description ?? ""
            return description.hasPrefix("Web/People/words.json: ") && description.contains(reason)
                || json.isEmpty && description.contains("is expected")
        }
    }

    @Test func `A key in two files names both`() {
        let bytes = Array(#"{"a.b": {"fr": "x", "en": "y"}}"#.utf8)
        #expect(throws: Catalogue.Fault(path: "two", key: "a.b", reason: "the key is already in one")) {
            try Catalogue(sources: [("one", bytes), ("two", bytes)])
        }
    }

    @Test func `The words in the program can be read`() throws {
        let words = try Catalogue.embedded()
        #expect(words.keys.allSatisfy { !words.text($0, in: .french).hasPrefix("⟦\($0)") })
    }
}

@Suite struct LanguageTests {
    @Test(arguments: [
        ("fr-FR,fr;q=0.9,en;q=0.8", Language.french), ("en-GB,en;q=0.9,fr;q=0.8", .english),
        ("de,en;q=0.4,fr;q=0.6", .french), ("de-DE, EN-us ; q=0.3", .english), ("*", .french),
        ("fr;q=0, en;q=0.1", .english), ("de;q=1, *;q=0.5", .french), ("en,fr", .english), ("fr,en", .french),
        ("en;q=0.9,fr", .french), ("en;q=0.6,fr;q=0.6", .english), ("en;q=0.9,fr_FR", .french),
    ])
    func `The best language of a browser's list is chosen`(_ header: String, _ expected: Language) {
        #expect(Language(acceptLanguage: header) == expected)
    }

    @Test(arguments: ["", "de", "zz-ZZ;q=1", "fr;q=0", "en;q=oops", ";;,,"])
    func `A list without a language of ours chooses none`(_ header: String) {
        #expect(Language(acceptLanguage: header) == nil)
    }

    @Test func `Languages have names in both`() {
        #expect(Language.french.languageName("fr") == "français")
        #expect(Language.english.languageName("pt-BR") == "Portuguese")
        #expect(Language.french.languageName("qqq") == "qqq")
        #expect(Language.french.languageName("Qaa-ZZ") == "Qaa-ZZ")
    }
}
