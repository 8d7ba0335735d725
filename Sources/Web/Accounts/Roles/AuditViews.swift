import Mentoring
import Storage
import Tables
import Words

/// The page of the audit trail.
enum AuditViews {
    static func page(
        _ lines: [AuditTrail.Line], _ query: AuditQuery, length: Int, backwards: Bool, isFirst: Bool, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let shown = backwards ? Array(lines.suffix(length)) : Array(lines.prefix(length))
        let hasMore = lines.count > length
        let newer: Path? =
            backwards
            ? (hasMore ? shown.first : nil).map { after($0, query) }
            : isFirst ? nil : shown.first.map { after($0, query) }
        let older: Path? =
            backwards || hasMore ? shown.last.map { query.path(.audit).query(["before": $0.id.text]) } : nil
        let pager: HTML =
            newer == nil && older == nil
            ? .nothing
            : """
            <nav class="pager" aria-label="\(phrases("audit.pages"))">\
            \(newer.map { path -> HTML in "<a rel=\"prev\" href=\"\(path)\">\(phrases("audit.newer"))</a>" })\
            \(older.map { path -> HTML in "<a rel=\"next\" href=\"\(path)\">\(phrases("audit.older"))</a>" })</nav>
            """
        let content: HTML =
            shown.isEmpty
            ? "<div class=\"empty\"><p class=\"empty__title\">\(phrases("audit.nothing"))</p><p><a class=\"button\" href=\"\(Path.audit)\">\(phrases("audit.everything"))</a></p></div>"
            : table(shown, phrases)
        return Page(
            title: phrases("audit.title"), lead: phrases("audit.lead"), trail: RoleViews.trail(phrases),
            section: .settings,
            body: """
                \(filters(query, phrases))<p class="confidence">\(phrases("audit.filter.readers"))</p>
                <div id="results" data-results><section class="card card--table" aria-labelledby="audit"><div class="card__head"><h2 id="audit">\(phrases("audit.name"))</h2>
                <span class="card__links">\(ExportLinks.html(query.path(.auditExport), phrases))</span></div>\(content)\(pager)</section></div>
                """)
    }

    private static func after(_ line: AuditTrail.Line, _ query: AuditQuery) -> Path {
        query.path(.audit).query(["after": line.id.text])
    }

    private static func filters(_ query: AuditQuery, _ phrases: Phrases) -> HTML {
        let kinds =
            [(value: "", label: phrases("audit.kind.all"))]
            + AuditQuery.kinds.map { (value: $0, label: phrases("audit.kind.\($0)")) }
        return """
            <form class="filters" method="get" action="\(Path.audit)" role="search" data-live="results">
            <div class="filters__search field"><label for="field-q">\(phrases("audit.filter.who"))</label>\
            <input id="field-q" type="search" name="q" value="\(query.name)" autocomplete="off"></div>
            \(Forms.select("kind", phrases("audit.what"), options: kinds, chosen: query.kind))
            \(Forms.text("from", phrases("audit.filter.from"), value: query.from, type: "date"))
            \(Forms.text("until", phrases("audit.filter.until"), value: query.until, type: "date"))
            <button class="button">\(phrases("audit.filter.search"))</button></form>
            """
    }

    private static let hour: Int64 = 3_600_000

    /// Lines in a row that read the same, within an hour, stand as one, with how many they are; the file keeps each.
    private static func grouped(
        _ lines: [AuditTrail.Line], _ phrases: Phrases
    ) -> [(line: AuditTrail.Line, count: Int)] {
        func words(_ line: AuditTrail.Line) -> [String] {
            [AuditWords.who(line, phrases), AuditWords.what(line, phrases), AuditWords.whom(line, phrases)]
        }
        return lines.reduce(into: []) { groups, line in
            if let last = groups.last, last.line.at.milliseconds - line.at.milliseconds < hour,
                words(last.line) == words(line)
            {
                groups[groups.count - 1].count += 1
            } else {
                groups.append((line, 1))
            }
        }
    }

