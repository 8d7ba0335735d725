import Mentoring
import Testing

@Suite struct StaffListValuesTests {
    @Test(arguments: [
        ("17/10/2021", "2021-10-17"), ("7/3/21", "2021-03-07"), ("2021-10-17", "2021-10-17"),
        ("17.10.2021", "2021-10-17"),
        ("17-10-2021 00:00:00", "2021-10-17"), ("1er mars 2026", "2026-03-01"), ("01-févr.-26", "2026-02-01"),
        ("March 1, 2026", "2026-03-01"), ("01/05/68", "1968-05-01"), ("43147", "2018-02-16"),
        ("29/02/2024", "2024-02-29"),
    ])
    func `a date is read`(_ text: String, _ iso: String) throws {
        let list = try staffPeople("1;Martin;Zoé;;\(text)")
        #expect(list.persons[0].startDate == iso)
        #expect(list.problems.isEmpty)
    }

    @Test(arguments: ["31/02/2020", "29/02/2023", "00/01/2020", "2020-13-01", "soon", "32/01/2020"])
    func `a day that is none is left out and named`(_ text: String) throws {
        let list = try staffPeople("1;Martin;Zoé;;\(text)")
        #expect(list.persons[0].startDate == nil)
        #expect(list.problems.map(\.reason) == [.impossibleDate])
        #expect(list.problems[0].value == text)
        #expect(list.problems[0].column == "Date d’entrée")
        #expect(list.problems[0].line == 2)
    }

    @Test func `American dates are told by the days that can be no months`() throws {
        let list = try staffList("Last name,First name,Start date\nA,B,3/4/2020\nC,D,12/25/2020\nE,F,1/31/2021\n")
        #expect(list.dateOrder == .monthDay)
        #expect(list.persons.map(\.startDate) == ["2020-03-04", "2020-12-25", "2021-01-31"])
    }

    @Test func `a single American date among French ones is named`() throws {
        let list = try staffPeople("1;A;B;;25/12/2020", "2;C;D;;31/01/2020", "3;E;F;;12/25/20")
        #expect(list.persons.map(\.startDate) == ["2020-12-25", "2020-01-31", nil])
        #expect(list.problems.map(\.value) == ["12/25/20"])
    }

    @Test func `an end before the start is left out and named`() throws {
        let list = try staffPeople("1;Martin;Zoé;;01/02/2020;01/01/2020")
        #expect(list.persons[0].endDate == nil)
        #expect(list.problems.map(\.reason) == [.endBeforeStart])
        #expect(list.problems[0].remedy == .endDropped)
    }

    @Test(arguments: [
        ("100 %", 100), ("80%", 80), ("0.8", 80), ("0,5", 50), ("1", 100), ("80", 80), ("4/5", 80), ("mi-temps", 50),
        ("Temps plein", 100), ("1.0", 100),
    ])
    func `working time is read in any writing`(_ text: String, _ share: Int) throws {
        let list = try staffPeople("1;Martin;Zoé;;;;;\(text)")
        #expect(list.persons[0].workingTime == share)
    }

    @Test(arguments: ["0", "300 %", "often", "-1"])
    func `working time that cannot be is named`(_ text: String) throws {
        let list = try staffPeople("1;Martin;Zoé;;;;;\(text)")
        #expect(list.persons[0].workingTime == nil)
        #expect(list.problems.map(\.reason) == [.impossibleWorkingTime])
    }

    @Test func `languages, time zones and wishes are made uniform, unknown ones named`() throws {
        let list = try staffList(
            """
            Nom;Prénom;Langues;Fuseau horaire;Souhaite être
            A;A;Français (courant), anglais B2 / xx-klingon;Europe/Paris;Mentorée
            B;B;fr-CA | EN;paris;les deux
            C;C;de et en;Mars/Olympus;whatever
            """)
        #expect(list.persons.map(\.languages) == [["fr", "en"], ["fr", "en"], ["de", "en"]])
        #expect(list.persons.map(\.timeZone) == ["Europe/Paris", "Europe/Paris", nil])
        #expect(list.persons.map(\.wish) == [.mentee, .both, nil])
        #expect(list.problems.map(\.reason) == [.unknownLanguage, .unknownTimeZone, .unknownWish])
    }

    @Test func `lists of competencies keep names that hold commas where a stronger mark parts them`() throws {
        let list = try staffList(
            "Nom;Prénom;Compétences\nA;A;\"Swift, SQL ,swift\"\nB;B;\"• Écoute, active\n• Vente | SQL\"\n")
        #expect(list.persons[0].mastered == ["Swift", "SQL", "swift"])
        #expect(list.persons[1].mastered == ["Écoute, active", "Vente", "SQL"])
    }

    @Test(arguments: [
        ("DUPONT-MARTIN", "Dupont-Martin"), ("DE LA TOUR", "de La Tour"), ("LE GALL", "Le Gall"),
        ("D'ORMESSON", "d'Ormesson"),
        ("ÉLUÈRE", "Éluère"), ("MCGREGOR", "McGregor"), ("O’BRIEN", "O’Brien"),
    ])
    func `a column of capitals is shown in proper case`(_ written: String, _ shown: String) throws {
        #expect(try staffPeople("1;\(written);Zoé").persons[0].lastName == shown)
        #expect(try staffPeople("1;\(written);Zoé", "2;Martin;Zoé").persons[0].lastName == written)
    }

    @Test func `formulas are kept as text and named, defused ones freed of their apostrophe`() throws {
        let list = try staffPeople("1;=cmd|' /C calc'!A0;Zoé", "2;'=Martin;Luc")
        #expect(list.persons.map(\.lastName) == ["=cmd|' /C calc'!A0", "=Martin"])
        #expect(list.problems.map(\.reason) == [.formula])
    }

    @Test func `blanks, invisible marks and loose accents are cleaned`() throws {
        let list = try staffPeople("1;\u{A0} Mar\u{200B}tin\u{A0}\u{A0}Petit ;Zoe\u{301};\u{FEFF}Zoe@X.Test")
        #expect(list.persons[0].lastName == "Martin Petit")
        #expect(Array(list.persons[0].firstName.unicodeScalars).count == 3)
        #expect(list.persons[0].address == "zoe@x.test")
    }
}
