import Mentoring
import Storage
import Words

/// Codes on paper, one slip for each person, to be cut apart: each says in its reader's language what it is for, where to
/// go and what to do there.
///
/// The square to photograph holds the address of the form and nothing else. Programs that read such squares keep what they
/// read, and browsers remember addresses with what stands behind their #: the code, which opens an account, is typed.
enum SlipViews {
    static func page(_ slips: [PrintedCodes.Slip], _ request: PageRequest) -> Page {
        let phrases = request.phrases
        return Page(
            title: phrases("printed_codes.made", ["count": .number(slips.count)]),
            lead: phrases("printed_codes.made.lead"),
            actions: """
                <button type="button" class="button button--primary" data-print hidden>\(phrases("printed_codes.print"))</button>
                <a class="button" href="\(Path.printedCodes)">\(phrases("printed_codes.back"))</a>
                """,
            section: .people, body: "<div class=\"slips\">\(slips.map { html($0, request) })</div>")
    }

    private static func html(_ slip: PrintedCodes.Slip, _ request: PageRequest) -> HTML {
        let settings = request.installation.settings
        let language = Language(rawValue: slip.language) ?? request.reader.language
        let phrases = Phrases(
            request.installation.catalogue, in: language, timeZone: request.phrases.timeZone, ties: true)
        let address = settings.publicURL + Path.signInCode.text
        let access = settings.organisationName.map {
            phrases("printed_codes.slip.access", ["organisation": .text($0)])
        }
        return """
            <section class="card slip" lang="\(language.tag)"><p class="confidence">\(access ?? "Binôme")</p>\
            <h2>\(slip.firstName) \(slip.lastName)</h2><p>\(purpose(slip, phrases))</p>\
            <ol><li>\(phrases("printed_codes.slip.open")) <strong>\(address)</strong></li>\
            <li>\(phrases("printed_codes.slip.type"))</li><li>\(phrases("printed_codes.slip.choose"))</li></ol>\
            <div class="slip__way"><dl class="facts facts--stacked"><div><dt>\(phrases("sign_in.number"))</dt><dd>\(slip.staffNumber)</dd></div>\
            <div><dt>\(phrases("sign_in.code"))</dt><dd class="one-time-code nowrap">\(slip.code.text)</dd></div></dl>\
            \(QRCodeView.html(address, label: phrases("printed_codes.slip.qr", ["address": .text(address)])))</div>\
            <p class="confidence">\(phrases("printed_codes.slip.note", ["days": .number(PrintedCodes.days)]))</p></section>
            """
    }

    /// « Vous participez à « Élan » comme mentoré·e. Nadia Haddad vous accompagne. »
    private static func purpose(_ slip: PrintedCodes.Slip, _ phrases: Phrases) -> String {
        if slip.purposes.isEmpty { return phrases("printed_codes.slip.purpose") }
        let programmes = slip.purposes.map { one -> String in
            let side = one.isMentor ? "mentor" : "mentee"
            let takesPart = phrases("printed_codes.slip.\(side)", ["programme": .text(one.programme)])
            if one.partners.isEmpty { return takesPart }
            let partners: [String: WordValue] = ["list": .list(one.partners), "count": .number(one.partners.count)]
            return takesPart + " " + phrases("printed_codes.slip.\(side).with", partners)
        }
        return (programmes + [phrases("printed_codes.slip.pages")]).joined(separator: " ")
    }
}
