import Mentoring
import Storage
import Words

/// How far somebody reaches who looks after a part of a programme, and who can do the rest.
struct LocalLimits: Sendable {
    /// Names of their sites and departments.
    let places: [String]
    let managers: [ProgrammeContact]

    /// Nil for who runs the whole programme.
    init?(_ actor: Actor, _ programme: ID<Programme>, _ names: ReviewNames, in tx: Transaction) throws {
        if actor.manages(programme) { return nil }
        places = actor.localGrants(in: programme).map { grant in
            [grant.site.flatMap(names.site), grant.department.flatMap(names.department)].compactMap(\.self)
                .joined(separator: " · ")
        }.filter { !$0.isEmpty }.sorted()
        managers = try ProgrammeContacts.all(.manager, of: programme, in: tx)
    }
}

/// Says to a local manager what is theirs to decide, and to whom the rest falls.
enum LocalView {
    /// « Vous relisez les binômes des personnes que vous suivez (Lyon). Publier… revient à Inès Belkacem. »
    static func notice(_ limits: LocalLimits?, _ phrases: Phrases) -> HTML {
        guard let limits else { return .nothing }
        return say("pairing.local", limits, ["places": .list(limits.places)], phrases)
    }

    /// That some choices would move people whom the reader does not look after; nothing where there are none.
    static func others(_ count: Int, _ limits: LocalLimits?, _ phrases: Phrases) -> HTML {
        guard let limits, count > 0 else { return .nothing }
        return say("pairing.local.others", limits, ["count": .number(count)], phrases)
    }

    /// That some choices were not tried, and that each one's page says whose it is; nothing where there are none.
    static func untried(_ view: ChoiceView, _ phrases: Phrases) -> HTML {
        guard view.untried > 0 else { return .nothing }
        let values: [String: WordValue] = ["count": .number(view.untried), "tried": .number(view.mostTried)]
        return "<div class=\"notice notice--info\"><p>\(phrases("pairing.local.untried", values))</p></div>"
    }

    private static func say(
        _ key: String, _ limits: LocalLimits, _ values: [String: WordValue], _ phrases: Phrases
    ) -> HTML {
        let text: HTML =
            limits.managers.isEmpty
            ? .text(phrases(key, values.merging(["list": .text(phrases("pairing.local.somebody"))]) { $1 }))
            : ContactViews.sentence(key, limits.managers, phrases, values: values)
        return "<div class=\"notice notice--info\"><p>\(text)</p></div>"
    }
}
