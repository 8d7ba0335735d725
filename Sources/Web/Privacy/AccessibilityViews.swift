import Mentoring
import Words

/// How accessible the product is: what was checked, what is known to be missing, and whom to tell.
enum AccessibilityViews {
    static func page(_ organisation: Organisation?, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let contact: HTML =
            organisation?.protectionEmail.map { email -> HTML in " <a href=\"mailto:\(email)\">\(email)</a>" } ?? ""
        let sections = ["state", "tests", "gaps", "help"].map { name -> HTML in
            """
            <section class="card" aria-labelledby="\(name)"><h2 id="\(name)">\(phrases("accessibility.\(name)"))</h2>\
            <p>\(phrases("accessibility.\(name).text"))\(name == "help" ? contact : .nothing)</p></section>
            """
        }
        return Page(
            title: phrases("accessibility.title"), lead: phrases("accessibility.lead"),
            body: "<div class=\"stack\">\(sections)</div>")
    }
}
