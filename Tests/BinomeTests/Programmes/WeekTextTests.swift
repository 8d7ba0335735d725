import Mentoring
import Testing

@Suite struct `Free time as people write it` {
    /// Spans as day, hour from, hour to.
    private func spans(_ list: [(Int, Double, Double)]) -> [Range<Int>] {
        list.map { Int(Double($0.0) * 1_440 + $0.1 * 60)..<Int(Double($0.0) * 1_440 + $0.2 * 60) }
    }

    @Test(
        arguments: [
            ("mardi 9 h–11 h", [(1, 9.0, 11.0)]),
            ("Mardi de 9h à 11h30", [(1, 9, 11.5)]),
            ("lun. 9h-12h ; jeu. 14h30-16h", [(0, 9, 12), (3, 14.5, 16)]),
            ("lundi et jeudi matin", [(0, 9, 12), (3, 9, 12)]),
            ("mercredi après-midi", [(2, 14, 18)]),
            ("Tue 9-11am", [(1, 9, 11)]),
            ("Thu 2–4 pm", [(3, 14, 16)]),
            ("Mon-Wed 9:00-10:00", [(0, 9, 10), (1, 9, 10), (2, 9, 10)]),
            ("Friday afternoons", [(4, 14, 18)]),
            ("lundi matin, vendredi 14 h-15 h", [(0, 9, 12), (4, 14, 15)]),
            ("mardi 9h-10h, 14h-15h", [(1, 9, 10), (1, 14, 15)]),
        ] as [(String, [(Int, Double, Double)])])
    func `is understood`(text: String, expected: [(Int, Double, Double)]) {
        let read = WeekText.read(text)
        #expect(read.times.spans == spans(expected))
        #expect(read.unread.isEmpty)
    }

    @Test(arguments: ["quand je peux", "mardi 25h-26h", "mardi 11h-9h", "souvent"])
    func `is handed back where it is not understood`(text: String) {
        let read = WeekText.read(text)
        #expect(read.times.isEmpty)
        #expect(read.unread == [text])
    }

    @Test func `keeps what it understands beside what it does not`() {
        let read = WeekText.read("mardi matin\nselon la lune")
        #expect(read.times.minutes == 180)
        #expect(read.unread == ["selon la lune"])
    }

    @Test func `spans that meet become one, and one can be cut out of another`() {
        let times = WeekTimes([540..<600, 600..<660])
        #expect(times.spans == [540..<660])
        #expect(times.subtracting(WeekTimes([570..<580])).spans == [540..<570, 580..<660])
    }
}
