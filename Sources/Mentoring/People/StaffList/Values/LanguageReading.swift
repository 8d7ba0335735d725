/// Languages by ISO 639-1 code, by code with a country, or by French, English or own name.
enum LanguageReading {
    /// The codes in a list, and the words that are no language.
    static func read(_ text: String) -> (codes: [String], unknown: [String]) {
        var codes: [String] = []
        var unknown: [String] = []
        for word in staffFolded(text).split(whereSeparator: { ",;/|+&\n\r".contains($0) }) {
            let pieces = word.split(separator: " ").filter { $0 != "et" && $0 != "and" }
            guard !pieces.isEmpty else { continue }
            if let code = code(pieces.joined(separator: " ")) {
                if !codes.contains(code) { codes.append(code) }
                continue
            }
            for piece in pieces {
                let plain = piece.trimmingPrefix { $0 == "(" }.prefix { $0 != "(" && $0 != ")" && $0 != ":" }
                if let code = code(String(plain)) {
                    if !codes.contains(code) { codes.append(code) }
                } else if pieces.count == 1 || !isLevel(String(plain)) {
                    unknown.append(String(piece))
                }
            }
        }
        return (codes, unknown)
    }

    private static func code(_ word: String) -> String? {
        if let code = names[word] { return code }
        let head = word.prefix { $0 != "-" && $0 != "_" }
        return head.utf8.count == 2 && all.contains(String(head)) && (head.count == word.count || word.count == 5)
            ? String(head) : nil
    }

    /// How well a language is spoken, which lists mix in.
    private static func isLevel(_ word: String) -> Bool {
        word.isEmpty || levels.contains(word)
    }

    private static let levels: Set<String> = [
        "a1", "a2", "b1", "b2", "c1", "c2", "courant", "bilingue", "natif", "native", "fluent", "notions", "basic",
        "intermediaire", "professionnel", "maternelle", "langue", "good", "bon", "lu", "parle", "ecrit",
    ]

    private static let all = Set(
        ("aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
            + "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu "
            + "ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my "
            + "na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm "
            + "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za "
            + "zh zu").split(separator: " ").map(String.init))

    private static let names: [String: String] = {
        let list = """
            fr francais french francaise fra fre|en anglais english anglaise eng angl ang|es espagnol spanish espanol spa esp
            de allemand german deutsch ger deu all|it italien italian italiano ita|pt portugais portuguese portugues por
            nl neerlandais dutch nederlands hollandais flamand|ar arabe arabic ara|zh chinois chinese mandarin chi zho
            ja japonais japanese jpn|ru russe russian rus|pl polonais polish polski|ro roumain romanian|el grec greek
            tr turc turkish|sv suedois swedish|da danois danish|no norvegien norwegian|fi finnois finnish|cs tcheque czech
            hu hongrois hungarian|uk ukrainien ukrainian|bg bulgare bulgarian|hr croate croatian|sr serbe serbian
            sk slovaque slovak|sl slovene slovenian|ca catalan|eu basque|br breton|co corse|he hebreu hebrew|hi hindi
            vi vietnamien vietnamese|th thai|ko coreen korean|ms malais malay|id indonesien indonesian|ta tamoul tamil
            fa persan persian farsi|wo wolof|sw swahili|ln lingala|lb luxembourgeois luxembourgish|ga irlandais irish
            """
        var names: [String: String] = [:]
        for line in list.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
            let words = line.split(separator: " ").map(String.init)
            for word in words.dropFirst() { names[word] = words[0] }
        }
        return names
    }()
}
