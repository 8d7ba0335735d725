import Mentoring
import Storage
import Words

/// Other lists under way: two at once would tread on each other. One's own are offered to be taken up again or given
/// up, in one notice; those of others are named.
enum OtherImports {
    static func notice(_ others: [StaffImportRecord], _ reader: Reader) -> HTML {
        let own = others.filter { $0.by != nil && $0.by == reader.signedIn?.person }
        let foreign = others.filter { $0.by == nil || $0.by != reader.signedIn?.person }
        return "\(mine(own, reader))\(.joined(foreign.map { theirs($0, reader.phrases) }))"
    }

    private static func theirs(_ other: StaffImportRecord, _ phrases: Phrases) -> HTML {
        let values: [String: WordValue] = ["file": .text(other.fileName), "name": .text(other.byName ?? "Binôme")]
        return """
            <div class="notice notice--attention"><p>\(phrases("import.open.\(other.state.rawValue)", values)) \
            <a href="\(Path.staffImport(other.id))">\(phrases("import.open.look"))</a></p></div>
            """
    }

    private static func mine(_ own: [StaffImportRecord], _ reader: Reader) -> HTML {
        guard !own.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let rows = own.map { one -> HTML in
            let day = phrases.dateTime(milliseconds: one.createdAt.milliseconds, .date)
            let stop = Forms.button(
                .importCancellation(one.id), phrases("import.own.give_up"), reader, style: "button button--small")
            return """
                <li class="row"><div class="row__main"><p class="row__title">\(one.fileName) <span class="soft">\(day)</span></p></div>\
                <div class="row__side buttons"><a class="button button--small" href="\(Path.staffImport(one.id))">\(phrases("import.own.resume"))\
                <span class="hidden-text"> \(one.fileName)</span></a>\(stop)</div></li>
                """
        }
        return """
            <div class="notice notice--info"><p>\(phrases("import.own.title", ["count": .number(own.count)]))</p>\
            <ul class="rows">\(rows)</ul></div>
            """
    }
}
