package import Storage

/// Grades: found by name, or made; put in order; two spellings of one brought together.
package enum Grades {
    /// In their order, those without a rank last.
    package static func all(in tx: Transaction) throws -> [GradeRecord] {
        try tx.rows(PlaceSQL.grades).map { row in
            GradeRecord(id: try row.id("id"), name: try row.text("name"), rank: try row.optionalInteger("rank"))
        }
    }

    package static func named(_ name: String, in tx: Transaction, at now: Instant) throws -> ID<Grade> {
        if let row = try tx.row(PlaceSQL.gradeByKey, folded(name)) { return try row.id("id") }
        let id = ID<Grade>(at: now)
        try tx.run(PlaceSQL.addGrade, id, name, folded(name))
        return id
    }

    package static func name(_ id: ID<Grade>?, in tx: Transaction) throws -> String? {
        guard let id else { return nil }
        guard let row = try tx.row(PlaceSQL.grade, id) else {
            throw Refusal("refusal.person.grade_unknown", field: "grade")
        }
        return try row.text("name")
    }

    package static func counts(in tx: Transaction) throws -> [ID<Grade>: Int] {
        var counts: [ID<Grade>: Int] = [:]
        for row in try tx.rows(PlaceSQL.gradeCounts) { counts[try row.id("id")] = try row.integer("people") }
        return counts
    }

    /// Puts the grades in order, the lowest first. Two of the same rank are peers; those not named have none any more.
    package static func rank(_ ranks: [ID<Grade>: Int], by actor: Actor, in tx: Transaction, at now: Instant) throws {
        let grades = try all(in: tx)
        guard Set(ranks.keys).isSubset(of: grades.map(\.id)) else { throw ChangedMeanwhile() }
        for rank in ranks.values where !(0...999).contains(rank) {
            throw Refusal("refusal.number_between", values: ["least": .number(0), "most": .number(999)])
        }
        for grade in grades where grade.rank != ranks[grade.id] {
            try tx.run(PlaceSQL.setRank, ranks[grade.id], grade.id)
        }
        try Audit.write("grades.ranked", "grade", ID<Grade>?.none, by: actor, in: tx, at: now)
    }

    /// Two spellings of one grade: everybody of the first gets the second, and the first is gone. Staff lists may go on
    /// writing either.
    package static func merge(
        _ grade: ID<Grade>, into other: ID<Grade>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        guard grade != other else { throw Refusal("refusal.grade.itself", field: "into") }
        guard let from = try name(grade, in: tx), try name(other, in: tx) != nil else { throw NotFound() }
        try tx.run(PlaceSQL.moveGrade, other, grade)
        try tx.run(PlaceSQL.moveGradeSpellings, other, grade)
        try tx.run(PlaceSQL.addGradeSpelling, folded(from), from, other)
        try tx.run(PlaceSQL.dropGrade, grade)
        try Audit.write("grade.merged", "grade", other, by: actor, in: tx, at: now)
    }
}
