import Mentoring
import Storage
import Words

/// What is asked before a role or a second factor is taken away.
enum RoleAskViews {
    static func revocation(_ line: RoleList.Line, of holder: RoleList.Holder, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let isOwn = holder.person == reader.signedIn?.person
        let words: [String: WordValue] = ["name": .text(holder.name), "role": .text(RoleViews.name(line, phrases))]
        return ask(
            title: phrases(isOwn ? "roles.revocation.title_own" : "roles.revocation.title", words),
            lead: phrases(isOwn ? "roles.revocation.lead_own" : "roles.revocation.lead", words),
            button: phrases("roles.revocation.do"), at: .role(line.id), back: .roles, reader)
    }

    static func secondFactor(of account: Account, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return ask(
            title: phrases(
                "roles.second_factor.ask", ["name": .text("\(account.firstName) \(account.lastName)")]),
            lead: phrases("roles.second_factor.ask.lead"), text: phrases("roles.second_factor.ask.text"),
            button: phrases("second_factor.remove"), at: .otherSecondFactor(account.person),
            back: .person(account.person), reader)
    }

    private static func ask(
        title: String, lead: String, text: String? = nil, button: String, at path: Path, back: Path, _ reader: Reader
    ) -> Page {
        let more: HTML = text.map { text -> HTML in "<p>\(text)</p>" } ?? .nothing
        let form = Forms.card(
            path, reader,
            """
            \(more)<div class="form__actions"><button class="button button--danger">\(button)</button>\
            <a class="button" href="\(back)" data-close>\(reader.phrases("account.cancel"))</a></div>
            """)
        return Page(
            title: title, lead: lead, trail: RoleViews.trail(reader.phrases) + [(reader.phrases("roles.name"), .roles)],
            section: .settings, body: form)
    }
}
