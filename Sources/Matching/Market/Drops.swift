/// How far the prices of one side have fallen since the lists were made: a list's gap less that bounds the gap now.
///
/// A few people whose price fell far would spoil the bound of everybody, so the worst are kept by name: who reads a list
/// that does not hold all looks at the pairs with those people as well.
struct Drops: Sendable {
    private static let named = 16

    /// How far any price fell.
    private(set) var most = 0
    /// How far any price fell but those of `fallen`.
    private(set) var others = 0
    /// Those whose prices fell furthest.
    private(set) var fallen: [(node: Int32, drop: Int)] = []

    @inline(__always)
    mutating func note(_ node: Int, _ drop: Int) {
        if drop > others { keep(node, drop) }
    }

    private mutating func keep(_ node: Int, _ drop: Int) {
        most = max(most, drop)
        if let place = fallen.firstIndex(where: { $0.node == Int32(node) }) {
            fallen[place].drop = max(fallen[place].drop, drop)
            return
        }
        if fallen.count < Drops.named {
            fallen.append((Int32(node), drop))
            return
        }
        var least = 0
        for place in fallen.indices where fallen[place].drop < fallen[least].drop { least = place }
        if drop > fallen[least].drop {
            others = max(others, fallen[least].drop)
            fallen[least] = (Int32(node), drop)
        } else {
            others = max(others, drop)
        }
    }
}
