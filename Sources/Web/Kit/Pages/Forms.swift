package import Words

/// Forms and fields: every form carries its token, every field its label, its hint (who reads it) and, when refused,
/// what is wrong beside it.
package enum Forms {
    /// The hidden proof that a form is ours.
    package static func token(_ reader: Reader) -> HTML {
        "<input type=\"hidden\" name=\"form_token\" value=\"\(reader.formToken)\">"
    }

    /// A form that posts. `upload` where it carries a file; `saysAll` where it is long: a browser would hold it back and
    /// tell of one field at a time, we tell of all at once.
    package static func post(
        _ action: Path, _ reader: Reader, upload: Bool = false, saysAll: Bool = false, class name: String = "form",
        _ content: HTML
    ) -> HTML {
        """
        <form method="post" action="\(action)" class="\(name)"\(attribute: "enctype", upload ? "multipart/form-data" : nil)\
        \(flag: "novalidate", saysAll)>\(token(reader))\(content)</form>
        """
    }

    /// One button that posts: `values` go with it hidden.
    package static func button(
        _ action: Path, _ label: String, _ reader: Reader, style: String = "button",
        values: KeyValuePairs<String, String> = [:]
    ) -> HTML {
        let hidden = values.map { name, value -> HTML in "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
        return post(action, reader, class: "inline-form", "\(hidden)<button class=\"\(style)\">\(label)</button>")
    }

    /// A form that is a page of its own: one card, as wide as the form.
    package static func card(
        _ action: Path, _ reader: Reader, upload: Bool = false, saysAll: Bool = false, _ content: HTML
    ) -> HTML {
        "<section class=\"card card--form\">\(post(action, reader, upload: upload, saysAll: saysAll, content))</section>"
    }

    /// What the bar of a bulk choice says: see select.js.
    package static func selecting(_ phrases: Phrases) -> HTML {
        " data-select=\"\(phrases.pattern("select.many", ["n"]))\" data-select-one=\"\(phrases("select.one"))\""
    }

    /// What a whole form was refused for; links to the fields, whose names are put before by refused.js.
    package static func summary(_ problems: Problems, _ phrases: Phrases) -> HTML {
        guard !problems.isEmpty else { return .nothing }
        let items = problems.all.map { problem -> HTML in
            guard let field = problem.field else { return "<li>\(problem.sentence)</li>" }
            return "<li><a href=\"#field-\(field)\">\(problem.sentence)</a></li>"
        }
        return """
            <div class="error-summary" role="alert" tabindex="-1" data-named="\(phrases.pattern("form.named", ["label", "sentence"]))"><p>\(phrases("form.refused", ["count": .number(items.count)]))</p><ul>\(items)</ul></div>
            """
    }

    /// A line of text: name, address, date, number…
    package static func text(
        _ name: String, _ label: String, value: String, problems: Problems = .none, type: String = "text",
        hint: String? = nil, autocomplete: String? = nil, required: Bool = false, extra: HTML = .nothing
    ) -> HTML {
        field(name, label, problems: problems, hint: hint) { described in
            """
            <input id="field-\(name)" name="\(name)" type="\(type)" value="\(value)"\(attribute: "autocomplete", autocomplete)\
            \(flag: "required", required)\(attribute: "aria-describedby", described)\
            \(attribute: "aria-invalid", problems[name] == nil ? nil : "true")\(extra)>
            """
        }
    }

    /// Several lines.
    package static func area(
        _ name: String, _ label: String, value: String, problems: Problems = .none, hint: String? = nil, rows: Int = 4,
        required: Bool = false
    ) -> HTML {
        field(name, label, problems: problems, hint: hint) { described in
            """
            <textarea id="field-\(name)" name="\(name)" rows="\(max(rows, lines(of: value)))"\(flag: "required", required)\(attribute: "aria-describedby", described)\
            \(attribute: "aria-invalid", problems[name] == nil ? nil : "true")>\n\(value)</textarea>
            """
        }
    }

    /// About the lines that a text takes, up to ten: what is written is not cut where browsers do not fit a field to it.
    private static func lines(of text: String) -> Int {
        min(10, text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + 1 + $1.count / 44 })
    }

    /// A choice in a list.
    package static func select(
        _ name: String, _ label: String, options: [(value: String, label: String)], chosen: String,
        problems: Problems = .none, hint: String? = nil
    ) -> HTML {
        select(name, label, items: Forms.options(options, chosen: chosen), problems: problems, hint: hint)
    }

    /// The entries of a choice in a list.
    static func options(_ options: [(value: String, label: String)], chosen: String) -> HTML {
        .joined(
            options.map { option -> HTML in
                "<option value=\"\(option.value)\"\(flag: "selected", option.value == chosen)>\(option.label)</option>"
            })
    }

    /// A choice in a list whose entries are put together already.
    static func select(
        _ name: String, _ label: String, items: HTML, problems: Problems = .none, hint: String? = nil
    ) -> HTML {
        field(name, label, problems: problems, hint: hint) { described in
            """
            <select id="field-\(name)" name="\(name)"\(attribute: "aria-describedby", described)\
            \(attribute: "aria-invalid", problems[name] == nil ? nil : "true")>\(items)</select>
            """
        }
    }

    /// A box to tick.
    package static func check(
        _ name: String, _ label: String, checked: Bool, value: String = "yes", hint: String? = nil
    ) -> HTML {
        let note: HTML = hint.map { text -> HTML in "<span class=\"hint\">\(text)</span>" } ?? ""
        return """
            <label class="check"><input type="checkbox" name="\(name)" value="\(value)"\(flag: "checked", checked)>\
            <span>\(label)\(note)</span></label>
            """
    }

    /// Several of a few, one below the other.
    package static func checks(
        _ name: String, _ label: String, _ boxes: [HTML], problems: Problems = .none, hint: String? = nil
    ) -> HTML {
        let note: HTML = hint.map { text -> HTML in "<p class=\"hint\">\(text)</p>" } ?? ""
        let error: HTML =
            problems[name].map { text -> HTML in "<p class=\"field__error\" id=\"error-\(name)\">\(text)</p>" } ?? ""
        return """
            <fieldset class="field choices" id="field-\(name)"><legend>\(label)</legend>\(note)\(boxes)\(error)</fieldset>
            """
    }

    /// One of a few, side by side.
    package static func radios(
        _ name: String, _ label: String, options: [(value: String, label: String)], chosen: String,
        problems: Problems = .none, hint: String? = nil, required: Bool = false
    ) -> HTML {
        let items = options.map { option -> HTML in
            """
            <label><input type="radio" name="\(name)" value="\(option.value)"\(flag: "checked", option.value == chosen)\(flag: "required", required)>\
            <span>\(option.label)</span></label>
            """
        }
        let note: HTML = hint.map { text -> HTML in "<p class=\"hint\">\(text)</p>" } ?? ""
        let error: HTML =
            problems[name].map { text -> HTML in "<p class=\"field__error\" id=\"error-\(name)\">\(text)</p>" } ?? ""
        return """
            <fieldset class="field segmented" id="field-\(name)"><legend>\(label)</legend>\(note)\
            <div class="segmented__options">\(items)</div>\(error)</fieldset>
            """
    }

    private static func field(
        _ name: String, _ label: String, problems: Problems, hint: String?, _ control: (String?) -> HTML
    ) -> HTML {
        var described: [String] = []
        if hint != nil { described.append("hint-\(name)") }
        if problems[name] != nil { described.append("error-\(name)") }
        let note: HTML = hint.map { text -> HTML in "<p class=\"hint\" id=\"hint-\(name)\">\(text)</p>" } ?? ""
        let error: HTML =
            problems[name].map { text -> HTML in "<p class=\"field__error\" id=\"error-\(name)\">\(text)</p>" } ?? ""
        return """
            <div class="field"><label for="field-\(name)">\(label)</label>\(note)\
            \(control(described.isEmpty ? nil : described.joined(separator: " ")))\(error)</div>
            """
    }
}
