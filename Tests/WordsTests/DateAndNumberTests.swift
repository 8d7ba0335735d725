import Foundation
import Testing

@testable import Words

private let empty = try? Catalogue(sources: [])

private func phrases(_ language: Language, _ zone: String = "Europe/Paris") throws -> Phrases {
    Phrases(try #require(empty), in: language, timeZone: try #require(TimeZone(identifier: zone)))
}

/// Milliseconds of UTC of an ISO moment, by Foundation.
private func moment(_ iso: String) throws -> Int64 {
    Int64(try Date(iso, strategy: .iso8601).timeIntervalSince1970 * 1000)
}

@Suite struct DateTests {
    @Test func `Days agree with Foundation from 1586 to 2380`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for days in stride(from: -140_000, through: 150_000, by: 37) {
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            let day = CalendarDay(daysSince1970: days)
            #expect(day.year == parts.year && day.month == parts.month && day.day == parts.day)
            #expect((day.weekday + 1) % 7 + 1 == parts.weekday)
            #expect(day.daysSince1970 == days)
        }
    }

    @Test(arguments: [
        "2026-02-30", "2026-13-01", "0000-01-01", "2100-02-29", "2025-02-29", "1900-02-29", "2026-1-01", "garbage", "",
        "2026-12-03x",
    ])
    func `What is no date is none, and comes back as it was`(_ text: String) throws {
        #expect(CalendarDay(iso: text) == nil)
        #expect(try phrases(.french).date(text) == text)
    }

    @Test func `Dates are written in words`() throws {
        let (french, english) = (try phrases(.french), try phrases(.english))
        #expect(french.date("2026-12-03") == "3\u{A0}décembre 2026")
        #expect(french.date("2027-01-01") == "1er\u{A0}janvier 2027")
        #expect(french.weekdayDate("2026-12-03") == "jeudi 3\u{A0}décembre")
        #expect(french.date("2000-02-29") == "29\u{A0}février 2000")
        #expect(french.longDate("2028-02-29") == "mardi 29\u{A0}février 2028")
        #expect(french.monthYear("2026-08-15") == "août 2026")
        #expect(french.date(year: 2026, month: 3, day: 7, .short) == "07/03/2026")
        #expect(french.date(year: 2026, month: 2, day: 30) == "")
        #expect(english.weekdayDate("2026-12-03") == "Thursday 3\u{A0}December")
        #expect(english.longDate("2026-12-03T10:00:00") == "Thursday 3\u{A0}December 2026")
        #expect(english.date("2026-12-03", .dayMonth) == "3\u{A0}December")
    }

    @Test func `Moments are told in the reader's time zone, summer time included`() throws {
        let french = try phrases(.french)
        #expect(
            french.dateTime(milliseconds: try moment("2026-12-03T13:05:00Z"))
                == "jeudi 3\u{A0}décembre 2026 à 14\u{A0}h\u{A0}05")
        #expect(french.time(milliseconds: try moment("2026-07-03T12:00:00Z")) == "14\u{A0}h\u{A0}00")
        #expect(french.date(milliseconds: try moment("2026-12-31T23:30:00Z")) == "1er\u{A0}janvier 2027")
        let english = try phrases(.english, "America/New_York")
        #expect(
            english.dateTime(milliseconds: try moment("2026-12-03T03:05:00Z"))
                == "Wednesday 2\u{A0}December 2026 at 22:05")
        #expect(try phrases(.english, "Asia/Kathmandu").time(milliseconds: -1) == "05:29")
    }

    @Test(arguments: [
        ("2026-11-24T10:00:30Z", "à l’instant", "just now"),
        ("2026-11-24T09:59:00Z", "il y a 1 minute", "1 minute ago"),
        ("2026-11-24T10:45:00Z", "dans 45 minutes", "in 45 minutes"),
        ("2026-11-24T08:00:00Z", "il y a 2 heures", "2 hours ago"), ("2026-11-23T10:00:00Z", "hier", "yesterday"),
        ("2026-11-23T21:00:00Z", "hier", "yesterday"), ("2026-11-21T20:00:00Z", "il y a 3 jours", "3 days ago"),
        ("2026-11-25T20:00:00Z", "demain", "tomorrow"), ("2026-12-03T10:00:00Z", "dans 9 jours", "in 9 days"),
        ("2026-09-10T10:00:00Z", "il y a 2 mois", "2 months ago"),
        ("2024-11-24T10:00:00Z", "il y a 2 ans", "2 years ago"),
        ("2025-11-24T10:00:00Z", "il y a 1 an", "1 year ago"),
        // At the edges of each way to say it.
        ("2026-11-24T09:59:01Z", "à l’instant", "just now"), ("2026-11-24T10:01:00Z", "dans 1 minute", "in 1 minute"),
        ("2026-11-24T09:00:01Z", "il y a 59 minutes", "59 minutes ago"),
        ("2026-11-24T09:00:00Z", "il y a 1 heure", "1 hour ago"),
        ("2026-11-24T23:00:00Z", "demain", "tomorrow"), ("2026-11-25T10:00:00Z", "demain", "tomorrow"),
        ("2026-12-24T10:00:00Z", "dans 30 jours", "in 30 days"), ("2026-12-25T10:00:00Z", "dans 1 mois", "in 1 month"),
        ("2026-10-25T10:00:00Z", "il y a 30 jours", "30 days ago"),
        ("2026-10-24T10:00:00Z", "il y a 1 mois", "1 month ago"),
        ("2027-11-23T10:00:00Z", "dans 12 mois", "in 12 months"), ("2027-11-24T10:00:00Z", "dans 1 an", "in 1 year"),
        ("2028-05-20T10:00:00Z", "dans 1 an", "in 1 year"), ("2028-06-20T10:00:00Z", "dans 2 ans", "in 2 years"),
    ])
    func `A moment is told from now`(_ iso: String, _ french: String, _ english: String) throws {
        let (then, now) = (try moment(iso), try moment("2026-11-24T10:00:00Z"))
        #expect(try phrases(.french).relative(milliseconds: then, now: now) == french)
        #expect(try phrases(.english).relative(milliseconds: then, now: now) == english)
    }

    @Test func `Some hours over midnight are told as hours`() throws {
        let (evening, night) = (try moment("2026-11-24T22:00:00Z"), try moment("2026-11-25T02:30:00Z"))
        #expect(try phrases(.french).relative(milliseconds: night, now: evening) == "dans 4 heures")
        #expect(try phrases(.french).relative(milliseconds: evening, now: night) == "il y a 4 heures")
        let morning = try moment("2026-11-25T04:00:00Z")
        #expect(try phrases(.english).relative(milliseconds: evening, now: morning) == "yesterday")
    }

    @Test func `A day is told from today`() throws {
        let now = try moment("2026-11-24T23:30:00Z")
        #expect(try phrases(.french).relative("2026-11-25", now: now) == "aujourd’hui")
        #expect(try phrases(.english, "GMT").relative("2026-11-25", now: now) == "tomorrow")
        #expect(try phrases(.french).relative("plus tard", now: now) == "plus tard")
    }
}

