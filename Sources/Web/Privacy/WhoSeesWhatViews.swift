import Mentoring
import Words

/// The page "who sees what": drawn from the register of fields and from the declarations of the routes.
enum WhoSeesWhatViews {
    static func page(_ doors: DoorTable, _ organisation: Organisation?, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("privacy.title"), lead: phrases("privacy.lead"),
            body: """
                \(OwnDataViews.card(reader))
                \(promises(phrases))
                \(rights(organisation, phrases))
                \(purposes(phrases))
                \(RoleTableViews.table(doors, reader))
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

    /// A part for each purpose, a row for each topic: what is kept, who reads it, for how long. All of it is the
    /// register's.
    private static func purposes(_ phrases: Phrases) -> HTML {
        let parts = FieldPurpose.allCases.map { purpose -> HTML in
            let rows = FieldTopic.allCases.filter { $0.purpose == purpose }.map { row($0, phrases) }
            return """
                <tbody><tr><th scope="rowgroup" colspan="3">\(phrases("privacy.purpose.\(purpose.rawValue)"))</th></tr>\(rows)</tbody>
                """
        }
        return """
            <section class="card card--table" aria-labelledby="kept"><details class="more"><summary><h2 id="kept">\(phrases("privacy.data"))</h2></summary>\
            <table class="table"><thead><tr><th scope="col">\(phrases("privacy.what"))</th>\
            <th scope="col">\(phrases("privacy.readers"))</th><th scope="col">\(phrases("privacy.kept"))</th></tr></thead>\
            \(parts)</table></details></section>
            """
    }

    private static func row(_ topic: FieldTopic, _ phrases: Phrases) -> HTML {
        let fields = topic.fields
        let readers = FieldReader.allCases.filter { one in fields.contains { $0.readers.contains(one) } }
        let periods = FieldKeeping.allCases.filter { one in fields.contains { $0.kept == one } }
        return """
            <tr><td class="soft"><span>\(phrases("privacy.topic.\(topic.rawValue)"))\(protection(fields, phrases))</span></td>\
            <td data-label="\(phrases("privacy.readers"))"><span>\(phrases.list(readers.map { phrases("privacy.reader.\($0.rawValue)") }))</span></td>\
            <td data-label="\(phrases("privacy.kept"))"><span>\(phrases.list(periods.map { phrases("privacy.kept.\($0.rawValue)") }))</span></td></tr>
            """
    }

    private static func protection(_ fields: [RegisteredFields], _ phrases: Phrases) -> [HTML] {
        [FieldProtection.sealed, .hashed].filter { kind in fields.contains { $0.protection == kind } }.map {
            kind -> HTML in
            " <span class=\"tag tag--accent\">\(phrases("privacy.protection.\(kind.rawValue)"))</span>"
        }
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
            <tr><th scope="row">\(phrases("privacy.purpose.\(fields.purpose.rawValue)"))</th>\
            <td data-label="\(phrases("privacy.columns"))"><span><code>\(fields.table)</code>\
            <span class="hint"><code>\(fields.columns.joined(separator: ", "))</code></span></span></td>\
            <td data-label="\(phrases("privacy.readers"))">\(phrases.list(fields.readers.map { phrases("privacy.reader.\($0.rawValue)") }))</td>\
            <td data-label="\(phrases("privacy.protection"))">\(phrases("privacy.protection.\(fields.protection.rawValue)"))</td>\
            <td data-label="\(phrases("privacy.kept"))">\(phrases("privacy.kept.\(fields.kept.rawValue)"))</td></tr>
            """
        }
        return """
            <section class="card card--table"><details class="more"><summary><h2>\(phrases("privacy.register"))</h2></summary>\
            <table class="table table--close">\
            <thead><tr><th scope="col">\(phrases("privacy.purpose"))</th><th scope="col">\(phrases("privacy.columns"))</th>\
            <th scope="col">\(phrases("privacy.readers"))</th>\
            <th scope="col">\(phrases("privacy.protection"))</th><th scope="col">\(phrases("privacy.kept"))</th></tr></thead><tbody>\(rows)</tbody></table></details></section>
            """
    }
}
