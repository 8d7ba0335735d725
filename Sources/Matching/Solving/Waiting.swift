extension MatchingProblem {
    /// How many places of mentees stay empty at best when pairs below each of these scores are left out.
    public func waiting(atFloors floors: [Int]) throws -> [Int] {
        let flow = try LargestFlow(self)
        let wanted = places.reduce(0, +) - fixed.count
        return floors.map { wanted - flow.filled(max(floor, $0)) }
    }
}