@Suite struct NumberTests {
    @Test(arguments: [0, 7, 999, 1000, 12_480, 1_000_000, 987_654_321])
    func `Whole numbers agree with Foundation`(_ number: Int) {
        #expect(Language.french.number(number) == number.formatted(.number.locale(Locale(identifier: "fr_FR"))))
        #expect(Language.english.number(number) == number.formatted(.number.locale(Locale(identifier: "en_GB"))))
    }

    @Test func `Numbers below zero have a minus sign, and the least of all is written`() {
        #expect(Language.french.number(-1234) == "−1\u{202F}234")
        #expect(Language.english.number(.min) == "−9,223,372,036,854,775,808")
    }

    @Test func `Decimals are rounded and padded`() {
        #expect(Language.french.decimal(3.456, digits: 2) == "3,46")
        #expect(Language.french.decimal(1234.5, digits: 2) == "1\u{202F}234,50")
        #expect(Language.english.decimal(2.05, digits: 3) == "2.050")
        #expect(Language.english.decimal(0.999, digits: 1) == "1.0")
        #expect(Language.english.decimal(-0.04, digits: 1) == "0.0")
        #expect(Language.english.decimal(.nan, digits: 1) == "–")
        #expect(Language.english.decimal(1e30, digits: 1) == "–")
        #expect(Language.french.percent(0.123, digits: 1) == "12,3\u{202F}%")
    }

