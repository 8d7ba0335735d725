import Foundation
import HTTPTypes
import Mentoring
import Storage
import Words

/// Turns what was thrown into a calm page with the right status.
enum ErrorPages {
    static func answer(
        for error: any Error, reader: Reader, installation: Installation, id: String
    ) -> (answer: Answer, unexpected: Bool) {
        switch error {
        case let need as SignInNeeded:
            return (.redirect(to: Path.signIn.returning(to: need.returnTo)), false)
        case let need as SecondFactorNeeded:
            return (.redirect(to: Path.secondFactor.returning(to: need.returnTo)), false)
        case let rejection as Rejection:
            let size = rejection.most.map { reader.phrases.sizeLimit(bytes: $0) }
            return (
                page(
                    rejection.status, key: rejection.key,
                    sentence: size.map { reader.phrases("error.413.limit", ["size": .text($0)]) }, reader: reader,
                    installation: installation, id: id), false
            )
        case is NotFound:
            return (page(.notFound, key: nil, reader: reader, installation: installation, id: id), false)
        case is ChangedMeanwhile:
            return (page(.conflict, key: nil, reader: reader, installation: installation, id: id), false)
        case let refusal as Refusal:
            let sentence = Problems(refusal, in: reader.phrases).all.map(\.sentence).joined(separator: " ")
            return (
                page(
                    .unprocessableContent, key: nil, sentence: sentence, reader: reader, installation: installation,
                    id: id), false
            )
        case let many as TooManyAttempts:
            return (tooMany(until: many.until, reader: reader, installation: installation, id: id), false)
        case is PasswordHasherBusy:
            var answer = page(
                .serviceUnavailable, key: "error.503.busy", reader: reader, installation: installation, id: id)
            answer.headers[.retryAfter] = "5"
            return (answer, false)
        case StorageError.diskFull, CocoaError.fileWriteOutOfSpace:
            return (
                page(.serviceUnavailable, key: "error.503.full", reader: reader, installation: installation, id: id),
                true
            )
        case StorageError.busy, StorageError.connectionLost, StorageError.readOnly, StorageError.closed:
            return (page(.serviceUnavailable, key: nil, reader: reader, installation: installation, id: id), true)
        default:
            return (page(.internalServerError, key: nil, reader: reader, installation: installation, id: id), true)
        }
    }

    /// How long to wait is said in words and in `Retry-After`.
    private static func tooMany(until: Instant, reader: Reader, installation: Installation, id: String) -> Answer {
        let seconds = max(1, Int((until.milliseconds - reader.now.milliseconds + 999) / 1000))
        let wait =
            seconds < 90
            ? reader.phrases("error.429.seconds", ["count": .number(seconds)])
            : reader.phrases("error.429.minutes", ["count": .number((seconds + 59) / 60)])
        var answer = page(
            .tooManyRequests, key: nil, sentence: wait, reader: reader, installation: installation, id: id)
        answer.headers[.retryAfter] = String(seconds)
        return answer
    }

    /// What an error is, without the values in it: for the log.
    static func kind(of error: any Error) -> String {
        if let storage = error as? StorageError { return storage.kind }
        return String(describing: type(of: error))
    }

    /// A page for a status; its words are `error.404.title`, `error.404.text`.
    static func page(
        _ status: HTTPResponse.Status, key: String?, sentence: String? = nil, reader: Reader,
        installation: Installation,
        id: String
    ) -> Answer {
        let phrases = reader.phrases
        let known = [400, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503].contains(status.code) ? status.code : 500
        let text = sentence ?? phrases(key ?? "error.\(known).text")
        let reference: HTML =
            known >= 500 ? "<p class=\"hint\">\(phrases("error.reference", ["id": .text(id)]))</p>" : .nothing
        let body: HTML = """
            <p><a class="button" href="\(Path.home)">\(phrases("error.home"))</a></p>
            \(reference)
            """
        let page = Page(title: phrases("error.\(known).title"), lead: text, body: body)
        return .page(page.html(for: reader, installation: installation), status: status)
    }
}
