import Mentoring
import Words

/// Buttons, fields, and what the product says back.
enum DesignControls {
    static func controls(_ phrases: Phrases) -> HTML {
        let word = phrases("design.button")
        return """
            <div class="card"><div class="buttons"><button type="button" class="button button--primary">\(word)</button>\
            <button type="button" class="button">\(word)</button><button type="button" class="button button--danger">\(word)</button>\
            <button type="button" class="button button--small">\(word)</button>\
            <button type="button" class="button" disabled>\(word)</button><button type="button" class="link">\(word)</button>\
            <button type="button" class="link link--danger">\(word)</button></div>
            <p><span class="tag">\(phrases("design.tag"))</span> <span class="tag tag--accent">\(phrases("design.tag"))</span> \
            <span class="tag tag--attention">\(phrases("design.tag"))</span> <span class="tag tag--refused">\(phrases("design.tag"))</span></p>
            <button type="button" class="button" popovertarget="popover">\(phrases("design.popover.open"))</button>
            <div class="popover" id="popover" popover><p>\(phrases("design.popover"))</p></div>
            <dialog class="dialog" id="dialog"><h2>\(phrases("design.dialog"))</h2><p>\(phrases("design.popover"))</p></dialog>
            <form class="inline-form" method="get" action="\(Path.design)"><button class="button">\(word)</button>\
            <span class="nowrap">\(phrases("design.inline"))</span></form>
            <p class="no-script">\(phrases("design.no_script"))</p>
            <details class="more"><summary>\(phrases("design.more"))</summary><p>\(phrases("design.type.text"))</p></details></div>
            """
    }

    static func forms(_ phrases: Phrases) -> HTML {
        let problems = Problems(sentence: phrases("design.field.error"), field: "refused")
        let rhythm = [("a", phrases("design.choice.one")), ("b", phrases("design.choice.two"))].map {
            (value: $0.0, label: $0.1)
        }
        return """
            <div class="card"><div class="form">\(Forms.summary(problems, phrases))
            <div class="form__row">\(Forms.text("plain", phrases("design.field"), value: "", hint: phrases("design.field.hint")))\
            \(Forms.text("refused", phrases("design.field"), value: phrases("design.field.value"), problems: problems))</div>
            <p class="readers">\(phrases("design.readers"))</p>
            \(Forms.area("long", phrases("design.area"), value: "", rows: 2))
            \(Forms.select("choice", phrases("design.select"), options: rhythm, chosen: "a"))
            \(Forms.radios("radios", phrases("design.radios"), options: rhythm, chosen: "b"))
            \(Forms.check("check", phrases("design.check"), checked: true, hint: phrases("design.check.hint")))
            <fieldset class="group"><legend>\(phrases("design.group"))</legend>\
            <fieldset class="field choices"><legend>\(phrases("design.radios")) <span class="optional">\(phrases("design.optional"))</span></legend>\
            \(Forms.check("one", phrases("design.choice.one"), checked: false))\(Forms.check("two", phrases("design.choice.two"), checked: true))</fieldset></fieldset>
            <label class="drop"><span class="drop__title">\(phrases("design.drop"))</span>\
            <span class="hint">\(phrases("design.drop.hint"))</span><input type="file" name="file"></label>
            <div class="form__actions"><button type="button" class="button button--primary">\(phrases("design.button"))</button></div></div></div>
            """
    }

    static func notices(_ phrases: Phrases) -> HTML {
        let kinds: [HTML] = ["info", "success", "attention", "refused"].map { kind -> HTML in
            "<div class=\"notice notice--\(kind)\"><p>\(phrases("design.notice.\(kind)"))</p></div>"
        }
        let steps: HTML = """
            <ol class="steps"><li class="is-done">\(phrases("design.step.one"))</li><li aria-current="step">\
            \(phrases("design.step.two"))</li><li>\(phrases("design.step.three"))</li></ol>
            """
        return """
            \(kinds)<div class="aside-note"><p>\(phrases("design.aside"))</p></div>\(steps)
            <div class="grid"><section class="card"><h3><a class="heading-link" href="#notices">\(phrases("design.row.title"))</a></h3>\
            <p>\(phrases("design.type.text"))</p></section><section class="card"><h3>\(phrases("design.row.title"))</h3>\
            <p>\(phrases("design.type.text"))</p></section></div>
            <div class="card"><div class="empty"><p class="empty__title">\(phrases("design.empty"))</p>\
            <p>\(phrases("design.empty.note"))</p><a class="button" href="#notices">\(phrases("design.button"))</a></div></div>
            """
    }
}
