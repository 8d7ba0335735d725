import Mentoring
import Words

/// Lists, tables and ways to find something in them.
enum DesignLists {
    static func lists(_ phrases: Phrases) -> HTML {
        let day = phrases.date("2026-12-01")
        return """
            <div class="columns columns--even"><section class="card"><h3>\(phrases("design.tasks"))</h3><ul class="tasks">
            <li class="task"><span class="tag tag--attention task__kind">\(phrases("design.task.kind"))</span><div class="task__text">\
            <p><strong>\(phrases("design.task.title"))</strong></p><p class="task__note">\(phrases("design.task.note"))</p></div>\
            <a class="button button--small task__action" href="#lists">\(phrases("design.button"))</a></li></ul>
            <p class="confidence">\(phrases("design.confidence"))</p></section>
            <section class="card card--attention"><h3>\(phrases("design.rows"))</h3><ul class="rows"><li class="row"><div class="row__main">\
            <p class="row__title"><a href="#lists">\(phrases("design.row.title"))</a></p><p class="row__note">\(phrases("design.task.note"))</p>\
            <progress class="progress" value="60" max="100" aria-label="\(phrases("design.progress"))">60</progress></div>\
            <div class="row__side"><p>\(phrases("design.tag"))</p><p class="row__note">\(day)</p></div></li></ul></section>
            <section class="card"><h3>\(phrases("design.facts"))</h3><dl class="facts facts--figures">
            <div><dt>\(phrases("design.fact"))</dt><dd>\(phrases.number(12480))</dd></div>
            <div><dt>\(phrases("design.fact"))</dt><dd>\(phrases.percent(0.5))</dd></div></dl>
            <dl class="facts"><div><dt>\(phrases("design.fact"))</dt><dd>\(phrases("design.type.text"))</dd></div></dl>
            <dl class="facts facts--stacked"><div><dt>\(phrases("design.fact"))</dt><dd>\(phrases("design.type.text"))</dd></div></dl></section>
            <section class="card"><h3>\(phrases("design.timeline"))</h3><ol class="timeline"><li class="is-attention">\
            <span class="timeline__when">\(day)</span><p>\(phrases("design.task.title"))</p></li><li><span class="timeline__when">\(day)</span>\
            <p>\(phrases("design.task.note"))</p></li></ol><p><span class="scale" aria-hidden="true"><i class="is-on"></i><i class="is-on"></i><i></i><i></i><i></i></span></p>\
            <ul class="plain"><li>\(phrases("design.choice.one"))</li>\
            <li>\(phrases("design.choice.two"))</li></ul>\
            <ul class="names"><li>Léa Marchand</li><li>Thomas Weber</li></ul></section></div>
            """
    }

    static func table(_ phrases: Phrases) -> HTML {
        let numbers = [("Léa Marchand", "Thomas Weber", 94), ("Paul Girard", "Nadia Haddad", 58)]
        let rows = numbers.enumerated().map { index, row -> HTML in
            """
            <tr class="row-link"\(attribute: "aria-current", index == 1 ? "true" : nil)><td class="choose"><input type="checkbox" \
            aria-label="\(row.0)"></td><th scope="row" class="name"><a class="row-link__target" href="#tables">\(row.0)</a></th>\
            <td data-label="\(phrases("design.column.mentor"))">\(row.1)</td>\
            <td class="number" data-label="\(phrases("design.column.score"))">\(phrases.number(row.2))</td>\
            <td class="soft" data-label="\(phrases("design.column.state"))"><span class="tag tag--attention">\(phrases("design.tag"))</span></td>\
            <td class="actions"><button type="button" class="button button--small">\(phrases("design.button"))</button></td></tr>
            """
        }
        return """
            <section class="card card--table"><div class="card__head"><h3>\(phrases("design.part.tables"))</h3><span class="card__note">\
            \(phrases("design.table.note"))</span><span class="card__links"><a href="#tables">CSV</a></span></div>
            <table class="table table--sticky"><thead><tr><th scope="col"><span class="hidden-text">\(phrases("design.column.choose"))</span></th>\
            <th scope="col">\(phrases("design.column.mentee"))</th><th scope="col">\(phrases("design.column.mentor"))</th>\
            <th scope="col" class="number">\(phrases("design.column.score"))</th><th scope="col">\(phrases("design.column.state"))</th>\
            <th scope="col"><span class="hidden-text">\(phrases("design.column.action"))</span></th></tr></thead><tbody>\(rows)</tbody></table>
            <div class="bulk"><span class="bulk__count">\(phrases("design.bulk"))</span>\
            <button type="button" class="button button--small">\(phrases("design.button"))</button></div>
            <div class="card__foot">\(phrases("design.confidence"))</div></section>
            <table class="table table--narrow table--close"><thead><tr><th scope="col">\(phrases("design.column.mentor"))</th>\
            <th scope="col" class="number">\(phrases("design.column.score"))</th></tr></thead><tbody><tr><th scope="row">Thomas Weber</th>\
            <td class="number">\(phrases.number(94))</td></tr></tbody></table>
            <table class="table"><tbody><tr><th scope="row" class="name">\(listedName("Thomas", "Weber"))<span class="hint">\(phrases("design.type.small"))</span>\
            <span class="line">Lyon</span></th><td class="beside">\(phrases("design.column.mentor"))</td>\
            <td class="beside">Lyon</td><td class="number beside" data-label="\(phrases("design.column.score"))">\(phrases.number(94))</td></tr></tbody></table>
            <div class="scroller" tabindex="0" role="group" aria-label="\(phrases("design.table.wide"))"><table class="table table--wide table--close">\
            <tbody><tr><th scope="row">\(phrases("design.table.wide"))</th><td>\(phrases("design.type.text"))</td>\
            <td>\(phrases("design.type.lead"))</td></tr></tbody></table></div>
            """
    }

    static func finding(_ phrases: Phrases) -> HTML {
        """
        <form class="filters" method="get" action="\(Path.design)" role="search"><div class="filters__search">\
        <label for="search">\(phrases("design.search"))</label><input id="search" name="q" type="search"></div><button class="button">\(phrases("design.search"))</button>\
        <details class="filters__more"><summary>\(phrases("design.filters"))</summary><div class="filters__fields">\
        \(Forms.text("filter", phrases("design.field"), value: ""))</div></details></form>
        <ul class="chosen"><li><a class="tag" href="#finding">\(phrases("design.tag")) ×</a></li></ul>
        <div><nav class="tabs" aria-label="\(phrases("design.tag"))"><ul><li><a href="#finding" aria-current="true">\(phrases("design.tag"))</a></li></ul></nav>
        <nav class="tabs tabs--within" aria-label="\(phrases("design.field"))"><ul><li><a href="#finding" aria-current="page">\(phrases("design.field"))</a></li></ul></nav></div>
        <nav class="pager" aria-label="\(phrases("design.pager"))"><a rel="prev" href="#finding">\(phrases("design.pager.previous"))</a>\
        <span class="pager__where">\(phrases("design.pager.where"))</span><a rel="next" href="#finding">\(phrases("design.pager.next"))</a></nav>
        """
    }
}
