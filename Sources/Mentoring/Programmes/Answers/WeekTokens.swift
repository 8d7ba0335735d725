/// A word, a sign or a time in a line about free time.
enum WeekToken: Equatable {
    enum Half { case morning, afternoon }

    case day(Int)
    case days([Int])
    case part(Range<Int>)
    /// Minutes as written, and which half of the day was said.
    case time(Int, Half?)
    case dash, and, unknown
}

/// Takes a folded line apart.
enum WeekTokens {
    static func tokens(of text: String) -> [WeekToken] {
        var tokens: [WeekToken] = []
        var rest = Substring(
            text.replacing("h.", with: "h").replacing("a.m.", with: "am").replacing("p.m.", with: "pm"))
        while let first = rest.first {
            if first.isNumber {
                tokens.append(time(&rest))
            } else if first.isLetter {
                let word = String(rest.prefix { $0.isLetter })
                rest = rest.dropFirst(word.count)
                if let token = token(word, &rest) { tokens.append(token) }
            } else {
                rest = rest.dropFirst()
                switch first {
                case "-", "–", "—", "‑", "−", "→", ">": tokens.append(.dash)
                case ",", "&", "+", "/": tokens.append(.and)
                case " ", "\u{A0}", "\u{202F}", ".", ":", "(", ")", "'", "’": break
                default: tokens.append(.unknown)
                }
            }
        }
        return tokens
    }

    /// Minutes from midnight of a time as written.
    static func clock(_ minutes: Int, _ half: WeekToken.Half?) -> Int {
        switch half {
        case .afternoon where minutes < 720: minutes + 720
        case .morning where minutes >= 720 && minutes < 780: minutes - 720
        default: minutes
        }
    }

    /// « 9 », « 9h », « 9 h 30 », « 9:30 », « 9.30 », « 14h », « 2 pm ».
    private static func time(_ rest: inout Substring) -> WeekToken {
        guard let hour = number(&rest), hour <= 24 else { return .unknown }
        var minute = 0
        var trial = rest
        skipBlanks(&trial)
        let mark = trial.first
        if mark == "h" || mark == ":" || mark == "." {
            let word = String(trial.prefix { $0.isLetter })
            if mark != "h" || ["h", "hr", "hrs", "heure", "heures"].contains(word) {
                trial = trial.dropFirst(mark == "h" ? word.count : 1)
                if mark == "h" { skipBlanks(&trial) }
                if let digits = twoDigits(trial), digits < 60 {
                    minute = digits
                    rest = trial.dropFirst(2)
                } else if mark == "h" {
                    rest = trial
                }
            }
        }
        return .time(hour * 60 + minute, half(&rest))
    }

    private static func half(_ rest: inout Substring) -> WeekToken.Half? {
        var trial = rest
        skipBlanks(&trial)
        let word = trial.prefix { $0.isLetter }
        guard word == "am" || word == "pm" else { return nil }
        rest = trial.dropFirst(2)
        return word == "am" ? .morning : .afternoon
    }

    private static func number(_ rest: inout Substring) -> Int? {
        let digits = rest.prefix { $0.isNumber }
        rest = rest.dropFirst(digits.count)
        return digits.count <= 2 ? Int(digits) : nil
    }

    private static func twoDigits(_ rest: Substring) -> Int? {
        let digits = rest.prefix { $0.isNumber }
        return digits.count == 2 ? Int(digits) : nil
    }

    private static func skipBlanks(_ rest: inout Substring) {
        rest = rest.drop { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
    }

    // MARK: Words

    /// Nil for a word that changes nothing: « le », « de », « from ».
    private static func token(_ word: String, _ rest: inout Substring) -> WeekToken? {
        if fillers.contains(word) { return nil }
        if word == "a" || word == "to" || word == "until" || word == "till" || word == "au" || word == "through" {
            return .dash
        }
        if word == "et" || word == "and" || word == "ou" || word == "or" { return .and }
        if word == "apres" {
            // « après-midi », « après midi »
            let tail = rest.drop { !$0.isLetter }
            guard tail.hasPrefix("midi") else { return .unknown }
            rest = tail.dropFirst(4)
            if rest.first == "s" { rest = rest.dropFirst() }
            return .part(840..<1_080)
        }
        if let part = parts[word] { return .part(part) }
        if ["semaine", "weekdays", "weekday", "ouvres", "ouvrables", "week", "jours", "days", "day", "jour"].contains(
            word)
        {
            return word == "week" || word == "day" || word == "jour" ? nil : .days(Array(0...4))
        }
        if word == "weekend" || word == "weekends" { return .days([5, 6]) }
        if let day = days.firstIndex(where: { names in names.contains { isDay(word, $0) } }) { return .day(day) }
        return .unknown
    }

    private static let fillers: Set = [
        "le", "les", "la", "l", "de", "du", "des", "d", "en", "entre", "from", "between", "on", "in", "the", "every",
        "each",
        "tous", "toutes", "chaque", "plutot", "libre", "free", "dispo", "disponible", "available", "vers", "at", "fin",
        "heures", "heure", "h", "o", "clock",
    ]
    private static let parts: [String: Range<Int>] = [
        "matin": 540..<720, "matins": 540..<720, "morning": 540..<720, "mornings": 540..<720,
        "midi": 720..<840, "midis": 720..<840, "lunch": 720..<840, "lunchtime": 720..<840, "noon": 720..<840,
        "afternoon": 840..<1_080, "afternoons": 840..<1_080, "aprem": 840..<1_080, "pm": 840..<1_080, "am": 540..<720,
        "soir": 1_080..<1_200, "soirs": 1_080..<1_200, "evening": 1_080..<1_200, "evenings": 1_080..<1_200,
        "journee": 540..<1_080, "matinee": 540..<720, "matinees": 540..<720,
    ]
    private static let days: [[String]] = [
        ["lundi", "monday"], ["mardi", "tuesday"], ["mercredi", "wednesday"], ["jeudi", "thursday"],
        ["vendredi", "friday"],
        ["samedi", "saturday"], ["dimanche", "sunday"],
    ]

    /// « lun », « lundis », « mon », « tues »: the name, its plural, or its beginning from three letters on.
    private static func isDay(_ word: String, _ name: String) -> Bool {
        word == name || word == name + "s" || (word.count >= 3 && name.hasPrefix(word))
            || (word == "me" && name == "mercredi")
    }
}
