package import Storage

/// Every statement that runs: one test prepares them all on both engines and looks at their plans.
package enum AllStatements {
    package static let all: [Statement] = [
        WorkSQL.all,
        OutboxSQL.all,
        OrganisationSQL.all,
        PersonEntrySQL.all,
        AccountStatements.all,
        PersonSQL.all,
        DirectorySQL.all,
        PlaceSQL.all,
        ListedPeopleSQL.all,
        StaffImportSQL.all,
        StagingSQL.all,
        KnownSQL.all,
        CompetencySQL.all,
        PersonCompetencySQL.all,
        ManagerGrantSQL.all,
        ProgrammeSQL.all,
        ProgrammeRulesSQL.all,
        ParticipantSQL.all,
        PairingInputSQL.all,
        SetUpSQL.all,
        RunSQL.all,
        RunContentSQL.all,
        PairListSQL.all,
        RunClosingSQL.all,
        ProgrammeProgressSQL.all,
        PublicationSQL.all,
        MentorshipSQL.all,
        GlanceSQL.all,
    ].flatMap { $0 }
}
