import Mentoring
import Storage
import Words

/// Where the pages of a run are in their programme: what is above them, and the tabs of the programme.
enum RunFrame {
    /// « Programmes › XYZ › Binômes », then the run itself for the pages beside its list of pairs.
    static func trail(_ record: RunRecord, _ phrases: Phrases) -> [(title: String, path: Path)] {
        trail(of: record.programme, record.programmeName, phrases)
            + [(RunViews.title(record, phrases), RunPaths(record).review)]
    }

    static func trail(
        of programme: ID<Programme>, _ name: String, _ phrases: Phrases
    ) -> [(title: String, path: Path)] {
        ProgrammeFrame.trail(phrases, name, programme) + [(phrases("programme.tab.pairs"), .pairs(of: programme))]
    }

    /// The tabs of the programme: what concerns a run belongs to its pairs.
    static func tabs(_ programme: ID<Programme>, _ reader: Reader) -> HTML {
        let isWhole = reader.signedIn?.actor.manages(programme) ?? false
        return ProgrammeFrame.tabs(programme, current: .pairs, within: true, isWhole: isWhole, reader.phrases)
    }
}
