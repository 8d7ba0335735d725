import Foundation
import HTTPTypes
import Mentoring
import Storage
import Synchronization
import Words

/// Pages that are long to work out, as they were last drawn: whoever comes back to one sees it again at once. Kept until
/// something happens (the mark of the audit trail), for who saw it, in that browser, and no longer than the minute in which
/// it was drawn: nothing on them tells a finer time.
final class DrawnPages: Sendable {
    /// What a page was drawn of: all that it depends on beside what happens.
    private struct Key: Hashable {
        private let address: String
        private let person: ID<Person>?
        private let formToken: String
        private let language: Language
        private let timeZone: TimeZone
        private let minute: Int64
        private let record: RunRecord

        init(_ request: PageRequest, of record: RunRecord) {
            let reader = request.reader
            address = request.head.path ?? ""
            person = reader.signedIn?.person
            formToken = reader.formToken
            language = reader.language
            timeZone = reader.phrases.timeZone
            minute = request.now.milliseconds / 60_000
            self.record = record
        }
    }

    /// About 50 kB each.
    private static let most = 100

    private let kept = Mutex<[Key: Page]>([:])

    /// The page that the request asks for, of a record as it was read for this very request.
    func page(_ request: PageRequest, of record: RunRecord) -> Page? {
        kept.withLock { $0[Key(request, of: record)] }
    }

    func keep(_ page: Page, _ request: PageRequest, of record: RunRecord) {
        kept.withLock { kept in
            if kept.count >= Self.most { kept.removeAll() }
            kept[Key(request, of: record)] = page
        }
    }
}
