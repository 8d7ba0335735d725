import Foundation
import Mentoring
import Tables
import Testing

@Suite struct StaffListTests {
    private static let data = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Data")

    private func sample(_ name: String) throws -> StaffListReading {
        try StaffList.read(
            Self.data.appendingPathComponent(name).path, options: StaffListOptions(today: "2026-11-24"))
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
        let list = try staffList(
            """
            Effectif au 31/10/2026;;;;
            ;;;;
            Identité;;;Contrat;
            N° SALARIÉ;NOM;PRÉNOM(S);DATE ENTRÉE;E-MAIL PRO
            7;Martin;Zoé;01/02/2020;zoe@x.test
            """)
        #expect(list.mapping.choices.map(\.column) == [.number, .lastName, .firstName, .startDate, .address])
        #expect(list.persons.map(\.lastName) == ["Martin"])
        let two = try staffList(
            "Matricule;Nom;Responsable;;Date\n;;Matricule;Nom;d’entrée\n7;Jean Martin;;;01/02/2020\n8;Zoé Petit;7;;\n")
        #expect(two.mapping.choices[2].column == .manager)
        #expect(two.mapping.choices[4].column == .startDate)
        #expect(two.persons[1].manager == 0)
    }

    @Test func `a heading that comes twice is used once and said`() throws {
        let list = try staffList("Nom;Prénom;Nom;Courriel\nMartin;Zoé;Other;z@x.test\n")
        #expect(list.persons[0].lastName == "Martin")
        #expect(list.problems.map(\.reason) == [.repeatedHeading])
        #expect(list.problems[0].line == 1)
    }

    @Test func `a list without headings, without names or without persons is refused by key`() throws {
        func key(_ text: String) -> StaffListError.Key? {
            do {
                _ = try staffList(text)
                return nil
            } catch { return (error as? StaffListError)?.key }
        }
        #expect(key("1;2;3\n4;5;6\n") == .headingsNotFound)
        #expect(key("Matricule;Courriel\n1;a@x.test\n") == .nameColumnMissing)
        #expect(key("Nom;Prénom\n") == .noPersons)
    }

    @Test func `one column of names is a list`() throws {
        let list = try staffList("Nom\nMARTIN Zoé\nDE LA TOUR Jean-Luc\n")
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
        let list = try staffList("Truc,Machin,Nom,\"Bidule\tA\\B\"\n3/4/2020,Zoé,x,Martin\n", mapping: remembered)
        #expect(list.persons[0].lastName == "Martin")
        #expect(list.persons[0].startDate == "2020-03-04")
        #expect(ColumnMapping(text: "something else") == nil)
    }

    // MARK: damage

    @Test func `a bad byte is read and said where`() throws {
        var bytes = Data("Nom;Prénom\nÉtienne;Zoé\nRen".utf8)
        bytes.append(0xE9)
        bytes.append(Data(";Noël\n".utf8))
        let list = try staffList(of: bytes)
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
            do { _ = try staffList(of: Data(bytes)) } catch {
                #expect(error is TableError || error is StaffListError)
            }
        }
    }
}
