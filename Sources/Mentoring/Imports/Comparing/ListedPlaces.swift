import Storage

/// Sites, departments and grades: those there are, and those that the list makes.
struct ListedPlaces {
    struct New {
        let kind: String
        let id: String
        let name: String
        let key: String
    }

    private(set) var new: [New] = []
    private let now: Instant
    private var sites: [String: ID<Site>] = [:]
    private var departments: [String: ID<Department>] = [:]
    private var grades: [String: ID<Grade>] = [:]
    /// By site, what languages and time zones its people have.
    private(set) var siteLanguages: [ID<Site>: String] = [:]
    private(set) var siteZones: [ID<Site>: String] = [:]
    private(set) var names: [String: String] = [:]
    // By the spelling of the list, so that a name is folded once.
    private var siteSpellings: [String: ID<Site>] = [:]
    private var departmentSpellings: [String: ID<Department>] = [:]
    private var gradeSpellings: [String: ID<Grade>] = [:]

    init(in tx: Transaction?, at now: Instant) throws {
        self.now = now
        guard let tx else { return }
        for site in try Sites.all(in: tx) {
            sites[folded(site.name)] = site.id
            names[site.id.text] = site.name
            siteLanguages[site.id] = site.language
        }
        for department in try Departments.all(in: tx) {
            departments[folded(department.name)] = department.id
            names[department.id.text] = department.name
        }
        for grade in try Grades.all(in: tx) {
            grades[folded(grade.name)] = grade.id
            names[grade.id.text] = grade.name
        }
        for spelling in try tx.rows(KnownSQL.gradeSpellings) {
            grades[try spelling.text("name_key")] = try spelling.id("grade_id")
        }
    }

    func language(of site: ID<Site>) -> String? { siteLanguages[site] }

    mutating func site(_ name: String) -> ID<Site> {
        if let known = siteSpellings[name] { return known }
        let id = found(name, "site", in: sites)
        sites[folded(name)] = id
        siteSpellings[name] = id
        return id
    }

    mutating func department(_ name: String) -> ID<Department> {
        if let known = departmentSpellings[name] { return known }
        let id = found(name, "department", in: departments)
        departments[folded(name)] = id
        departmentSpellings[name] = id
        return id
    }

    mutating func grade(_ name: String) -> ID<Grade> {
        if let known = gradeSpellings[name] { return known }
        let id = found(name, "grade", in: grades)
        grades[folded(name)] = id
        gradeSpellings[name] = id
        return id
    }

    private mutating func found<Place>(_ name: String, _ kind: String, in known: [String: ID<Place>]) -> ID<Place> {
        if let id = known[folded(name)] { return id }
        let id = ID<Place>(at: now)
        new.append(New(kind: kind, id: id.text, name: name, key: folded(name)))
        names[id.text] = name
        return id
    }

    /// What the people of each new site have in common: its time zone, and the one of our languages that more speak.
    mutating func learn(from persons: [StaffPerson]) {
        var zones: [String: [String: Int]] = [:]
        var speakers: [String: (fr: Int, en: Int)] = [:]
        for person in persons {
            guard let site = person.site else { continue }
            if let zone = person.timeZone { zones[site, default: [:]][zone, default: 0] += 1 }
            if person.languages.contains("fr") { speakers[site, default: (0, 0)].fr += 1 }
            if person.languages.contains("en") { speakers[site, default: (0, 0)].en += 1 }
        }
        let before = new.count
        for name in Set(zones.keys).union(speakers.keys).sorted() {
            let id = site(name)
            guard new[before...].contains(where: { $0.id == id.text }) else { continue }
            siteZones[id] = zones[name]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
            let (french, english) = speakers[name] ?? (0, 0)
            if french != english { siteLanguages[id] = french > english ? "fr" : "en" }
        }
    }

    /// For `StagingSQL.addPlace`.
    func values(for list: ID<StaffImport>) -> [[any Bindable]] {
        new.map { place in
            let site = ID<Site>(place.id)
            let isSite = place.kind == "site"
            return [
                list, place.kind, place.id, place.name, place.key, isSite ? site.flatMap { siteZones[$0] } : nil,
                isSite ? site.flatMap { siteLanguages[$0] } : nil,
            ]
        }
    }
}
