import Mentoring
import Storage
import Words

/// How far a programme is, in the same word wherever it is told: published until its first day, running from then on.
enum StageWords {
    static func word(_ stage: String, startsOn: Day, today: Day, _ phrases: Phrases) -> String {
        let told = stage == ProgrammeStage.running.rawValue && startsOn > today ? "published" : stage
        return phrases("programme.stage.\(told)")
    }
}