    @Test func `Lists end with a word`() {
        #expect(Language.french.list([]) == "")
        #expect(Language.french.list(["a"]) == "a")
        #expect(Language.french.list(["a", "b"]) == "a et b")
        #expect(Language.english.list(["a", "b", "c"]) == "a, b and c")
    }

    @Test func `Ordinals know the teens`() {
        let suffixes = [1, 2, 3, 4, 11, 12, 13, 21, 112, 122].map { Language.english.ordinal($0).suffix }
        #expect(suffixes == ["st", "nd", "rd", "th", "th", "th", "th", "st", "th", "nd"])
        #expect(Language.french.ordinal(1).suffix == "er")
        #expect(Language.french.ordinal(21).suffix == "e")
    }

    @Test func `Sizes and lengths of time have their units`() {
        #expect(Language.french.fileSize(bytes: 0) == "0\u{A0}o")
        #expect(Language.french.fileSize(bytes: 12_400_000) == "12,4\u{A0}Mo")
        #expect(Language.english.fileSize(bytes: 999_999) == "1.0\u{A0}MB")
        #expect(Language.english.fileSize(bytes: 250_000_000) == "250\u{A0}MB")
        #expect(Language.french.fileSize(bytes: 99_940_000) == "99,9\u{A0}Mo")
        #expect(Language.french.fileSize(bytes: 99_960_000) == "100\u{A0}Mo")
        #expect(Language.french.sizeLimit(bytes: 1 << 20) == "1\u{A0}Mo")
        #expect(Language.french.sizeLimit(bytes: 60 << 20) == "60\u{A0}Mo")
        #expect(Language.english.sizeLimit(bytes: 64 << 10) == "64\u{A0}kB")
        #expect(Language.french.duration(minutes: 70) == "1\u{A0}h\u{A0}10")
        #expect(Language.french.duration(minutes: 65) == "1\u{A0}h\u{A0}05")
        #expect(Language.french.duration(minutes: -5) == "0\u{A0}min")
        #expect(Language.english.duration(minutes: 65) == "1\u{A0}h\u{A0}5\u{A0}min")
        #expect(Language.french.duration(minutes: 120) == "2\u{A0}h")
        #expect(Language.french.duration(minutes: 55) == "55\u{A0}min")
    }

    @Test func `French counts up to two as one, English one alone`() {
        #expect(PluralForm(of: 1.5, hasDecimals: true, in: .french) == .one)
        #expect(PluralForm(of: 0, in: .english) == .other)
        #expect(PluralForm(of: 1, hasDecimals: true, in: .english) == .other)
        #expect(PluralForm(of: -1, in: .english) == .one)
    }

    @Test func `time zones bear the names of their cities in each language, and none that of another`() {
        for (zone, french, english) in [
            ("Europe/Brussels", "Bruxelles", "Brussels"), ("Europe/London", "Londres", "London"),
            ("America/Montreal", "Montréal", "Montreal"), ("America/New_York", "New York", "New York"),
            ("Pacific/Noumea", "Nouméa", "Noumea"), ("UTC", "UTC", "UTC"), ("Mars/Base_One", "Base One", "Base One"),
        ] {
            #expect(Language.french.city(ofZone: zone) == french)
            #expect(Language.english.city(ofZone: zone) == english)
        }
        let toronto = TimeZone.knownTimeZoneIdentifiers.filter { Language.english.city(ofZone: $0) == "Toronto" }
        #expect(toronto == ["America/Toronto"])
    }
}
