import Mentoring
import Words

/// The page "who sees what": drawn from the register of fields and from the declarations of the routes.
enum WhoSeesWhatViews {
    static func page(_ doors: DoorTable, _ organisation: Organisation?, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("privacy.title"), lead: phrases("privacy.lead"),
            body: """
                \(promises(phrases))
                \(purposes(phrases))
                \(roles(doors, reader))
                \(rights(organisation, phrases))
                \(details(phrases))
                """)
    }

    /// What holds for everybody, before any table.
    private static func promises(_ phrases: Phrases) -> HTML {
        let items = ["pair", "managers", "groups", "secrets"].map { name -> HTML in
            """
            <div><dt>\(phrases("privacy.promise.\(name)"))</dt><dd>\(phrases("privacy.promise.\(name).text"))</dd></div>
            """
        }
        return """
            <section class="card" aria-labelledby="promises"><h2 id="promises">\(phrases("privacy.promises"))</h2>\
            <dl class="facts facts--stacked">\(items)</dl></section>
            """
    }

    /// One row for each purpose: what is kept, who reads it, for how long.
    private static func purposes(_ phrases: Phrases) -> HTML {
        let rows = FieldPurpose.allCases.compactMap { purpose -> HTML? in
            let fields = FieldRegister.personal.filter { $0.purpose == purpose }
            guard !fields.isEmpty else { return nil }
            let readers = FieldReader.allCases.filter { one in fields.contains { $0.readers.contains(one) } }
            let people = readers.count > 1 ? readers.filter { $0 != .program } : readers
            let kept = FieldKeeping.allCases.filter { one in fields.contains { $0.kept == one } }
            return """
                <tr><th scope="row" class="name"><span>\(phrases("privacy.purpose.\(purpose.rawValue)"))</span></th>\
                <td class="soft" data-label="\(phrases("privacy.what"))"><span>\(phrases("privacy.purpose.\(purpose.rawValue).what"))\(protection(fields, phrases))</span></td>\
                <td data-label="\(phrases("privacy.readers"))"><span>\(phrases.list(people.map { phrases("privacy.reader.\($0.rawValue)") }))</span></td>\
                <td data-label="\(phrases("privacy.kept"))"><span>\(lines(kept.map { phrases("privacy.kept.\($0.rawValue)") }))</span></td></tr>
                """
        }
        return """
            <section class="card card--table" aria-labelledby="kept"><div class="card__head"><h2 id="kept">\(phrases("privacy.data"))</h2></div>\
            <table class="table"><thead><tr><th scope="col">\(phrases("privacy.purpose"))</th><th scope="col">\(phrases("privacy.what"))</th>\
            <th scope="col">\(phrases("privacy.readers"))</th><th scope="col">\(phrases("privacy.kept"))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></section>
            """
    }

    /// One below the other.
    private static func lines(_ texts: [String]) -> [HTML] {
        texts.enumerated().map { index, text -> HTML in index == 0 ? "\(text)" : "<br>\(text)" }
    }

    private static func protection(_ fields: [RegisteredFields], _ phrases: Phrases) -> [HTML] {
        [FieldProtection.sealed, .hashed].filter { kind in fields.contains { $0.protection == kind } }.map {
            kind -> HTML in
            " <span class=\"tag tag--accent\">\(phrases("privacy.protection.\(kind.rawValue)"))</span>"
        }
    }

    /// What each role may do in each part of the application.
    private static func roles(_ doors: DoorTable, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let heads = Role.allCases.map { role -> HTML in
            let mine: String? = reader.roles.contains(role) ? "true" : nil
            return "<th scope=\"col\"\(attribute: "aria-current", mine)>\(phrases("role.\(role.rawValue)"))</th>"
        }
        let rows = doors.rows.filter { phrases.catalogue.keys.contains("privacy.door.\($0.door)") }.map { row -> HTML in
            let cells = Role.allCases.map { role -> HTML in
                let use = row.uses[role] ?? .none
                return """
                    <td data-label="\(phrases("role.\(role.rawValue)"))"\(attribute: "class", use == .none ? "soft" : nil)>\(phrases("privacy.use.\(use.rawValue)"))</td>
                    """
            }
            return "<tr><th scope=\"row\" class=\"name\">\(phrases("privacy.door.\(row.door)"))</th>\(cells)</tr>"
        }
        let mine: HTML =
            reader.roles.isEmpty
            ? .nothing
            : """
            <p class="confidence">\(phrases("privacy.your_roles", ["roles": .list(Role.allCases.filter(reader.roles.contains).map { phrases("role.\($0.rawValue)") })]))</p>
            """
        return """
            <section class="card card--table" aria-labelledby="doors"><div class="card__head"><h2 id="doors">\(phrases("privacy.doors"))</h2>\
            <span class="card__note">\(phrases("privacy.doors.note"))</span></div>\
            <div class="scroller" role="region" aria-labelledby="doors" tabindex="0"><table class="table table--wide table--close">\
            <thead><tr><th scope="col">\(phrases("privacy.door"))</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>\(mine)</section>
            """
    }

    /// Whom to ask, and what one may ask for.
    private static func rights(_ organisation: Organisation?, _ phrases: Phrases) -> HTML {
        let contact: HTML
        if let name = organisation?.protectionContact, let email = organisation?.protectionEmail {
            contact =
                "<p>\(phrases("privacy.contact", ["name": .text(name)])) <a href=\"mailto:\(email)\">\(email)</a></p>"
        } else {
            contact = "<p>\(phrases("privacy.contact.none"))</p>"
        }
        return """
            <section class="card" aria-labelledby="rights"><h2 id="rights">\(phrases("privacy.rights"))</h2>\
            <p>\(phrases("privacy.rights.text"))</p>\(contact)</section>
            """
    }

    /// The register itself, column by column: for whoever wants to check.
    private static func details(_ phrases: Phrases) -> HTML {
        let rows = FieldRegister.personal.map { fields -> HTML in
            """
            <tr><th scope="row"><code>\(fields.table)</code></th><td><code>\(fields.columns.joined(separator: ", "))</code></td>\
            <td>\(phrases("privacy.purpose.\(fields.purpose.rawValue)"))</td>\
            <td>\(phrases.list(fields.readers.map { phrases("privacy.reader.\($0.rawValue)") }))</td>\
            <td>\(phrases("privacy.protection.\(fields.protection.rawValue)"))</td><td>\(phrases("privacy.kept.\(fields.kept.rawValue)"))</td></tr>
            """
        }
        return """
            <details class="more"><summary>\(phrases("privacy.register"))</summary>\
            <div class="scroller" role="region" aria-label="\(phrases("privacy.register"))" tabindex="0"><table class="table table--wide table--close">\
            <thead><tr><th scope="col">\(phrases("privacy.table"))</th><th scope="col">\(phrases("privacy.columns"))</th>\
            <th scope="col">\(phrases("privacy.purpose"))</th><th scope="col">\(phrases("privacy.readers"))</th>\
            <th scope="col">\(phrases("privacy.protection"))</th><th scope="col">\(phrases("privacy.kept"))</th></tr></thead><tbody>\(rows)</tbody></table></div></details>
            """
    }
}