    private static func table(_ lines: [AuditTrail.Line], _ phrases: Phrases) -> HTML {
        let rows = grouped(lines, phrases).map { line, count -> HTML in
            let times: HTML =
                count > 1
                ? " <span class=\"tag\">\(phrases("audit.times", ["count": .number(count)]))</span>" : .nothing
            return """
                <tr><td class="nowrap soft">\(phrases.dateTime(milliseconds: line.at.milliseconds, .short))</td>\
                <th scope="row" class="name">\(AuditWords.who(line, phrases))</th>\
                <td class="beside">\(AuditWords.what(line, phrases))\(times)</td>\
                <td class="beside">\(AuditWords.whom(line, phrases))</td></tr>
                """
        }
        let heads = AuditWords.headings(phrases).prefix(4).map { heading -> HTML in "<th scope=\"col\">\(heading)</th>"
        }
        return """
            <table class="table table--close"><thead><tr>\(Array(heads))</tr></thead><tbody>\(rows)</tbody></table>
            """
    }
}

/// A line of the audit trail in words.
enum AuditWords {
    static func headings(_ phrases: Phrases) -> [String] {
        ["when", "who", "what", "whom", "id"].map { phrases("audit.\($0)") }
    }

    /// The identifier stands in the file only, for whoever must match it with another.
    static func cells(_ line: AuditTrail.Line, _ phrases: Phrases) -> [TableValue] {
        let local = phrases.local(line.at.milliseconds)
        let two: (Int) -> String = { $0 < 10 ? "0\($0)" : String($0) }
        return [
            .text(
                "\(local.day.year)-\(two(local.day.month))-\(two(local.day.day)) \(two(local.hour)):\(two(local.minute))"
            ), .text(who(line, phrases)), .text(what(line, phrases)), .text(whom(line, phrases)),
            line.subjectID.map { .text($0) } ?? .empty,
        ]
    }

    static func who(_ line: AuditTrail.Line, _ phrases: Phrases) -> String {
        line.actor ?? (line.actorID == nil ? phrases("audit.product") : phrases("audit.erased"))
    }

    /// An action that has no words yet is shown as it is written.
    static func what(_ line: AuditTrail.Line, _ phrases: Phrases) -> String {
        let key = "audit.\(line.action)"
        return phrases.catalogue.keys.contains(key) ? phrases(key, ["count": 1]) : line.action
    }

    static func whom(_ line: AuditTrail.Line, _ phrases: Phrases) -> String {
        // What somebody did to their own account names them already.
        let isOneself = line.subjectID != nil && line.subjectID == line.actorID?.text
        return [isOneself ? nil : subject(line.subject, phrases), line.programme].compactMap { $0 }.joined(
            separator: " – ")
    }

    private static func subject(_ subject: AuditTrail.Subject, _ phrases: Phrases) -> String? {
        switch subject {
        case .named(let name): return name
        case .competency(let name): return name.text(in: phrases.language.rawValue)
        case .pair(let mentee, let mentor):
            return phrases("audit.subject.pair", ["mentee": .text(mentee), "mentor": .text(mentor)])
        case .participant: return phrases("audit.subject.participant")
        case .staffList(let file, let new, let changed, let missing):
            let counts: [(String, Int?)] = [("new", new), ("changed", changed), ("missing", missing)]
            let told = counts.compactMap { key, count in
                count.flatMap { $0 > 0 ? phrases("audit.list.\(key)", ["count": .number($0)]) : nil }
            }
            return told.isEmpty ? file : phrases("audit.list", ["file": .text(file), "list": .list(told)])
        case .pairing(let asked, let matched):
            let run = phrases(
                "audit.pairing", ["day": .text(phrases.date(milliseconds: asked.milliseconds, .dayMonth))])
            return matched.map { "\(run) (\(phrases("audit.pairs_count", ["count": .number($0)])))" } ?? run
        case .kind(let kind):
            let key = "audit.subject.\(kind)"
            return phrases.catalogue.keys.contains(key) ? phrases(key) : nil
        case .none: return nil
        }
    }
}
