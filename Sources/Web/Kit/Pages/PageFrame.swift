import Mentoring
import Storage
import Words

/// The entries of the menu, each for some roles.
package enum MenuEntry: String, Sendable, CaseIterable {
    case home, mentorships, programmes, people, competencies, settings

    var path: Path {
        switch self {
        case .home: .home
        case .mentorships: "/mentorships"
        case .programmes: "/programmes"
        case .people: "/people"
        case .competencies: "/competencies"
        case .settings: "/settings"
        }
    }

    func isFor(_ roles: Set<Role>) -> Bool {
        switch self {
        case .home: true
        case .mentorships: roles.contains(.participant)
        case .programmes: !roles.isDisjoint(with: [.manager, .localManager, .administrator])
        case .people: !roles.isDisjoint(with: [.manager, .administrator])
        case .competencies: !roles.isDisjoint(with: [.manager, .administrator])
        case .settings: roles.contains(.administrator)
        }
    }
}

extension Path {
    package static let home: Path = "/"
    package static let signIn: Path = "/sign-in"
    package static let secondFactor: Path = "/sign-in/second-factor"
    package static let account: Path = "/account"
    package static let whoSeesWhat: Path = "/who-sees-what"
    package static let accessibility: Path = "/accessibility"
}

/// What surrounds every page: menu above, organisation and language below.
enum PageFrame {
    /// - Parameter calm: without the menu.
    static func header(for reader: Reader, section: MenuEntry?, calm: Bool) -> HTML {
        let phrases = reader.phrases
        return """
            <header class="site-header">
            <a class="brand" href="\(Path.home)">\(mark)<span>Binôme</span></a>
            \(reader.signedIn == nil || calm ? .nothing : menu(for: reader, section: section))
            \(person(reader, phrases))
            <p class="only-print">\(phrases.date(milliseconds: reader.now.milliseconds))</p>
            </header>
            """
    }

    private static let mark: HTML = """
        <svg class="brand__mark" viewBox="0 0 34 22" width="34" height="22" aria-hidden="true" focusable="false">\
        <circle class="brand__ring brand__ring--one" cx="11.5" cy="11" r="8.5"/>\
        <circle class="brand__ring brand__ring--two" cx="22.5" cy="11" r="8.5"/></svg>
        """

    private static func menu(for reader: Reader, section: MenuEntry?) -> HTML {
        let phrases = reader.phrases
        let entries = MenuEntry.allCases.filter { $0.isFor(reader.roles) }
        // The mark leads home: one entry alone needs no menu.
        guard entries.count > 1 else { return .nothing }
        let items = entries.map { entry -> HTML in
            let current: String? = entry == section ? "page" : nil
            return
                "<li><a href=\"\(entry.path)\"\(attribute: "aria-current", current)>\(phrases("layout.menu.\(entry.rawValue)"))</a></li>"
        }
        return """
            <details class="site-menu"><summary>\(phrases("layout.menu"))</summary>
            <nav aria-label="\(phrases("layout.menu"))"><ul>\(items)</ul></nav></details>
            <nav class="site-nav" aria-label="\(phrases("layout.menu"))"><ul>\(items)</ul></nav>
            """
    }

    private static func person(_ reader: Reader, _ phrases: Phrases) -> HTML {
        guard let signedIn = reader.signedIn else { return .nothing }
        return """
            <details class="person-menu"><summary><span class="person-menu__name">\(signedIn.firstName)\
            <span class="person-menu__last"> \(signedIn.lastName)</span></span></summary>
            <div class="person-menu__panel"><ul><li><a href="\(Path.account)">\(phrases("layout.account"))</a></li>
            <li>\(Forms.post(.signOut, reader, class: "person-menu__form", "<button>\(phrases("account.sign_out"))</button>"))</li>
            </ul></div></details>
            """
    }

    static func footer(for reader: Reader, installation: Installation) -> HTML {
        let phrases = reader.phrases
        // The languages in which this reader may go on.
        let switches = reader.languages.filter { $0 != reader.language }.map { other -> HTML in
            """
            <li><form method="post" action="/language">\(Forms.token(reader))\
            <input type="hidden" name="language" value="\(other.rawValue)">\
            <button class="link" lang="\(other.tag)">\(phrases.speaking(other).languageName(other.rawValue))</button></form></li>

            """
        }
        let demonstration: HTML = """
            <li><a href="\(Path.cast)">\(phrases("layout.demonstration.cast"))</a></li>
            <li><a href="\(Path.caughtMails)">\(phrases("layout.demonstration.mails"))</a></li>
            """
        return """
            <footer class="site-footer"><ul>
            \(installation.settings.organisationName.map { name -> HTML in "<li>\(name)</li>" })
            <li><a href="\(Path.whoSeesWhat)">\(phrases("layout.who_sees_what"))</a></li>
            <li><a href="\(Path.accessibility)">\(phrases("layout.accessibility"))</a></li>
            \(installation.settings.demonstration ? demonstration : .nothing)
            \(switches)</ul></footer>
            """
    }
}
