import Mentoring
import Storage

/// What of the review is asked for, as its address says it.
struct ReviewQuery: Sendable {
    var filter = PairFilter()
    var after: PairCursor?
    var selected: PairKey?

    init() {}

    /// The pairs that wait for a manager's eyes.
    static var toReview: ReviewQuery {
        var query = ReviewQuery()
        query.filter.toReview = true
        return query
    }

    init(_ form: Form) {
        filter.search = String(form["q"].prefix(100))
        filter.below = Int(form["below"]).flatMap { (1...100).contains($0) ? $0 : nil }
        filter.department = ID<Department>(form["department"])
        filter.site = ID<Site>(form["site"])
        filter.lockedOnly = form.flag("locked")
        filter.toReview = form.flag("review")
        filter.changedOnly = form.flag("changed")
        filter.liftedOnly = form.flag("lifted")
        after = PairCursor(form["after"])
        selected = PairKey(text: form["pair"])
    }

    /// The same filter at another place.
    func path(_ base: Path, after: PairCursor? = nil, selected: PairKey? = nil) -> Path {
        base.query([
            "q": filter.search, "below": filter.below.map(String.init) ?? "",
            "department": filter.department?.text ?? "",
            "site": filter.site?.text ?? "", "locked": filter.lockedOnly ? "yes" : "",
            "review": filter.toReview ? "yes" : "",
            "changed": filter.changedOnly ? "yes" : "", "lifted": filter.liftedOnly ? "yes" : "",
            "after": after?.text ?? "", "pair": selected?.text ?? "",
        ])
    }
}
