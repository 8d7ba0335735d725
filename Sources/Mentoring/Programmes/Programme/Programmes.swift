import Foundation
import Matching
package import Storage

/// Programmes: opened from a template or from an earlier one, changed, moved on.
package enum Programmes {
    /// Opens a programme. Whoever opens it becomes its manager.
    ///
    /// - Parameters:
    ///   - rules: the capacities in it are those of the input.
    ///   - template: the key of the template that it begins with.
    ///   - daysAreMeant: whoever types days that are unusual knows it; else they are asked.
    /// - Throws: `Refusal` beside the field.
    @discardableResult
    package static func create(
        _ input: ProgrammeInput, rules: ProgrammeRules, template: String? = nil, daysAreMeant: Bool = true,
        by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<Programme> {
        try open(
            input, rules: rules, template: template, copiedFrom: nil, daysAreMeant: daysAreMeant, by: actor, in: tx,
            at: now)
    }

    /// Opens a programme with the rules, weights and exclusions of an earlier one.
    ///
    /// - Throws: `NotFound` where the actor does not manage the earlier one; `Refusal` beside the field.
    @discardableResult
    package static func copy(
        _ source: ID<Programme>, as input: ProgrammeInput, daysAreMeant: Bool = true, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws -> ID<Programme> {
        try ProgrammeReach.requireWhole(actor, in: source)
        let earlier = try ProgrammeRecord.find(source, for: actor, in: tx)
        let rules = try ProgrammeRules.load(of: source, in: tx)
        let id = try open(
            input, rules: rules, template: earlier.template, copiedFrom: source, daysAreMeant: daysAreMeant, by: actor,
            in: tx, at: now)
        try tx.run(ProgrammeSQL.copyExclusions, id, source)
        return id
    }

    /// Changes what a programme says of itself.
    ///
    /// - Parameter version: that of the page that was read.
    /// - Returns: whether the rule about grades changed with the kind.
    /// - Throws: `NotFound`, `ChangedMeanwhile`, `Refusal` beside the field.
    @discardableResult
    package static func change(
        _ id: ID<Programme>, to input: ProgrammeInput, version: Int, daysAreMeant: Bool = true, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws -> Bool {
        try ProgrammeReach.requireWhole(actor, in: id)
        let before = try ProgrammeRecord.find(id, for: actor, in: tx)
        let input = try checked(input, over: before, in: tx)
        try check(version, of: before, "programme.changed", in: tx)
        guard input != before.input else { return false }
        if !daysAreMeant { try input.checkDays(before: before.input, today: Day(now, in: .gmt)) }
        let changed = try tx.run(
            ProgrammeSQL.change, input.name, input.purpose, input.kind.rawValue, input.formality.rawValue,
            input.startsOn,
            input.endsOn, input.publishesOn, input.mentorCapacity, input.menteeCapacity, input.meetingDays, id,
            before.version)
        guard changed == 1 else { throw ChangedMeanwhile() }
        try setLanguages(input.languages, of: id, in: tx)
        try Audit.write("programme.changed", "programme", id, programme: id, by: actor, in: tx, at: now)
        return try fitRules(of: id, to: input.kind, after: before.input.kind, by: actor, in: tx, at: now)
    }

    private static func fitRules(
        of id: ID<Programme>, to kind: ProgrammeKind, after before: ProgrammeKind, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws -> Bool {
        let rules = try ProgrammeRules.load(of: id, in: tx)
        let fitting = rules.fitting(kind, after: before)
        guard fitting != rules else { return false }
        try tx.run(ProgrammeSQL.setGrades, fitting.gradesAbove, fitting.gradesBelow, now, id)
        try Audit.write("programme.rules_set", "programme", id, programme: id, by: actor, in: tx, at: now)
        return true
    }

    /// Keeps the rules and weights. Capacities are those of the settings and stay as they are.
    ///
    /// - Parameter version: that of the page that was read.
    /// - Throws: `NotFound`, `ChangedMeanwhile`, `Refusal` beside the field.
    package static func setRules(
        _ id: ID<Programme>, to rules: ProgrammeRules, version: Int, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        try ProgrammeReach.requireWhole(actor, in: id)
        let before = try ProgrammeRecord.find(id, for: actor, in: tx)
        try check(version, of: before, "programme.rules_set", in: tx)
        try rules.check()
        guard rules.criteria.points > 0 else {
            throw Refusal("refusal.rules.all_off", field: "weight-competencies")
        }
        let changed = try tx.run(
            ProgrammeSQL.setRules, rules.managementLevels, rules.commonLanguage, rules.otherDepartment, rules.otherSite,
            rules.gradesAbove, rules.gradesBelow, rules.leastScore, now, id, before.version)
        guard changed == 1 else { throw ChangedMeanwhile() }
        try setWeights(rules.weights, of: id, in: tx)
        try Audit.write("programme.rules_set", "programme", id, programme: id, by: actor, in: tx, at: now)
    }

    /// Notes how far a programme is: what is right of this area says so when it begins to match, publishes, ends.
    package static func move(
        _ id: ID<Programme>, to stage: ProgrammeStage, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        guard let row = try tx.row(ProgrammeSQL.find, id) else { throw NotFound() }
        guard try row.text("stage") != stage.rawValue else { return }
        try tx.run(ProgrammeSQL.setStage, stage.rawValue, id)
        try Audit.write("programme.\(stage.rawValue)", "programme", id, programme: id, by: actor, in: tx, at: now)
    }

    // MARK: Parts

    /// A page that was shown at an earlier version may be saved as long as nobody saved the same page since.
    /// - Throws: `ChangedMeanwhile`.
    private static func check(
        _ version: Int, of record: ProgrammeRecord, _ action: String, in tx: Transaction
    ) throws {
        guard record.version != version else { return }
        let since = try changes(of: record, since: version, in: tx)
        guard version < record.version, since.count == record.version - version,
            !since.contains(where: { $0.action == action })
        else { throw ChangedMeanwhile() }
    }

    private static func open(
        _ input: ProgrammeInput, rules: ProgrammeRules, template: String?, copiedFrom: ID<Programme>?,
        daysAreMeant: Bool, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<Programme> {
        let input = try Refusals.gather { refusals in
            let tidy = try refusals.read(else: input) { try checked(input, over: nil, in: tx) }
            if !daysAreMeant { try refusals.check { try tidy.checkDays(before: nil, today: Day(now, in: .gmt)) } }
            return tidy
        }
        let rules = rules.fitting(input.kind, after: nil)
        try rules.check()
        let id = ID<Programme>(at: now)
        try tx.run(
            ProgrammeSQL.add, id, input.name, input.purpose, template, copiedFrom, input.kind.rawValue,
            input.formality.rawValue, input.startsOn, input.endsOn, input.publishesOn, input.mentorCapacity,
            input.menteeCapacity, input.meetingDays, rules.managementLevels, rules.commonLanguage,
            rules.otherDepartment,
            rules.otherSite, rules.gradesAbove, rules.gradesBelow, rules.leastScore, actor.person, now)
        try setLanguages(input.languages, of: id, in: tx)
        try setWeights(rules.weights, of: id, in: tx)
        if let person = actor.person { try ManagerGrants.grant(id, to: person, by: actor, in: tx, at: now) }
        try Audit.write("programme.created", "programme", id, programme: id, by: actor, in: tx, at: now)
        return id
    }

    private static func setLanguages(_ codes: Set<String>, of id: ID<Programme>, in tx: Transaction) throws {
        try tx.run(ProgrammeSQL.dropLanguages, id)
        try tx.insert(ProgrammeSQL.addLanguage, many: codes.sorted().map { [id, $0] })
    }

    private static func setWeights(_ weights: [String: String], of id: ID<Programme>, in tx: Transaction) throws {
        try tx.run(ProgrammeSQL.dropWeights, id)
        try tx.insert(ProgrammeSQL.addWeight, many: weights.sorted { $0.key < $1.key }.map { [id, $0.key, $0.value] })
    }
}
