import HTTPTypes

/// The directory, a person's page, sites and grades.
enum PeopleRoutes {
    static let all = [
        Route(.get, "/people", for: .staffKeepers, DirectoryPages.list),
        Route(.get, "/people/export", for: .staffKeepers, DirectoryPages.export),
        Route(.get, "/people/new", for: .administrators, PersonEditing.pages.new),
        Route(.post, "/people", for: .administrators, PersonEditing.pages.add),
        Route(.get, "/people/grades", for: .staffKeepers, GradePages.list),
        Route(.get, "/people/grades/export", for: .staffKeepers, PlaceExports.grades),
        Route(.post, "/people/grades", for: .staffKeepers, GradePages.rank),
        Route(.post, "/people/grades/mergers", for: .staffKeepers, GradePages.merge),
        Route(.get, "/people/sites", for: .staffKeepers, SitePages.list),
        Route(.get, "/people/sites/export", for: .staffKeepers, PlaceExports.sites),
        Route(.post, "/people/sites", for: .staffKeepers, SitePages.change),
        Route(.get, "/people/:person", for: .staffKeepers, PersonPages.show),
        Route(.post, "/people/:person", for: .administrators, PersonEditing.pages.change),
        Route(.get, "/people/:person/edit", for: .administrators, PersonEditing.pages.edit),
        Route(.get, "/people/:person/competencies", for: .staffKeepers, PersonCompetencyPages.edit),
        Route(.post, "/people/:person/competencies", for: .staffKeepers, PersonCompetencyPages.change),
        Route(.get, "/people/:person/departure", for: .staffKeepers, PersonPages.askDeparture),
        Route(.post, "/people/:person/departure", for: .staffKeepers, PersonPages.leave),
        Route(.post, "/people/:person/return", for: .staffKeepers, PersonPages.comeBack),
    ]
}
