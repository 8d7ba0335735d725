import Foundation
import Testing

@testable import Storage

@Suite struct TimeAndTextTests {
    @Test func `days agree with Foundation over four centuries`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for number in stride(from: -73_000, through: 73_000, by: 97) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let day = Day(number: number)
            #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day])
            #expect(Day(day.description) == day)
        }
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "0000-01-01", "2026-04-31", " 2026-04-3", "２０２６-01-01",
        "2026/01/01", "",
    ])
    func `what is no day is refused`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `a day depends on where one is`() throws {
        let instant = Instant(milliseconds: 1_795_562_100_000)  // 2026-11-24 23:15 UTC
        let paris = try #require(TimeZone(identifier: "Europe/Paris"))
        let lima = try #require(TimeZone(identifier: "America/Lima"))
        #expect(Day(instant, in: paris).description == "2026-11-25")
        #expect(Day(instant, in: lima).description == "2026-11-24")
    }

    @Test func `a month later stays in the month`() {
        #expect(Day("2026-01-31")?.adding(months: 1) == Day("2026-02-28"))
        #expect(Day("2026-03-31")?.adding(months: -4) == Day("2025-11-30"))
        #expect(Day("2026-12-31")?.adding(months: 2).description == "2027-02-28")
    }

    @Test func `identifiers are version 7, in the order of time, and strict`() throws {
        let one = ID<Int>(at: Instant(milliseconds: 1_000))
        let other = ID<Int>(at: Instant(milliseconds: 2_000))
        #expect(one < other)
        let characters = Array(one.text)
        #expect(characters[14] == "7" && "89ab".contains(characters[19]))
        #expect(one.text.hasPrefix("00000000-03e8-7"))
        #expect(ID<Int>(one.text) == one)
        #expect(ID<Int>(one.text.uppercased() + "") == nil || one.text == one.text.uppercased())
        #expect(ID<Int>(String(one.text.dropLast())) == nil)
        #expect(Set((0..<1000).map { _ in ID<Int>(at: Instant(milliseconds: 5)) }).count == 1000)
    }

    @Test func `identifiers keep each digit of their text, and are in the order of their texts`() throws {
        let texts = ["fedcba98-7654-7210-8899-aabbccddeeff", "00000000-0000-0000-0000-000000000001"]
        for text in texts { #expect(ID<Int>(text)?.text == text) }
        let ids = (0..<500).map { _ in ID<Int>(at: Instant(milliseconds: .random(in: 0...3))) }
        #expect(ids.allSatisfy { ID<Int>($0.text) == $0 })
        #expect(ids.sorted().map(\.text) == ids.map(\.text).sorted())
        for wrong in [
            "", "-", String(repeating: "-", count: 36), String(repeating: "0", count: 36),
            "fedcba98-7654-7210-8899-aabbccddeefg", "fedcba98-7654-7210-8899-aabbccddeefF",
            "fedcba98-7654-7210-8899aabbccddeeff-", "fedcba98 7654-7210-8899-aabbccddeeff",
            "fedcba98-7654-7210-8899-aabbccddeef\u{E9}",
        ] { #expect(ID<Int>(wrong) == nil, "\(wrong)") }
    }

    @Test(arguments: [
        ("Éloïse  Œuvrard", "eloise oeuvrard"), ("  ŁÓDŹ\t", "lodz"), ("Søren Åström", "soren astrom"),
        ("Straße", "strasse"), ("Đặng Ærø", "dang aero"), ("e\u{301}te\u{301}", "ete"), ("ﬁancé", "fiance"),
        ("L’Haÿ\u{202F}!", "l'hay !"), ("L’ÉCOUTE  d’Aïcha", "l'ecoute d'aicha"), ("a’", "a'"),
        ("L’ÉCOUTE  d’Aïcha", "l'ecoute d'aicha"), ("a\u{2019}", "a'"), ("İstanbul ışık", "istanbul isik"), ("", ""),
    ])
    func `a text is folded for search`(text: String, expected: String) {
        #expect(folded(text) == expected)
        #expect(folded(expected) == expected)
    }

    @Test func `Western letters are folded alike by the short way and by the long one`() {
        // A letter from further away makes the whole text take the long way.
        for number in UInt8(0x00)...0xFF {
            let letter = String(Unicode.Scalar(number))
            for text in [letter, "a\(letter)", "\(letter)B", "a \(letter) É"] {
                let long = folded("ł" + text + "ł")
                let short = folded("l" + text + "l")
                #expect(short == long, "U+\(String(number, radix: 16))")
            }
        }
        #expect(folded("  \u{9}Ünïcode  ÇÀ\n") == "unicode ca")
    }

    @Test func `words are found once each, in order`() {
        #expect(words(of: "L’été, l'ÉTÉ à Saint-Étienne 2026") == ["l", "ete", "a", "saint", "etienne", "2026"])
    }
}
