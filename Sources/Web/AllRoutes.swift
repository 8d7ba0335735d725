/// Every door of the application, in one list: the router is built from it, docs/routes.md is written from it, and one
/// test walks it with every role.
package enum AllRoutes {
    package static let all: [Route] = [
        SiteRoutes.all,
        HomeRoutes.all,
        DesignRoutes.all,
        CastRoutes.all,
        ImportRoutes.all,
        SetUpRoutes.all,
        SettingsRoutes.all,
        MailSettingsRoutes.all,
        MailWishesRoutes.all,
        OutboxPages.all,
        CaughtMailRoutes.all,
        PrivacyRoutes.all,
        SignInRoutes.all,
        AccountRoutes.all,
        PeopleRoutes.all,
        CompetencyRoutes.all,
        ProgrammeRoutes.all,
        PairingRoutes.all,
        MentorshipRoutes.all,
        RoleRoutes.all,
    ].flatMap { $0 }
}
