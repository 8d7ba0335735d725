import Mentoring
import Words

/// What each role opens, on the page "who sees what": a row for each role, drawn from the declarations of the routes.
enum RoleTableViews {
    static func table(_ doors: DoorTable, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let everyone = phrases.list(doors.rows.filter(\.isForAll).map { name($0, phrases) })
        let rows = Role.allCases.map { role in row(role, doors.rows.filter { !$0.isForAll }, reader) }
        let heads = ["role", "changes", "reads", "closed"].map { head -> HTML in
            "<th scope=\"col\">\(phrases("privacy.roles.\(head)"))</th>"
        }
        return """
            <section class="card card--table" aria-labelledby="doors"><details class="more"><summary><h2 id="doors">\(phrases("privacy.doors"))</h2></summary>\
            <p>\(phrases("privacy.doors.everyone", ["doors": .text(everyone)]))</p>\
            <table class="table"><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>\
            <p class="confidence">\(phrases("privacy.doors.note"))</p></details></section>
            """
    }

    private static func row(_ role: Role, _ doors: [DoorTable.Row], _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let mine: HTML =
            reader.roles.contains(role)
            ? " <span class=\"tag tag--accent\">\(phrases("privacy.roles.you"))</span>" : .nothing
        func cell(_ head: String, _ use: DoorTable.Use) -> HTML {
            let found = doors.filter { ($0.uses[role] ?? .none) == use }
            return """
                <td data-label="\(phrases("privacy.roles.\(head)"))"\(attribute: "class", found.isEmpty && !(use == .read && DoorTable.readOnHome.contains(role)) ? "soft" : nil)>\
                <span>\(use == .none ? closed(found, of: doors, phrases) : opened(found, role, use, phrases))</span></td>
                """
        }
        return """
            <tr><th scope="row" class="name"><span>\(phrases("privacy.role.\(role.rawValue)"))\(mine)</span>\
            <span class="hint">\(phrases("privacy.role.\(role.rawValue).task"))</span></th>\
            \(cell("changes", .change))\(cell("reads", .read))\(cell("closed", .none))</tr>
            """
    }

    /// What lies behind doors, and what the first page shows to this role alone.
    private static func opened(
        _ doors: [DoorTable.Row], _ role: Role, _ use: DoorTable.Use, _ phrases: Phrases
    ) -> HTML {
        guard use == .read, DoorTable.readOnHome.contains(role) else { return byReach(doors, role, phrases) }
        let own: HTML = "<span class=\"line\">\(phrases("privacy.home.\(role.rawValue)"))</span>"
        return doors.isEmpty ? own : "\(own)\(byReach(doors, role, phrases))"
    }

    /// « pour toute l’organisation : les personnes, les compétences », a paragraph for each reach.
    private static func byReach(_ doors: [DoorTable.Row], _ role: Role, _ phrases: Phrases) -> HTML {
        let lines = DoorTable.Reach.allCases.reversed().compactMap { reach -> HTML? in
            let found = doors.filter { $0.reach(of: role) == reach }
            guard !found.isEmpty else { return nil }
            return """
                <span class="hint">\(phrases("privacy.reach.\(reach.rawValue)"))</span>\
                <span class="line">\(phrases.list(found.map { name($0, phrases) }))</span>
                """
        }
        return lines.isEmpty ? .text(phrases("privacy.roles.nothing")) : .joined(lines)
    }

    private static func closed(_ closed: [DoorTable.Row], of doors: [DoorTable.Row], _ phrases: Phrases) -> HTML {
        if closed.count == doors.count { return .text(phrases("privacy.roles.everything")) }
        return .text(closed.isEmpty ? phrases("privacy.roles.nothing") : phrases.list(closed.map { name($0, phrases) }))
    }

    private static func name(_ row: DoorTable.Row, _ phrases: Phrases) -> String {
        phrases("privacy.door.\(row.door)")
    }
}
