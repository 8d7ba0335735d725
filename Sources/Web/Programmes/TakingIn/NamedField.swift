import Mentoring
import Storage
import Words

/// A person named in a field by name, address or number, or chosen among those of one name.
enum NamedField {
    static func person(_ form: Form, _ field: String, in tx: Transaction) throws -> ID<Person> {
        guard let text = form.filled(field) else { throw Refusal("refusal.required", field: field) }
        if let chosen = ID<Person>(text), try People.exists(chosen, in: tx) { return chosen }
        switch try People.named(text, in: tx) {
        case .one(let id): return id
        case .none: throw Refusal("refusal.named.unknown", field: field, values: ["name": .text(text)])
        case .several: throw Refusal("refusal.named.several", field: field, values: ["name": .text(text)])
        }
    }

    /// The field, or where several have the name that was typed, those to choose from.
    /// - Parameters:
    ///   - people: whom the text may mean; nothing where it was understood or nothing was typed.
    ///   - again: the page with the field empty, to type another name.
    static func html(
        _ field: String, _ label: String, typed: String, among people: [FoundPerson]?, again: Path,
        hint: String? = nil, required: Bool = false, problems: Problems, _ phrases: Phrases
    ) -> HTML {
        guard let people, people.count > 1 || !people.isEmpty && ID<Person>(typed) != nil else {
            return Forms.text(field, label, value: typed, problems: problems, hint: hint, required: required)
        }
        // Nobody knows staff numbers by heart: those of one name are told apart, to choose one.
        let none = [(value: "", label: phrases("named.choose"))]
        let options = people.map { (value: $0.id.text, label: NamedViews.told($0)) }
        return """
            \(Forms.select(field, label, options: none + options, chosen: typed, problems: problems))\
            <p class="hint"><a href="\(again)">\(phrases("named.type_another"))</a></p>
            """
    }
}
