import Mentoring
import Storage
import Words

/// The first mail to the two of a pair (with whom, one reason, and how to reach each other), and to who is withdrawn.
enum PairMails {
    static let all =
        [MentorshipSide.mentee, .mentor].map { side in
            MailTemplate("pair_published_\(side.rawValue)", words: { try words(of: $0, for: side, $1, in: $2) })
        }
        + ["withdrawn", "brought_back"].map { MailTemplate($0, words: { values, phrases, _ in part(values, phrases) }) }
        + ["partner_left", "partner_withdrew", "pair_closed"].map { template in
            MailTemplate(template, words: { values, phrases, _ in ["together": together(values, phrases)] })
        }

    /// Nothing was done together before the programme began.
    private static func together(_ values: [String: String], _ phrases: Phrases) -> String {
        values["begun"] == "no" ? "" : phrases("mail.pair.together")
    }

    /// As what somebody took part, and the pairs that ended with it.
    private static func part(_ values: [String: String], _ phrases: Phrases) -> [String: String] {
        let partners = (values["partners"] ?? "").split(separator: "\n").map(String.init)
        let pairs =
            partners.isEmpty
            ? []
            : [
                phrases("mail.withdrawn.pairs", ["list": .list(partners), "count": .number(partners.count)]),
                together(values, phrases),
            ]
        return [
            "as": phrases("mail.withdrawn.as.\(values["side"] ?? "mentee")"),
            "pairs": pairs.filter { !$0.isEmpty }.joined(separator: " "),
        ]
    }

    /// - Parameter side: that of the one who reads.
    private static func words(
        of values: [String: String], for side: MentorshipSide, _ phrases: Phrases, in tx: Transaction
    ) throws -> [String: String] {
        let entry = try values["who"].flatMap { ID<Person>($0) }.flatMap { try PartnerEntry.find($0, in: tx) }
        return [
            "begins": values["begins"].map { phrases("mail.pair.begins", ["day": .text(phrases.date($0))]) } ?? "",
            "post": entry.map { post($0, phrases) } ?? "",
            "why": try reason(values, for: side, phrases, in: tx),
            "reach": entry.map { reach($0, values, phrases) } ?? "",
        ]
    }

    /// « Poste : cheffe de projet. Site : Lyon. »
    private static func post(_ entry: PartnerEntry, _ phrases: Phrases) -> String {
        let facts = [("job_title", entry.jobTitle), ("site_id", entry.site)]
        return facts.compactMap { column, value in
            guard let value, !value.isEmpty, isForPartner(column) else { return nil }
            return phrases("mail.pair.\(column)", ["value": .text(value)])
        }.joined(separator: " ")
    }

    private static func reach(_ entry: PartnerEntry, _ values: [String: String], _ phrases: Phrases) -> String {
        let name = WordValue.text(values["first"] ?? "")
        if let email = entry.email, isForPartner("email") {
            return phrases("mail.pair.email", ["name": name, "email": .text(email)])
        }
        guard let contact = values["contact"], !contact.isEmpty else { return "" }
        return phrases("mail.pair.no_email", ["name": name, "contact": .text(contact)])
    }

    /// Whether the register of fields lets whom one works with read it.
    private static func isForPartner(_ column: String) -> Bool { FieldRegister.reads(.pair, column, of: "person") }

    private static func reason(
        _ values: [String: String], for side: MentorshipSide, _ phrases: Phrases, in tx: Transaction
    ) throws -> String {
        guard let key = values["reason"].flatMap(MentorshipReason.Key.init(rawValue:)) else { return "" }
        let reason = MentorshipReason(key, values["subject"] ?? "", number: values["number"].flatMap { Int($0) })
        let words = ReasonWords([reason], names: try ReviewNames(in: tx), phrases)
        return words.sentences(of: values["first"] ?? "", for: side).joined(separator: " ")
    }
}
