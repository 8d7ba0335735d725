import Words

/// A stretch of a list that is read whole and shown so many rows at a time.
package struct Paging: Sendable {
    let start: Int
    let size: Int
    let count: Int

    /// - Parameter form: says in `from` after how many rows the stretch begins.
    init(_ form: Form, size: Int, of count: Int) {
        self.size = size
        self.count = count
        let asked = min(max(0, Int(form["from"]) ?? 0), 1_000_000)
        // Beyond the end there would be nothing, not even a way back.
        start = asked < count ? asked : 0
    }

    func rows<Element>(of all: [Element]) -> ArraySlice<Element> { all.dropFirst(start).prefix(size) }

    /// - Parameter path: the page that begins after so many rows.
    func pager(_ phrases: Phrases, _ path: (Int) -> Path) -> HTML {
        guard count > size else { return .nothing }
        let back: HTML =
            start == 0
            ? .nothing
            : "<a rel=\"prev\" href=\"\(path(max(0, start - size)))\">‹ \(phrases("layout.pager.previous"))</a>"
        let on: HTML =
            start + size >= count
            ? .nothing : "<a rel=\"next\" href=\"\(path(start + size))\">\(phrases("layout.pager.next")) ›</a>"
        let place = phrases(
            "layout.pager.where",
            ["first": .number(start + 1), "last": .number(min(count, start + size)), "count": .number(count)])
        return """
            <nav class="pager" aria-label="\(phrases("layout.pager"))">\(back)<span class="pager__where">\(place)</span>\(on)</nav>
            """
    }
}
