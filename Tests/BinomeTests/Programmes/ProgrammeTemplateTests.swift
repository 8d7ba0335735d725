import Mentoring
import Testing

@Suite struct `Programme templates` {
    let templates: [ProgrammeTemplate]

    init() throws {
        templates = try ProgrammeTemplate.embedded()
    }

    @Test func `are at least six, each with a key of its own`() {
        #expect(templates.count >= 6)
        #expect(Set(templates.map(\.key)).count == templates.count)
        #expect(Set(templates.map(\.name.fr)).count == templates.count)
    }

    @Test func `include one for reverse and one for flash mentoring`() {
        #expect(templates.contains { $0.kind == .reverse && $0.rules.gradesBelow != nil })
        #expect(templates.contains { $0.kind == .flash && $0.formality == .informal })
    }

    @Test func `bar the whole line of management and ask for a common language`() {
        for template in templates {
            #expect(template.rules.managementLevels == nil, "\(template.key)")
            #expect(template.rules.commonLanguage, "\(template.key)")
        }
    }

    @Test func `give nobody more places or meetings than can be kept`() {
        for template in templates {
            #expect((1...12).contains(template.months), "\(template.key)")
            #expect((7...31).contains(template.meetingDays), "\(template.key)")
            #expect((1...4).contains(template.mentorCapacity), "\(template.key)")
            #expect((1...2).contains(template.menteeCapacity), "\(template.key)")
        }
    }

    @Test func `do not weigh what a hard rule already decides`() {
        for template in templates where template.rules.otherDepartment {
            #expect(template.criteria.departmentVariety == .off, "\(template.key)")
        }
        for template in templates where template.rules.otherSite {
            #expect(template.criteria.site == .off, "\(template.key)")
        }
    }

    @Test func `say their purpose in one sentence of some length`() {
        for template in templates {
            #expect(template.purpose.fr.count(where: { $0 == "." }) == 1 && template.purpose.fr.hasSuffix("."))
            #expect(template.purpose.en.count(where: { $0 == "." }) == 1 && template.purpose.en.hasSuffix("."))
            #expect(template.purpose.fr.count > 80 && template.purpose.en.count > 80, "\(template.key)")
        }
    }

    @Test func `give mentor and mentee three first steps, the same in both languages`() {
        for template in templates {
            for steps in [template.firstSteps.mentor, template.firstSteps.mentee] {
                #expect(steps.fr.count == 3 && steps.en.count == 3, "\(template.key)")
            }
        }
    }

    @Test func `hold to French typography`() {
        for template in templates {
            let steps = template.firstSteps.mentor.fr + template.firstSteps.mentee.fr
            for text in steps + [template.name.fr, template.purpose.fr, template.reason.fr] {
                #expect(!text.contains("'"), "\(text)")
                for mark in [" :", " ;", " ?", " !", " »", "« "] { #expect(!text.contains(mark), "\(text)") }
            }
        }
    }
}
