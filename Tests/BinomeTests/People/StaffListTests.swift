import Foundation
import Mentoring
import Tables
import Testing

@Suite struct StaffListTests {
    private static let data = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Data")

    private func read(_ text: String, mapping: ColumnMapping? = nil) throws -> StaffListReading {
        try reading(Data(text.utf8), mapping: mapping)
    }

    private func reading(_ data: Data, mapping: ColumnMapping? = nil) throws -> StaffListReading {
        let file = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("staff-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try StaffList.read(file.path, mapping: mapping, options: StaffListOptions(today: "2026-11-24"))
    }

    private func sample(_ name: String) throws -> StaffListReading {
        try StaffList.read(
            Self.data.appendingPathComponent(name).path, options: StaffListOptions(today: "2026-11-24"))
    }

    /// A list with the usual columns; each line is what stands below them.
    private func people(_ lines: String...) throws -> StaffListReading {
        let head = "Matricule;Nom;Prénom;Courriel;Date d’entrée;Date de sortie;Responsable;Temps de travail"
        return try read(([head] + lines).joined(separator: "\n"))
    }

    // MARK: the samples

    @Test func `the messy workbook holds exactly what its maker put in`() throws {
        struct Truth: Decodable {
            var persons, lines, twice, without_address, without_manager, homonyms: Int
        }
        let truth = try JSONDecoder().decode(
            Truth.self, from: Data(contentsOf: Self.data.appendingPathComponent("roster-messy.json")))
        let list = try sample("roster-messy.xlsx")
        #expect(list.persons.count == truth.persons)
        #expect(list.lines == truth.lines)
        #expect(list.twice == truth.twice)
        #expect(list.withoutAddress == truth.without_address)
        #expect(list.withoutManager == truth.without_manager)
        #expect(list.homonyms == truth.homonyms)
        #expect(list.refused == 0)
        #expect(list.problems.count { $0.reason == .totals } == 1)
        #expect(list.problems.count { $0.reason == .secondContract } == truth.twice)
    }

    @Test func `in the messy workbook every number has its zeros and nearly every manager is found`() throws {
        let list = try sample("roster-messy.xlsx")
        #expect(list.persons.allSatisfy { $0.number?.count == 5 })
        #expect(list.persons[1].number == "00019")
        #expect(list.persons[1].manager == 0)
        #expect(list.persons[0].lastName == "Laporte")
        #expect(list.persons[2].startDate == "2023-07-08")
        #expect(list.persons.allSatisfy { $0.startDate != nil })
        let lost = list.problems.count { $0.reason == .ambiguousManager || $0.reason == .unknownManager }
        let found = list.persons.count { $0.manager != nil }
        #expect(found + lost + list.withoutManager == list.persons.count)
        #expect(lost < 10)
        // The maker's rule: the manager of person i is person (i - 1) / 7, at least for those found by number.
        for (index, person) in list.persons.enumerated() {
            if let manager = person.manager { #expect(manager == (index - 1) / 7) }
        }
    }

    @Test func `the French list is read without a single problem`() throws {
        let list = try sample("roster-fr.csv")
        #expect(list.persons.count == 1_200)
        #expect(list.problems.isEmpty)
        #expect(list.withoutManager == 1)
        #expect(list.dateOrder == .dayMonth)
        for (index, person) in list.persons.enumerated().dropFirst() { #expect(person.manager == (index - 1) / 8) }
        let second = list.persons[1]
        #expect(second.number == "E000002")
        #expect(second.startDate == "2025-07-17")
        #expect(second.workingTime == 100)
        #expect(second.languages == ["fr"])
        #expect(second.timeZone == "Europe/Paris")
        #expect(second.mastered == ["relation client", "Swift", "SQL"])
        #expect(second.wish == .mentee)
        #expect(list.persons[1_199].endDate == "2026-08-03")
    }

    @Test func `the English list is read without a single problem`() throws {
        let list = try sample("roster-en.csv")
        #expect(list.persons.count == 300)
        #expect(list.problems.isEmpty)
        #expect(list.persons[0].workingTime == 80)
        #expect(list.persons[0].job == "Administrator, local government")
        #expect(list.persons[0].wish == .mentor)
    }

    // MARK: headings

    @Test func `headings are found below titles, on two lines and in capitals`() throws {
        let list = try read(
            """
            Effectif au 31/10/2026;;;;
            ;;;;
            Identité;;;Contrat;
            N° SALARIÉ;NOM;PRÉNOM(S);DATE ENTRÉE;E-MAIL PRO
            7;Martin;Zoé;01/02/2020;zoe@x.test
            """)
        #expect(list.mapping.choices.map(\.column) == [.number, .lastName, .firstName, .startDate, .address])
        #expect(list.persons.map(\.lastName) == ["Martin"])
        let two = try read(
            "Matricule;Nom;Responsable;;Date\n;;Matricule;Nom;d’entrée\n7;Jean Martin;;;01/02/2020\n8;Zoé Petit;7;;\n")
        #expect(two.mapping.choices[2].column == .manager)
        #expect(two.mapping.choices[4].column == .startDate)
        #expect(two.persons[1].manager == 0)
    }

    @Test func `a heading that comes twice is used once and said`() throws {
        let list = try read("Nom;Prénom;Nom;Courriel\nMartin;Zoé;Other;z@x.test\n")
        #expect(list.persons[0].lastName == "Martin")
        #expect(list.problems.map(\.reason) == [.repeatedHeading])
        #expect(list.problems[0].line == 1)
    }

    @Test func `a list without headings, without names or without persons is refused by key`() throws {
        func key(_ text: String) -> StaffListError.Key? {
            do {
                _ = try read(text)
                return nil
            } catch { return (error as? StaffListError)?.key }
        }
        #expect(key("1;2;3\n4;5;6\n") == .headingsNotFound)
        #expect(key("Matricule;Courriel\n1;a@x.test\n") == .nameColumnMissing)
        #expect(key("Nom;Prénom\n") == .noPersons)
    }

    @Test func `one column of names is a list`() throws {
        let list = try read("Nom\nMARTIN Zoé\nDE LA TOUR Jean-Luc\n")
        #expect(list.persons.map(\.firstName) == ["Zoé", "Jean-Luc"])
        #expect(list.persons.map(\.lastName) == ["Martin", "de La Tour"])
    }

    @Test func `a mapping corrected by hand is obeyed, remembered as text and found again in another order`() throws {
        let mapping = ColumnMapping(
            dateOrder: .monthDay,
            choices: [
                .init(heading: "Bidule\tA\\B", column: .lastName), .init(heading: "Machin", column: .firstName),
                .init(heading: "Truc", column: .startDate), .init(heading: "Nom", column: nil),
            ])
        let remembered = try #require(ColumnMapping(text: mapping.text))
        #expect(remembered == mapping)
        let list = try read("Truc,Machin,Nom,\"Bidule\tA\\B\"\n3/4/2020,Zoé,x,Martin\n", mapping: remembered)
        #expect(list.persons[0].lastName == "Martin")
        #expect(list.persons[0].startDate == "2020-03-04")
        #expect(ColumnMapping(text: "something else") == nil)
    }

    // MARK: values

    @Test(arguments: [
        ("17/10/2021", "2021-10-17"), ("7/3/21", "2021-03-07"), ("2021-10-17", "2021-10-17"), ("17.10.2021", "2021-10-17"),
        ("17-10-2021 00:00:00", "2021-10-17"), ("1er mars 2026", "2026-03-01"), ("01-févr.-26", "2026-02-01"),
        ("March 1, 2026", "2026-03-01"), ("01/05/68", "1968-05-01"), ("43147", "2018-02-16"), ("29/02/2024", "2024-02-29"),
    ])
    func `a date is read`(_ text: String, _ iso: String) throws {
        let list = try people("1;Martin;Zoé;;\(text)")
        #expect(list.persons[0].startDate == iso)
        #expect(list.problems.isEmpty)
    }

    @Test(arguments: ["31/02/2020", "29/02/2023", "00/01/2020", "2020-13-01", "soon", "32/01/2020"])
    func `a day that is none is left out and named`(_ text: String) throws {
        let list = try people("1;Martin;Zoé;;\(text)")
        #expect(list.persons[0].startDate == nil)
        #expect(list.problems.map(\.reason) == [.impossibleDate])
        #expect(list.problems[0].value == text)
        #expect(list.problems[0].column == "Date d’entrée")
        #expect(list.problems[0].line == 2)
    }

    @Test func `American dates are told by the days that can be no months`() throws {
        let list = try read("Last name,First name,Start date\nA,B,3/4/2020\nC,D,12/25/2020\nE,F,1/31/2021\n")
        #expect(list.dateOrder == .monthDay)
        #expect(list.persons.map(\.startDate) == ["2020-03-04", "2020-12-25", "2021-01-31"])
    }

    @Test func `a single American date among French ones is named`() throws {
        let list = try people("1;A;B;;25/12/2020", "2;C;D;;31/01/2020", "3;E;F;;12/25/20")
        #expect(list.persons.map(\.startDate) == ["2020-12-25", "2020-01-31", nil])
        #expect(list.problems.map(\.value) == ["12/25/20"])
    }

    @Test func `an end before the start is left out and named`() throws {
        let list = try people("1;Martin;Zoé;;01/02/2020;01/01/2020")
        #expect(list.persons[0].endDate == nil)
        #expect(list.problems.map(\.reason) == [.endBeforeStart])
        #expect(list.problems[0].remedy == .endDropped)
    }

    @Test(arguments: [
        ("100 %", 100), ("80%", 80), ("0.8", 80), ("0,5", 50), ("1", 100), ("80", 80), ("4/5", 80), ("mi-temps", 50),
        ("Temps plein", 100), ("1.0", 100),
    ])
    func `working time is read in any writing`(_ text: String, _ share: Int) throws {
        let list = try people("1;Martin;Zoé;;;;;\(text)")
        #expect(list.persons[0].workingTime == share)
    }

    @Test(arguments: ["0", "300 %", "often", "-1"])
    func `working time that cannot be is named`(_ text: String) throws {
        let list = try people("1;Martin;Zoé;;;;;\(text)")
        #expect(list.persons[0].workingTime == nil)
        #expect(list.problems.map(\.reason) == [.impossibleWorkingTime])
    }

    @Test func `languages, time zones and wishes are made uniform, unknown ones named`() throws {
        let list = try read(
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
        let list = try read(
            "Nom;Prénom;Compétences\nA;A;\"Swift, SQL ,swift\"\nB;B;\"• Écoute, active\n• Vente | SQL\"\n")
        #expect(list.persons[0].mastered == ["Swift", "SQL", "swift"])
        #expect(list.persons[1].mastered == ["Écoute, active", "Vente", "SQL"])
    }

    @Test(arguments: [
        ("DUPONT-MARTIN", "Dupont-Martin"), ("DE LA TOUR", "de La Tour"), ("LE GALL", "Le Gall"), ("D'ORMESSON", "d'Ormesson"),
        ("ÉLUÈRE", "Éluère"), ("MCGREGOR", "McGregor"), ("O’BRIEN", "O’Brien"),
    ])
    func `a column of capitals is shown in proper case`(_ written: String, _ shown: String) throws {
        #expect(try people("1;\(written);Zoé").persons[0].lastName == shown)
        #expect(try people("1;\(written);Zoé", "2;Martin;Zoé").persons[0].lastName == written)
    }

    @Test func `formulas are kept as text and named, defused ones freed of their apostrophe`() throws {
        let list = try people("1;=cmd|' /C calc'!A0;Zoé", "2;'=Martin;Luc")
        #expect(list.persons.map(\.lastName) == ["=cmd|' /C calc'!A0", "=Martin"])
        #expect(list.problems.map(\.reason) == [.formula])
    }

    @Test func `blanks, invisible marks and loose accents are cleaned`() throws {
        let list = try people("1;\u{A0} Mar\u{200B}tin\u{A0}\u{A0}Petit ;Zoe\u{301};\u{FEFF}Zoe@X.Test")
        #expect(list.persons[0].lastName == "Martin Petit")
        #expect(Array(list.persons[0].firstName.unicodeScalars).count == 3)
        #expect(list.persons[0].address == "zoe@x.test")
    }

    // MARK: who is who

    @Test func `lost zeros are given back by the usual width, to managers' numbers too`() throws {
        let list = try people("00012;A;A", "19;B;B;;;;12", "00417;C;C;;;;19", "417;C;C", "123456;D;D")
        #expect(list.persons.map(\.number) == ["00012", "00019", "00417", "123456"])
        #expect(list.persons.map(\.manager) == [nil, 0, 1, nil])
        #expect(list.twice == 1)
        #expect(list.problems.filter { $0.reason == .lostZeros }.map(\.value) == ["19", "417"])
    }

    @Test func `without a leading zero anywhere numbers stay as they are`() throws {
        #expect(try people("7;A;A", "417;B;B").persons.map(\.number) == ["7", "417"])
    }

    @Test func `two contracts are one person with the larger one`() throws {
        let list = try people("1;Boss;Big", "2;Martin;Zoé;z@x.test;;;1;20 %", "3;MARTIN;Zoe;Z@x.test;;;;80 %", "4;Petit;Luc;;;;2")
        #expect(list.persons.count == 3)
        #expect(list.twice == 1)
        let zoe = list.persons[1]
        #expect(zoe.number == "3")
        #expect(zoe.otherNumbers == ["2"])
        #expect(zoe.workingTime == 80)
        #expect(zoe.manager == 0)
        #expect(list.persons[2].manager == 1)
    }

    @Test func `the same number for two persons refuses the second`() throws {
        let list = try people("1;Martin;Zoé", "1;Petit;Luc")
        #expect(list.persons.map(\.lastName) == ["Martin"])
        #expect(list.refused == 1)
        #expect(list.lines == 2)
        #expect(list.problems.map(\.reason) == [.numberTaken])
        #expect(list.problems[0].severity == .refused)
    }

    @Test func `an address borne by two persons stays with the one it names, else with none`() throws {
        let list = try people(
            "1;Petit;Luc;zoe.martin@x.test", "2;Martin;Zoé;zoe.martin@x.test", "3;A;B;team@x.test", "4;C;D;team@x.test")
        #expect(list.persons.map(\.address) == [nil, "zoe.martin@x.test", nil, nil])
        #expect(list.problems.map(\.line) == [2, 4, 5])
        #expect(Set(list.problems.map(\.reason)) == [.sharedAddress])
    }

    @Test func `homonyms stay two persons`() throws {
        let list = try people("1;Martin;Zoé;a@x.test", "2;Martin;Zoé;b@x.test", "3;Martin;Luc")
        #expect(list.persons.count == 3)
        #expect(list.homonyms == 1)
    }

    @Test func `a row without a name is refused, totals and notes are passed over`() throws {
        let list = try people("1;Martin;Zoé", "2;;;x@x.test;01/01/2020", ";TOTAL;;;;;;2", "Source RH")
        #expect(list.lines == 2)
        #expect(list.refused == 1)
        #expect(list.problems.map(\.reason) == [.missingName, .totals, .footnote])
    }

    @Test(arguments: ["1", "0001", "boss@x.test", "DE LA TOUR Éva", "Eva de la Tour", "de la tour, eva", "DE LA TOUR Eva (0001)"])
    func `a manager is found by number, address or name`(_ text: String) throws {
        let list = try people("0001;de La Tour;Éva;boss@x.test", "0002;Martin;Zoé;;;;\(text)")
        #expect(list.persons[1].manager == 0)
    }

    @Test func `unknown, ambiguous and own managers are each named`() throws {
        let list = try people(
            "1;Martin;Zoé", "2;Martin;Zoé", "3;A;B;;;;Martin Zoé", "4;C;D;;;;99", "5;E;F;;;;5", "6;G;H;;;;X Y")
        #expect(list.persons.allSatisfy { $0.manager == nil })
        #expect(
            list.problems.map(\.reason) == [.ambiguousManager, .unknownManager, .managerIsOneself, .unknownManager])
        #expect(list.persons[3].unknownManager == "99")
        #expect(list.withoutManager == 2)
    }

    @Test func `a loop in the line of management is broken at its busiest and named`() throws {
        let list = try people("1;A;A;;;;3", "2;B;B;;;;1", "3;C;C;;;;2", "4;D;D;;;;2", "5;E;E;;;;4")
        #expect(list.persons.map(\.manager) == [2, nil, 1, 1, 3])
        #expect(list.problems.map(\.reason) == [.managerLoop])
        #expect(list.problems[0].value == "2 → 1 → 3 → 2")
    }

    @Test(arguments: 0..<20)
    func `whatever the managers, every line of management ends`(_ seed: UInt64) throws {
        var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        let lines = (1...60).map { number in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return "\(number);N\(number);P;;;;\(state >> 33 % 60 + 1)"
        }
        let head = "Matricule;Nom;Prénom;Courriel;Date d’entrée;Date de sortie;Responsable"
        let list = try read(([head] + lines).joined(separator: "\n"))
        for start in list.persons.indices {
            var steps = 0
            var at = list.persons[start].manager
            while let next = at, steps <= list.persons.count {
                at = list.persons[next].manager
                steps += 1
            }
            #expect(steps <= list.persons.count)
        }
    }

    // MARK: damage

    @Test func `a bad byte is read and said where`() throws {
        var bytes = Data("Nom;Prénom\nÉtienne;Zoé\nRen".utf8)
        bytes.append(0xE9)
        bytes.append(Data(";Noël\n".utf8))
        let list = try reading(bytes)
        #expect(list.persons[1].lastName == "René")
        #expect(list.problems.map(\.reason) == [.strayBytes])
        #expect(list.problems[0].line == 3)
        #expect(list.problems[0].column == "Nom")
    }

    @Test(arguments: 0..<6)
    func `no damage to a list stops the program`(_ seed: UInt64) throws {
        var state = seed &+ 88_172_645_463_325_252
        func next() -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33)
        }
        let original = try Data(contentsOf: Self.data.appendingPathComponent("roster-fr.csv")).prefix(6_000)
        for _ in 0..<25 {
            var bytes = [UInt8](original)
            for _ in 0..<40 { bytes[next() % bytes.count] = UInt8(truncatingIfNeeded: next()) }
            do { _ = try reading(Data(bytes)) } catch {
                #expect(error is TableError || error is StaffListError)
            }
        }
    }
}
