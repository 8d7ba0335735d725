import Mentoring
import Storage
import Words

/// The ways between the pages of one run: its pairs, who waits, how full the mentors are, what changed, what was decided.
struct RunTabs: Sendable {
    enum Tab { case pairs, waiting, loads, changes, decisions }

    let record: RunRecord
    /// May see the mentors of the whole programme.
    let isWhole: Bool
    /// Mentees who wait, and those whose mentors changed, of those whom the reader sees.
    let waiting: Int
    let changed: Int

    init(_ record: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction) throws {
        self.record = record
        isWhole = actor.manages(record.programme)
        waiting = isWhole ? record.waiting : try ReviewFacts.waitingCount(of: record, study, by: actor, in: tx)
        changed = try study.changedCount(record, by: actor, in: tx)
    }

    /// Under the tabs of the programme; on a phone, in their place.
    func html(current: Tab, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let paths = RunPaths(record)
        var tabs: [(tab: Tab, path: Path, name: String)] = [
            (.pairs, paths.review, phrases("pairing.tab.pairs")),
            (.waiting, paths.waiting, phrases("pairing.waiting", ["count": .number(waiting)])),
        ]
        if isWhole { tabs.append((.loads, paths.loads, phrases("pairing.loads"))) }
        if record.previous != nil {
            tabs.append((.changes, paths.changes, phrases("pairing.changes", ["count": .number(changed)])))
        }
        tabs.append((.decisions, paths.decisions, phrases("pairing.decisions")))
        let items = tabs.map { one -> HTML in
            """
            <li><a href="\(one.path)"\(attribute: "aria-current", one.tab == current ? "page" : nil)>\(one.name)</a></li>
            """
        }
        return """
            \(RunFrame.tabs(record.programme, reader))\
            <nav class="tabs tabs--within" aria-label="\(phrases("pairing.tabs"))"><ul>\(items)</ul></nav>
            """
    }
}
