import Foundation

extension Language {
    /// The name of a language by its code (`fr`, `pt-BR`): « français », "French"; the code itself when unknown.
    package func languageName(_ code: String) -> String {
        let base = String(code.lowercased().prefix { $0 != "-" && $0 != "_" })
        guard let names = languageNames[base] else { return code }
        return self == .french ? names.french : names.english
    }

    /// The codes of the languages that have a name here, in the order of their names in this language.
    package var namedLanguages: [String] {
        languageNames.keys.sorted { languageName($0).sortKey < languageName($1).sortKey }
    }
}

extension String {
    /// Letters alone, for an order that accents do not change: « hébreu » before « hindi ».
    var sortKey: String { folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) }
}

private let languageNames: [String: (french: String, english: String)] = [
    "ar": ("arabe", "Arabic"), "bg": ("bulgare", "Bulgarian"), "bn": ("bengali", "Bengali"),
    "ca": ("catalan", "Catalan"), "cs": ("tchèque", "Czech"), "da": ("danois", "Danish"),
    "de": ("allemand", "German"), "el": ("grec", "Greek"), "en": ("anglais", "English"),
    "es": ("espagnol", "Spanish"), "et": ("estonien", "Estonian"), "eu": ("basque", "Basque"),
    "fa": ("persan", "Persian"), "fi": ("finnois", "Finnish"), "fr": ("français", "French"),
    "ga": ("irlandais", "Irish"), "he": ("hébreu", "Hebrew"), "hi": ("hindi", "Hindi"),
    "hr": ("croate", "Croatian"), "hu": ("hongrois", "Hungarian"), "id": ("indonésien", "Indonesian"),
    "it": ("italien", "Italian"), "ja": ("japonais", "Japanese"), "ko": ("coréen", "Korean"),
    "lb": ("luxembourgeois", "Luxembourgish"), "lt": ("lituanien", "Lithuanian"), "lv": ("letton", "Latvian"),
    "mt": ("maltais", "Maltese"), "nb": ("norvégien", "Norwegian"), "nl": ("néerlandais", "Dutch"),
    "no": ("norvégien", "Norwegian"), "pl": ("polonais", "Polish"), "pt": ("portugais", "Portuguese"),
    "ro": ("roumain", "Romanian"), "ru": ("russe", "Russian"), "sk": ("slovaque", "Slovak"),
    "sl": ("slovène", "Slovene"), "sr": ("serbe", "Serbian"), "sv": ("suédois", "Swedish"),
    "th": ("thaï", "Thai"), "tr": ("turc", "Turkish"), "uk": ("ukrainien", "Ukrainian"),
    "ur": ("ourdou", "Urdu"), "vi": ("vietnamien", "Vietnamese"), "wo": ("wolof", "Wolof"),
    "zh": ("chinois", "Chinese"),
]
