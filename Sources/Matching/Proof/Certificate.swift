/// Prices that prove an assignment to be the best there is.
///
/// Every place of a person has that person's price, and a pair is covered when the prices of its two people together
/// reach `score + bonus`. Whatever pairs are chosen, they cannot be worth more than all places at their prices plus what
/// single pairs exceed them by; when the assignment is worth exactly that, nothing is worth more. As `bonus` is larger
/// than the total, no scores outweigh a place. `CertificateCheck` verifies it in one pass.
public struct Certificate: Hashable, Sendable {
    /// What one more place filled is worth.
    public var bonus: Int
    /// Price of a place of each mentee, at least 0.
    public var mentees: [Int]
    /// Price of a place of each mentor, at least 0.
    public var mentors: [Int]
    /// For `fair`: the worst score; the prices are about pairs of at least this.
    public var floor: Int?
    /// For `fair`: why no better floor exists.
    public var cover: Cover?
    /// For `fair`: why no more places can be filled, whatever the floor: people who together touch every pair and have
    /// as many places as were filled. Where it is missing, the check counts anew.
    public var most: Cover?

    /// Prices by index, and for `fair` the floor with its covers.
    public init(
        bonus: Int, mentees: [Int], mentors: [Int], floor: Int? = nil, cover: Cover? = nil, most: Cover? = nil
    ) {
        self.bonus = bonus
        self.mentees = mentees
        self.mentors = mentors
        self.floor = floor
        self.cover = cover
        self.most = most
    }
}

/// People who together touch every pair (above the floor), and whose places are all that such pairs can fill.
///
/// Where both a mentee and a mentor have several places, single pairs may have to be named too: each counts as one place.
public struct Cover: Hashable, Sendable {
    /// Indices of mentees, rising.
    public var mentees: [Int]
    /// Indices of mentors, rising.
    public var mentors: [Int]
    /// Single pairs above the floor that touch none of these people; usually none.
    public var pairs: [Pair]

    /// People by index, and single pairs.
    public init(mentees: [Int], mentors: [Int], pairs: [Pair] = []) {
        self.mentees = mentees
        self.mentors = mentors
        self.pairs = pairs
    }
}
