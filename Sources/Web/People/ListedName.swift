/// A name in a list that goes by last names: first and last name in their usual order, the one that sorts set in bold.
func listedName(_ first: String, _ last: String) -> HTML { "<span class=\"name__given\">\(first)</span> \(last)" }
