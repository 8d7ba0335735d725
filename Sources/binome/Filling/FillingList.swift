import Foundation
import Mentoring
import Storage
import Tables
import Web

extension DemonstrationFilling {
    /// Imports the organisation's full list of this month, as its HR department would hand it over: some are no longer on it.
    static func importList(of organisation: DemonstrationOrganisation, in assembly: Assembly) async throws {
        let now = assembly.installation.clock()
        let path = assembly.installation.settings.spool + "/list-\(UUID().uuidString.lowercased()).csv"
        try Data(list(of: organisation).utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let today = Imports.today(now)
        let reading = try StaffList.read(
            path, options: StaffListOptions(today: today, table: .init(limits: Imports.limits)))
        let compared = try await assembly.database.read {
            try ListComparison.compare(reading, isFull: true, today: today, in: $0, at: now)
        }
        let applied = try await Imports.importNow(
            compared, fileName: "effectifs-\(organisation.today.prefix(7)).csv", isFull: true, into: assembly.database,
            at: now
        ) { try Departures.follow($0, by: $1, in: $2, at: $3) }
        guard applied else { throw StorageError.busy }
    }

    private static func list(of organisation: DemonstrationOrganisation) -> String {
        let sites = Dictionary(uniqueKeysWithValues: organisation.sites.map { ($0.key, $0.name.fr) })
        let departments = Dictionary(uniqueKeysWithValues: organisation.departments.map { ($0.key, $0.name.fr) })
        let grades = Dictionary(uniqueKeysWithValues: organisation.grades.map { ($0.rank, $0.name.fr) })
        let present = organisation.people.filter { $0.leftOn == nil && !organisation.absent.contains($0.staffNumber) }
        let rows = present.map { person in
            [
                person.staffNumber, person.lastName, person.firstName, person.email ?? "", person.hiredOn,
                person.jobTitle,
                grades[person.rank] ?? "", departments[person.department] ?? "", sites[person.site] ?? "",
                person.manager ?? "",
            ]
        }
        let headings = [
            "Matricule", "Nom", "Prénom", "Courriel", "Date d’entrée", "Poste", "Niveau", "Service", "Site",
            "Matricule du responsable",
        ]
        return ([headings] + rows).map { $0.map { "\"\($0)\"" }.joined(separator: ";") + "\r\n" }.joined()
    }
}
