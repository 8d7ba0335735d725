import Testing

@testable import Words

@Suite struct TypographyTests {
    @Test(arguments: [
        "Bonjour\u{202F}: ça va\u{202F}? Oui\u{202F}!", "Le «\u{202F}test\u{202F}»\u{202F}; l’heure est 14:00",
        "Voir https://exemple.fr/?a=1 et `binome --x 'y' : z`", "{n}\u{202F}% de 12\u{A0}Mo", "Quoi\u{202F}?!", "(?)",
        "mentoré·e…", "12 personnes",
    ])
    func `Good French has no fault`(_ text: String) {
        #expect(typographyFaults(text, in: .french) == [])
    }

    @Test(arguments: [
        "Bonjour :", "Bonjour\u{A0}:", "Bonjour:", "Oui!", "Oui ?", "Ceci ; cela", "« test »", "«\u{202F}test »",
        "«test\u{202F}»", "l'heure", "\"test\"", "“test”", "Attendez...", "12 %", "12%", "{n} %", "12 Mo", "{n} Mo",
        "Oui!\u{202F}»", "Quoi?!", "Oui:", "Fin;",
        "deux  espaces",
        " début", "fin ", "ceci - cela",
    ])
    func `Each fault of French is found`(_ text: String) {
        #expect(
            typographyFaults(text, in: .french).count == 1 + ["« test »", "\"test\"", "“test”"].count { $0 == text })
    }

    @Test(arguments: ["Hello: yes?", "“Quoted”; it’s 14:00", "12% of {n}\u{A0}MB", "See `a 'b' ?`"])
    func `Good English has no fault`(_ text: String) {
        #expect(typographyFaults(text, in: .english) == [])
    }

    @Test(arguments: [
        "Hello :", "it's", "Wait...", "12 MB", "«\u{202F}x", "So !", "Who ?", "So ; so", "12 %", "{n} MB", "a - b",
    ])
    func `Each fault of English is found`(_ text: String) {
        #expect(typographyFaults(text, in: .english).count == 1)
    }
}
