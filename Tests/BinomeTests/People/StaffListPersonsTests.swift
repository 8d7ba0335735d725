import Foundation
import Mentoring
import Tables
import Testing

@Suite struct StaffListPersonsTests {
    @Test func `lost zeros are given back by the usual width, to managers' numbers too`() throws {
        let list = try staffPeople("00012;A;A", "19;B;B;;;;12", "00417;C;C;;;;19", "417;C;C", "123456;D;D")
        #expect(list.persons.map(\.number) == ["00012", "00019", "00417", "123456"])
        #expect(list.persons.map(\.manager) == [nil, 0, 1, nil])
        #expect(list.twice == 1)
        #expect(list.problems.filter { $0.reason == .lostZeros }.map(\.value) == ["19", "417"])
    }

    @Test func `without a leading zero anywhere numbers stay as they are`() throws {
        #expect(try staffPeople("7;A;A", "417;B;B").persons.map(\.number) == ["7", "417"])
    }

    @Test func `two contracts are one person with the larger one`() throws {
        let list = try staffPeople(
            "1;Boss;Big", "2;Martin;Zoé;z@x.test;;;1;20 %", "3;MARTIN;Zoe;Z@x.test;;;;80 %", "4;Petit;Luc;;;;2")
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
        let list = try staffPeople("1;Martin;Zoé", "1;Petit;Luc")
        #expect(list.persons.map(\.lastName) == ["Martin"])
        #expect(list.refused == 1)
        #expect(list.lines == 2)
        #expect(list.problems.map(\.reason) == [.numberTaken])
        #expect(list.problems[0].severity == .refused)
    }

    @Test func `an address borne by two persons stays with the one it names, else with none`() throws {
        let list = try staffPeople(
            "1;Petit;Luc;zoe.martin@x.test", "2;Martin;Zoé;zoe.martin@x.test", "3;A;B;team@x.test", "4;C;D;team@x.test")
        #expect(list.persons.map(\.address) == [nil, "zoe.martin@x.test", nil, nil])
        #expect(list.problems.map(\.line) == [2, 4, 5])
        #expect(Set(list.problems.map(\.reason)) == [.sharedAddress])
    }

    @Test func `homonyms stay two persons`() throws {
        let list = try staffPeople("1;Martin;Zoé;a@x.test", "2;Martin;Zoé;b@x.test", "3;Martin;Luc")
        #expect(list.persons.count == 3)
        #expect(list.homonyms == 1)
    }

    @Test func `a row without a name is refused, totals and notes are passed over`() throws {
        let list = try staffPeople("1;Martin;Zoé", "2;;;x@x.test;01/01/2020", ";TOTAL;;;;;;2", "Source RH")
        #expect(list.lines == 2)
        #expect(list.refused == 1)
        #expect(list.problems.map(\.reason) == [.missingName, .totals, .footnote])
    }

    @Test(arguments: [
        "1", "0001", "boss@x.test", "DE LA TOUR Éva", "Eva de la Tour", "de la tour, eva", "DE LA TOUR Eva (0001)",
    ])
    func `a manager is found by number, address or name`(_ text: String) throws {
        let list = try staffPeople("0001;de La Tour;Éva;boss@x.test", "0002;Martin;Zoé;;;;\(text)")
        #expect(list.persons[1].manager == 0)
    }

    @Test func `unknown, ambiguous and own managers are each named`() throws {
        let list = try staffPeople(
            "1;Martin;Zoé", "2;Martin;Zoé", "3;A;B;;;;Martin Zoé", "4;C;D;;;;99", "5;E;F;;;;5", "6;G;H;;;;X Y")
        #expect(list.persons.allSatisfy { $0.manager == nil })
        #expect(
            list.problems.map(\.reason) == [.ambiguousManager, .unknownManager, .managerIsOneself, .unknownManager])
        #expect(list.persons[3].unknownManager == "99")
        #expect(list.withoutManager == 2)
    }

    @Test func `a loop in the line of management is broken at its busiest and named`() throws {
        let list = try staffPeople("1;A;A;;;;3", "2;B;B;;;;1", "3;C;C;;;;2", "4;D;D;;;;2", "5;E;E;;;;4")
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
        let list = try staffList(([head] + lines).joined(separator: "\n"))
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

    @Test func `refused rows come back as they were with their reason, and mended they are taken in`() throws {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("staff-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (list, refused) = (
            folder.appendingPathComponent("list").path, folder.appendingPathComponent("refused").path
        )
        try Data("Matricule;Nom;Prénom;Ville\n1;Martin;Zoé;Lyon\n1;Petit;Luc;\"Paris; 7e\"\n3;;;Dakar\n".utf8)
            .write(to: URL(fileURLWithPath: list))
        let options = StaffListOptions(today: "2026-11-24")
        let reading = try StaffList.read(list, options: options)
        let count = try StaffList.writeRefused(
            of: list, reading, options: options, to: refused, format: .text(.french), reasonHeading: "Motif",
            words: { $0.reason.rawValue })
        #expect(count == 2)
        let text = try String(contentsOfFile: refused, encoding: .utf8)
        #expect(text.contains("Matricule;Nom;Prénom;Ville;Motif\r\n"))
        #expect(text.contains("1;Petit;Luc;\"Paris; 7e\";numberTaken\r\n"))
        #expect(text.contains("3;;;Dakar;missingName\r\n"))
        let again = try StaffList.read(refused, options: options)
        #expect(again.persons.map(\.lastName) == ["Petit"])
        #expect(again.persons[0].site == "Paris; 7e")
    }
}
