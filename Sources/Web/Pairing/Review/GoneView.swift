import Mentoring
import Storage
import Words

/// Says of a run that is being reviewed which of its pairs will not be, why, and the way out.
enum GoneView {
    private static let mostNamed = 10

    static func notice(_ review: Review, _ phrases: Phrases) -> HTML {
        let gone = review.gone
        guard !gone.isEmpty else { return .nothing }
        let items = gone.prefix(mostNamed).map { pair -> HTML in
            let names = phrases("pairing.panel.title", ["mentee": .text(pair.mentee), "mentor": .text(pair.mentor)])
            // A pair that the run knows nothing of stands in no row of it.
            let link: HTML =
                pair.why == .missing
                ? .text(names) : "<a href=\"\(RunPaths(review.record).pair(pair.key))\">\(names)</a>"
            let sentence = HTML.sentence(["pair": link]) { pieces in
                phrases(
                    "publication.outdated.pair",
                    ["pair": .text(pieces["pair"] ?? ""), "why": .text(why(pair, phrases))])
            }
            return "<li>\(sentence)</li>"
        }
        let more: HTML =
            gone.count > mostNamed
            ? "<li>\(phrases("pairing.published.more", ["count": .number(gone.count - mostNamed)]))</li>" : .nothing
        let key = review.isWhole ? "publication.outdated" : "pairing.review.gone"
        return """
            <div class="notice notice--attention"><p>\(phrases(key, ["count": .number(gone.count)]))</p>\
            <ul>\(items)\(more)</ul></div>
            """
    }

    /// Says how many pairs do not hold any more, as rules or entries changed, with the way to see which.
    static func outdated(_ review: Review, _ phrases: Phrases) -> HTML {
        guard review.outdated > 0 else { return .nothing }
        let count: [String: WordValue] = ["count": .number(review.outdated)]
        return """
            <div class="notice notice--attention"><p>\(phrases("task.rules_broken.title", count)). \
            <a href="\(RunPaths(review.record).publication)">\(phrases("task.rules_broken.action"))</a></p></div>
            """
    }

    /// Says which rules are not those by which the pairs were computed, and how to follow them.
    static func oldRules(_ standing: RunStanding, _ programme: ID<Programme>, _ phrases: Phrases) -> HTML {
        guard !standing.followsRules else { return .nothing }
        let places: HTML =
            standing.otherPlaces == 0
            ? .nothing : "<li>\(phrases("pairing.old_rules.places", ["count": .number(standing.otherPlaces)]))</li>"
        let items = standing.changes.map { change -> HTML in
            "<li>\(RuleChangeViews.sentence(change, phrases))</li>"
        }
        return """
            <div class="notice notice--attention"><p>\(phrases("pairing.old_rules")) \
            <a href="\(Path.programmeRules(programme))">\(phrases("pairing.old_rules.look"))</a></p><ul>\(items)\(places)</ul></div>
            """
    }

    /// Says how many locked pairs break a rule without anybody's word for it, with the way to them.
    static func unexplained(_ review: Review, _ phrases: Phrases) -> HTML {
        guard !review.unexplained.isEmpty, review.record.state == .done else { return .nothing }
        var query = ReviewQuery()
        query.filter.liftedOnly = true
        let count = review.unexplained.count
        return """
            <div class="notice notice--attention"><p>\(phrases("pairing.unexplained", ["count": .number(count)])) \
            <a href="\(query.path(RunPaths(review.record).review))">\(phrases("pairing.unexplained.look", ["count": .number(count)]))</a></p></div>
            """
    }

    /// Says who has more pairs than places, as a decision or a file gave them.
    static func overbooked(_ review: Review, _ phrases: Phrases) -> HTML {
        guard !review.overbooked.isEmpty, review.record.state == .done else { return .nothing }
        let items = review.overbooked.prefix(mostNamed).map { one -> HTML in
            "<li>\(OverbookedWords.sentence(one.name, one.pairs, one.places, phrases))</li>"
        }
        return """
            <div class="notice notice--info"><p>\(phrases(
                "pairing.overbooked", ["count": .number(review.overbooked.count)]))</p><ul>\(items)</ul></div>
            """
    }

    /// Says who came in since the run and is in no pair of it.
    /// - Parameter published: pairs that go on whatever is computed.
    static func newcomers(_ names: [String], besides published: Int, _ phrases: Phrases) -> HTML {
        guard !names.isEmpty else { return .nothing }
        let few = names.count <= 3 ? names.joined(separator: ", ") : names.prefix(2).joined(separator: ", ") + "…"
        let text = phrases(
            published > 0 ? "pairing.newcomers.running" : "pairing.newcomers",
            ["count": .number(names.count), "names": .text(few)])
        return "<div class=\"notice notice--attention\"><p>\(text)</p></div>"
    }

    static func why(_ pair: GonePair, _ phrases: Phrases) -> String {
        switch pair.why {
        case .left(let name): phrases("pairing.gone.left", ["name": .text(name)])
        case .withdrew(let name): phrases("pairing.gone.withdrew", ["name": .text(name)])
        case .excluded: phrases("pairing.gone.excluded")
        case .ended: phrases("publication.outdated.ended")
        case .full(let name): phrases("pairing.gone.full", ["name": .text(name)])
        case .missing: phrases("pairing.gone.missing")
        }
    }
}
