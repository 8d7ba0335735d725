import Mentoring
import Web

/// Which verb does which kind of job: one line each.
enum JobTable {
    static func all(_ installation: Installation) -> [JobKind: JobRunner.Work] {
        [:]
    }
}
