import Matching
import Mentoring
import Storage
import Words

/// The mentors of whom one place more would be enough for several of those who wait, said once, with the way to give it.
enum PlaceMoreView {
    private static let mostNamed = 8

    /// The mentor, by index, who needs one place more for this remedy.
    static func mentor(_ remedy: Remedy) -> Int? {
        if case .onePlaceMore(let mentor, _) = remedy { return mentor }
        return nil
    }

    /// How many of those who wait each mentor fits, where several.
    static func shared(_ all: [WaitingMentee], mentors: Int) -> [Int: Int] {
        var counts = [Int](repeating: 0, count: mentors)
        for one in all {
            for mentor in one.fitting { counts[mentor] += 1 }
        }
        return Dictionary(uniqueKeysWithValues: counts.enumerated().filter { $1 > 1 }.map { ($0, $1) })
    }

    static func card(_ record: RunRecord, _ list: WaitingList, _ reader: Reader) -> HTML {
        let (phrases, input) = (reader.phrases, list.words.scores.input)
        let sorted = list.shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !sorted.isEmpty else { return .nothing }
        let items = sorted.prefix(mostNamed).map { mentor, count -> HTML in
            let participant = input.mentors[mentor].participant
            let name = list.words.people[participant] ?? ""
            let action: HTML = """
                <a class="button button--small" href="\(Path.participant(participant, of: record.programme).fragment("field-capacity"))">\
                \(phrases("pairing.waiting.give_place"))<span class="hidden-text"> \(name)</span></a>
                """
            return """
                <li class="row"><div class="row__main"><p>\(name)</p>\
                <p class="row__note">\(phrases("pairing.waiting.place_more.for", ["count": .number(count)]))</p></div>\
                <div class="row__side">\(record.state != .superseded && list.isWhole ? action : .nothing)</div></li>
                """
        }
        let more: HTML =
            sorted.count > mostNamed
            ? "<p class=\"confidence\">\(phrases("pairing.waiting.place_more.others", ["count": .number(sorted.count - mostNamed)]))</p>"
            : .nothing
        return """
            <section class="card" aria-labelledby="place-more"><h2 id="place-more">\(phrases("pairing.waiting.place_more"))</h2>
            <p class="soft">\(phrases("pairing.waiting.place_more.text"))</p>
            <ul class="rows">\(items)</ul>\(more)</section>
            """
    }
}
