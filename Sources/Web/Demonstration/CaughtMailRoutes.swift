import Foundation
import HTTPTypes
import Mentoring
import Storage
import Words

extension Path {
    package static let caughtMails: Path = "/demonstration/mails"
    static func caughtMail(_ number: Int) -> Path { "/demonstration/mails/\(number)" }
    static func caughtMailLetter(_ number: Int) -> Path { "/demonstration/mails/\(number)/letter" }
}

/// The mails of the demonstration, for anybody who tries it. On a real installation these addresses do not exist.
enum CaughtMailRoutes {
    static let all = [
        Route(.get, "/demonstration/mails", for: .everyone, list),
        Route(.get, "/demonstration/mails/:number", for: .everyone, show),
        Route(.get, "/demonstration/mails/:number/letter", for: .everyone, letter),
    ]

    private static func list(_ request: PageRequest) async throws -> Answer {
        request.page(CaughtMailViews.list(try catcher(request).all, filter: request.query["to"], request.reader))
    }

    private static func show(_ request: PageRequest) async throws -> Answer {
        let (number, mail) = try mail(request)
        var answer = request.page(CaughtMailViews.mail(mail, number: number, request.reader))
        // Shows the HTML part in a frame of our own.
        answer.headers[.contentSecurityPolicy] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'"
        return answer
    }

    /// The HTML part as a mail program shows it: its own style, no script, links that leave the frame.
    private static func letter(_ request: PageRequest) async throws -> Answer {
        let mail = try mail(request).1
        let html = mail.html.replacing("<head>", with: "<head>\n<base target=\"_top\">", maxReplacements: 1)
        var answer = Answer(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .bytes(Array(html.utf8)))
        answer.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
        if let name = HTTPField.Name("X-Frame-Options") { answer.headers[name] = "SAMEORIGIN" }
        return answer
    }

    private static func catcher(_ request: PageRequest) throws -> MailCatcher {
        guard request.installation.settings.demonstration else { throw NotFound() }
        return request.installation.catcher
    }

    private static func mail(_ request: PageRequest) throws -> (Int, RenderedMail) {
        guard let number = Int(request.parameters["number"] ?? ""), let mail = try catcher(request).mail(number) else {
            throw NotFound()
        }
        return (number, mail)
    }
}

/// The pages of the caught mails.
enum CaughtMailViews {
    static func list(_ mails: [MailCatcher.Caught], filter: String, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let shown = filter.isEmpty ? mails : mails.filter { $0.mail.to.lowercased().contains(filter.lowercased()) }
        let rows = shown.prefix(200).map { caught -> HTML in
            """
            <tr class="row-link"><th scope="row" class="name"><a class="row-link__target" href="\(Path.caughtMail(caught.number))">\(caught.mail.subject)</a></th>\
            <td data-label="\(phrases("demonstration.mails.to"))">\(caught.mail.to)</td>\
            <td data-label="\(phrases("demonstration.mails.at"))">\(phrases.time(milliseconds: caught.mail.date.milliseconds))</td></tr>
            """
        }
        let table: HTML = """
            <section class="card card--table" aria-label="\(phrases("demonstration.mails"))"><table class="table">\
            <thead><tr><th scope="col">\(phrases("demonstration.mails.subject"))</th><th scope="col">\(phrases("demonstration.mails.to"))</th>\
            <th scope="col">\(phrases("demonstration.mails.at"))</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
        let empty: HTML = """
            <section class="card"><div class="empty"><p class="empty__title">\(phrases("demonstration.mails.empty"))</p>\
            <p>\(phrases("demonstration.mails.empty.lead"))</p></div></section>
            """
        let search: HTML = """
            <form class="filters" method="get" action="\(Path.caughtMails)" role="search"><div class="filters__search">\
            <label for="to">\(phrases("demonstration.mails.to"))</label>\
            <input id="to" type="search" name="to" value="\(filter)"></div>\
            <button class="button">\(phrases("demonstration.mails.search"))</button></form>
            """
        return Page(
            title: phrases("demonstration.mails.title", ["count": .number(mails.count)]),
            lead: phrases("demonstration.mails.lead"), body: "\(search)\(shown.isEmpty ? empty : table)")
    }

    static func mail(_ mail: RenderedMail, number: Int, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let facts = [
            (phrases("demonstration.mails.from"), "\(mail.fromName) <\(mail.fromAddress)>"),
            (phrases("demonstration.mails.to"), mail.to),
            (phrases("demonstration.mails.at"), phrases.dateTime(milliseconds: mail.date.milliseconds)),
        ].map { label, value -> HTML in "<div><dt>\(label)</dt><dd>\(value)</dd></div>" }
        return Page(
            title: mail.subject, trail: [(phrases("demonstration.mails"), .caughtMails)],
            body: """
                <section class="card"><dl class="facts facts--stacked">\(facts)</dl></section>
                <section class="card" aria-labelledby="letter"><h2 id="letter">\(phrases("demonstration.mails.shown"))</h2>\
                <iframe class="letter" src="\(Path.caughtMailLetter(number))" title="\(phrases("demonstration.mails.shown"))"></iframe></section>
                <section class="card" aria-labelledby="text"><h2 id="text">\(phrases("demonstration.mails.text"))</h2>\
                <pre class="letter-text">\(linked(mail.text))</pre></section>
                """)
    }

    /// Lines that are addresses become links, as mail programs do.
    private static func linked(_ text: String) -> [HTML] {
        text.components(separatedBy: "\n").map { line -> HTML in
            line.hasPrefix("http://") || line.hasPrefix("https://") ? "<a href=\"\(line)\">\(line)</a>\n" : "\(line)\n"
        }
    }
}
