package import Foundation

/// The catalogue bound to a reader's language and time zone: what a view holds.
///
/// Days come as stored (`2026-12-03`), moments as milliseconds of UTC; a text that is no date comes back as it is.
package struct Phrases: Sendable {
    package let catalogue: Catalogue
    package let language: Language
    package let timeZone: TimeZone
    /// No line is broken between a number and what it counts: for pages and mails, whose lines nobody chose.
    package let ties: Bool

    package init(_ catalogue: Catalogue, in language: Language, timeZone: TimeZone = .gmt, ties: Bool = false) {
        self.catalogue = catalogue
        self.language = language
        self.timeZone = timeZone
        self.ties = ties
    }

    /// The text of a key with its values put in.
    package func callAsFunction(_ key: String, _ values: [String: WordValue] = [:]) -> String {
        catalogue.text(key, values, in: language, tied: ties)
    }

    /// A text whose values a script of ours puts in: each stays as `{name}`.
    package func pattern(_ key: String, _ names: [String]) -> String {
        self(key, Dictionary(names.map { ($0, .text("{\($0)}")) }) { first, _ in first })
    }

    /// A text that stands alone, within a sentence: « Diriger une équipe » becomes « diriger une équipe »; an acronym stays.
    package func withinSentence(_ text: String) -> String {
        guard let first = text.first, !(text.dropFirst().first?.isUppercase ?? false) else { return text }
        return first.lowercased() + text.dropFirst()
    }

    /// The same words for a reader of another language, in the same time zone.
    package func speaking(_ language: Language) -> Phrases {
        Phrases(catalogue, in: language, timeZone: timeZone, ties: ties)
    }

    // MARK: Days

    /// « 3 décembre 2026 », "3 December 2026"; empty when there is no such day.
    package func date(year: Int, month: Int, day: Int, _ style: DateStyle = .date) -> String {
        CalendarDay(year: year, month: month, day: day).map { language.date($0, style) } ?? ""
    }

    package func date(_ iso: String, _ style: DateStyle = .date) -> String {
        CalendarDay(iso: iso).map { language.date($0, style) } ?? iso
    }

    package func date(milliseconds: Int64, _ style: DateStyle = .date) -> String {
        language.date(local(milliseconds).day, style)
    }

    /// « jeudi 3 décembre 2026 », "Thursday 3 December 2026".
    package func longDate(_ iso: String) -> String { date(iso, .long) }
    package func longDate(milliseconds: Int64) -> String { date(milliseconds: milliseconds, .long) }

    /// « jeudi 3 décembre », "Thursday 3 December".
    package func weekdayDate(_ iso: String) -> String { date(iso, .weekday) }
    package func weekdayDate(milliseconds: Int64) -> String { date(milliseconds: milliseconds, .weekday) }

    /// « décembre 2026 », "December 2026".
    package func monthYear(_ iso: String) -> String { date(iso, .monthYear) }
    package func monthYear(milliseconds: Int64) -> String { date(milliseconds: milliseconds, .monthYear) }

    // MARK: Moments

    /// « 14 h 00 », "14:00".
    package func time(hour: Int, minute: Int) -> String { language.time(hour: hour, minute: minute) }
    package func time(milliseconds: Int64) -> String {
        let moment = local(milliseconds)
        return language.time(hour: moment.hour, minute: moment.minute)
    }

    /// « jeudi 3 décembre 2026 à 14 h 00 », "Thursday 3 December 2026 at 14:00".
    package func dateTime(milliseconds: Int64, _ style: DateStyle = .long) -> String {
        let moment = local(milliseconds)
        return language.dateTime(moment.day, hour: moment.hour, minute: moment.minute, style)
    }

    /// « il y a 3 jours », "in 2 hours", « hier »; days are those of the reader's calendar.
    package func relative(milliseconds: Int64, now: Int64) -> String {
        let days = local(milliseconds).day.daysSince1970 - local(now).day.daysSince1970
        return language.relative(seconds: Int((milliseconds - now) / 1000), days: days)
    }

    /// A stored day seen from now: « aujourd’hui », « dans 9 jours ».
    package func relative(_ iso: String, now: Int64) -> String {
        guard let day = CalendarDay(iso: iso) else { return iso }
        return language.relative(days: day.daysSince1970 - local(now).day.daysSince1970)
    }

    /// The reader's day and time at a moment.
    package func local(_ milliseconds: Int64) -> (day: CalendarDay, hour: Int, minute: Int) {
        let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
        let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let local = seconds + offset
        let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let rest = local - days * 86_400
        return (CalendarDay(daysSince1970: days), rest / 3_600, rest / 60 % 60)
    }

    // MARK: Numbers and lists

    /// « 12 480 » with narrow no-break spaces, "12,480".
    package func number(_ value: Int) -> String { language.number(value) }

    /// « 3,5 », "3.5".
    package func decimal(_ value: Double, digits: Int = 1) -> String { language.decimal(value, digits: digits) }

    /// A share between 0 and 1: « 12 % », "12%".
    package func percent(_ share: Double, digits: Int = 0) -> String { language.percent(share, digits: digits) }

    /// « a, b et c », "a, b and c".
    package func list(_ items: [String]) -> String { language.list(items) }

    /// The plural category of a count: French counts 0 and 1 as one.
    package func plural(_ count: Int) -> PluralForm { PluralForm(of: Double(count), in: language) }

    /// The figure and the letters that a page raises: (« 1 », « er »).
    package func ordinal(_ value: Int) -> (figure: String, suffix: String) { language.ordinal(value) }

    /// « 12,4 Mo », "12.4 MB".
    package func fileSize(bytes: Int) -> String { language.fileSize(bytes: bytes) }

    /// A size that is allowed: « 60 Mo », "64 kB".
    package func sizeLimit(bytes: Int) -> String { language.sizeLimit(bytes: bytes) }

    /// « 55 min », « 1 h 10 », "1 h 10 min".
    package func duration(minutes: Int) -> String { language.duration(minutes: minutes) }

    /// « Bruxelles », "Brussels" for `Europe/Brussels`.
    package func city(ofZone identifier: String) -> String { language.city(ofZone: identifier) }

    /// « français », "French"; the code itself when unknown. In the reader's language, or in another.
    package func languageName(_ code: String, in other: Language? = nil) -> String {
        (other ?? language).languageName(code)
    }

    /// Codes of languages in the order of their names.
    package func languagesByName(_ codes: some Sequence<String>) -> [String] {
        codes.sorted { (languageName($0).sortKey, $0) < (languageName($1).sortKey, $1) }
    }
}
