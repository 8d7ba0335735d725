import HTTPTypes
import Mentoring

/// Programmes: their list, their settings and rules, who takes part.
enum ProgrammeRoutes {
    static let all: [Route] = programmes + participants

    private static let programmes = [
        Route(.get, "/programmes", for: .roles([.administrator, .manager, .localManager]), ProgrammeListPages.list),
        Route(
            .get, "/programmes/export", for: .roles([.administrator, .manager, .localManager]),
            ProgrammeListPages.export),
        Route(.get, "/programmes/new", for: .staffKeepers, ProgrammeOpening.new),
        Route(.post, "/programmes", for: .staffKeepers, ProgrammeOpening.open),
        Route(.get, "/programmes/:programme", for: .organisers, OverviewPages.show),
        Route(.get, "/programmes/:programme/recruits/:competency", for: .organisers, RecruitingPages.show),
        Route(.get, "/programmes/:programme/recruits/:competency/export", for: .organisers, RecruitingPages.export),
        Route(.get, "/programmes/:programme/settings", for: .managers, ProgrammeSettingsPages.show),
        Route(.post, "/programmes/:programme/settings", for: .managers, ProgrammeSettingsPages.change),
        Route(.get, "/programmes/:programme/keepers", for: .managers, KeeperPages.show),
        Route(.post, "/programmes/:programme/keepers", for: .managers, limit: .kilobytes(8), KeeperPages.entrust),
        Route(
            .post, "/programmes/:programme/keepers/departure", for: .managers, limit: .kilobytes(4), KeeperPages.leave),
        Route(
            .post, "/programmes/:programme/keepers/:grant/contact", for: .managers, limit: .kilobytes(4),
            KeeperPages.setContact),
        Route(.get, "/programmes/:programme/rules", for: .managers, RulesPages.show),
        Route(.post, "/programmes/:programme/rules", for: .managers, RulesPages.change),
        Route(.get, "/programmes/:programme/exclusions", for: .managers, ExclusionPages.show),
        Route(.get, "/programmes/:programme/exclusions/export", for: .managers, ExclusionPages.export),
        Route(.post, "/programmes/:programme/exclusions", for: .managers, ExclusionPages.add),
        Route(.post, "/programmes/:programme/exclusions/removals", for: .managers, ExclusionPages.remove),
    ]

    private static let participants = [
        Route(.get, "/programmes/:programme/participants", for: .organisers, ParticipantPages.list),
        Route(.get, "/programmes/:programme/participants/export", for: .organisers, ParticipantPages.export),
        Route(.get, "/programmes/:programme/participants/new", for: .organisers, TakingInPages.show),
        Route(.post, "/programmes/:programme/participants", for: .organisers, TakingInPages.take),
        Route(.post, "/programmes/:programme/participants/new", for: .organisers, TakingInPages.add),
        Route(.post, "/programmes/:programme/participants/names", for: .organisers, NamedPages.take),
        Route(.post, "/programmes/:programme/participants/names/preview", for: .organisers, NamedPages.preview),
        Route(.post, "/programmes/:programme/participants/withdrawals", for: .organisers, WithdrawalPages.withdraw),
        Route(.post, "/programmes/:programme/participants/returns", for: .organisers, WithdrawalPages.bringBack),
        Route(.get, "/programmes/:programme/participants/pairs", for: .managers, ExistingPairPages.show),
        Route(
            .get, "/programmes/:programme/participants/pairs/template", for: .managers, ExistingPairPages.template),
        Route(
            .post, "/programmes/:programme/participants/pairs/preview", for: .managers, limit: .megabytes(20),
            ExistingPairPages.preview),
        Route(
            .post, "/programmes/:programme/participants/pairs/refused", for: .managers, limit: .megabytes(2),
            ExistingPairPages.refused),
        Route(
            .post, "/programmes/:programme/participants/pairs", for: .managers, limit: .megabytes(2),
            ExistingPairPages.bring),
        Route(.get, "/programmes/:programme/participants/:participant", for: .organisers, ParticipantPage.show),
        Route(.post, "/programmes/:programme/participants/:participant", for: .organisers, ParticipantPage.save),
        Route(
            .post, "/programmes/:programme/participants/:participant/withdrawal", for: .organisers,
            WithdrawalPages.withdrawOne),
        Route(
            .post, "/programmes/:programme/participants/:participant/return", for: .organisers,
            ParticipantPage.bringBack),
    ]
}
