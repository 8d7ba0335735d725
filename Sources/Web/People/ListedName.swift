/// A name in a list that goes by last names: first and last name in their usual order, the one that sorts set in bold.
func listedName(_ first: String, _ last: String) -> HTML { "<span class=\"name__given\">\(first)</span> \(last)" }

/// A short value as it is known, such as the grade III-2: never cut at its hyphen or between its words.
func unbroken(_ value: String) -> HTML {
    value.count <= 12 && value.contains(where: { "- /".contains($0) })
        ? "<span class=\"nowrap\">\(value)</span>" : "\(value)"
}
