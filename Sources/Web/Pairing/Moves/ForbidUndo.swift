import Mentoring
import Storage
import Words

/// The way back from setting pairs aside, on the page that says it was done: allowing them again.
enum ForbidUndo {
    private static let parameter = "undo"
    /// Pairs that an address carries; more are allowed again in the list of what was decided.
    private static let most = 10

    static func offering(_ order: PairOrder, _ keys: [PairKey], on path: Path) -> Path {
        guard order == .forbid, (1...most).contains(keys.count) else { return path }
        return path.carrying(parameter, keys.map(\.text).joined(separator: ","))
    }

    /// The button, as long as the page says what was done.
    static func html(_ request: PageRequest, _ record: RunRecord) -> HTML {
        guard record.state == .done, let done = Done(request.query[Done.parameter], at: request.now),
            done.keys.contains("done.pairs.\(PairOrder.forbid.rawValue)")
        else { return .nothing }
        let keys = request.query[parameter].split(separator: ",").compactMap { PairKey(text: String($0)) }
        if keys.isEmpty || keys.count > most { return .nothing }
        let pairs = keys.map { key -> HTML in "<input type=\"hidden\" name=\"pair\" value=\"\(key.text)\">" }
        let form = Forms.post(
            RunPaths(record).decisions, request.reader, class: "inline-form",
            """
            \(pairs)<input type="hidden" name="do" value="\(PairOrder.allow.rawValue)">\
            <input type="hidden" name="version" value="\(String(record.version))">\
            <button class="button button--small">\(request.phrases("pairing.undo_forbid", ["count": .number(keys.count)]))</button>
            """)
        return "<div class=\"buttons\">\(form)</div>"
    }
}
