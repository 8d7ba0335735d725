import HTTPTypes
import Matching
import Mentoring
import Storage
import Words

/// Publishing: asked once, with what will happen; then done.
enum PublicationPages {
    static func ask(_ request: PageRequest) async throws -> Answer {
        let (record, preview, letters) = try await preview(request)
        return request.page(PublicationViews.page(record, preview, letters, .none, request.reader))
    }

    static func publish(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let version = Int(request.form["version"]) ?? 0
        let (tells, without) = (request.form["tell_others"] == "yes", request.form.flag("without_rules"))
        let (studies, now, given) = (request.installation.studies, request.now, mailServerGiven(request))
        do {
            return try await request.submit(
                { tx in
                    let published = try Publication.publish(
                        paths.run, paths.programme, version: version, tellingOthers: tells, withoutRules: without,
                        by: actor, studies, in: tx, at: now)
                    return (published, try MailGate.read(given: given, in: tx))
                },
                done: { published, gate in
                    guard let (begun, mails) = published else { return try await already(request) }
                    let values = ["count": Double(begun), "mails": Double(mails)]
                    let done = Done("done.published", "done.published.mails.\(gate)", values: values)
                    return .redirect(to: paths.review, done: done, at: now)
                },
                refused: { refusal in
                    let (record, preview, letters) = try await preview(request)
                    let problems = Problems(refusal, in: request.phrases)
                    return request.page(PublicationViews.page(record, preview, letters, problems, request.reader))
                })
        } catch is ChangedMeanwhile {
            let (record, preview, letters) = try await preview(request)
            var answer = request.page(
                PublicationViews.page(record, preview, letters, .none, changed: true, request.reader))
            answer.status = .conflict
            return answer
        }
    }

    /// It was published before: who sent the form twice is where they wanted to be, anybody else is told who was faster.
    private static func already(_ request: PageRequest) async throws -> Answer {
        let (record, preview, letters) = try await preview(request)
        if let publisher = record.publisher, publisher == (try request.actor).person {
            return .redirect(to: RunPaths(record).review)
        }
        var answer = request.page(PublicationViews.page(record, preview, letters, .none, request.reader))
        answer.status = .conflict
        return answer
    }

    private static func mailServerGiven(_ request: PageRequest) -> Bool {
        request.installation.settings.mailServerGiven
    }

    private static func preview(
        _ request: PageRequest
    ) async throws -> (RunRecord, PublicationPreview, PublicationLetters) {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let (studies, now, given) = (request.installation.studies, request.now, mailServerGiven(request))
        let (installation, reader) = (request.installation, request.reader)
        return try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            guard record.state.hasPairs else { throw NotFound() }
            let preview = try Publication.preview(
                of: record, by: actor, studies, mailServerGiven: given, in: tx, at: now)
            return (record, preview, try PublicationLetters(preview, installation, reader, in: tx))
        }
    }
}
