import Storage

/// Who manages whom, as a list says it.
extension ListComparison {
    mutating func settleManagers() {
        let reasons: Set<StaffProblem.Reason> = [.ambiguousManager, .managerIsOneself, .managerLoop]
        let unclear = Set(list.reading.problems.lazy.filter { reasons.contains($0.reason) }.map(\.line))
        var resolved: Set<Int> = []
        for (index, person) in list.reading.persons.enumerated() {
            if let manager = person.manager {
                list.managers.append(.person(list.ids[manager]))
            } else if let text = person.unknownManager {
                let found = knownManager(text).flatMap { $0 == matching.known[index] ? nil : $0 }
                if found != nil { resolved.insert(person.line) }
                list.managers.append(found.map { .person(people.all[$0].id) } ?? .unclear)
            } else {
                list.managers.append(unclear.contains(person.line) ? .unclear : .nobody)
            }
        }
        if !resolved.isEmpty {
            let before = list.reading.problems.count
            list.reading.problems.removeAll { $0.reason == .unknownManager && resolved.contains($0.line) }
            list.reading.problemCount -= before - list.reading.problems.count
        }
        if !people.all.isEmpty { breakLoops() }
    }

    /// Somebody who is not in the list, and whom the database knows.
    private func knownManager(_ text: String) -> Int? {
        if let found = people.byNumber[text] ?? people.byEmail[People.emailKey(text)] { return found }
        for word in text.split(whereSeparator: { " ()[],;:".contains($0) }) {
            let word = String(word)
            guard word.contains(where: \.isNumber) || word.contains("@") else { continue }
            if let found = people.byNumber[word] ?? people.byEmail[People.emailKey(word)] ?? people.find(digitsOf: word)
            {
                return found
            }
        }
        return people.find(name: text)
    }

    /// The list's lines of management and those of people whom it does not name, together, must not close a circle.
    private mutating func breakLoops() {
        var node: [ID<Person>: Int] = [:]
        for (index, id) in list.ids.enumerated() { node[id] = index }
        var above: [ID<Person>: ID<Person>] = [:]
        for person in people.all where person.manager != nil { above[person.id] = person.manager }
        for (index, id) in list.ids.enumerated() {
            switch list.managers[index] {
            case .person(let manager): above[id] = manager
            case .nobody: if list.maker.clearsManagers { above[id] = nil }
            case .dropped: above[id] = nil
            case .unclear: break
            }
        }
        var settled: Set<ID<Person>> = []
        for start in list.ids {
            var path: [ID<Person>] = []
            var seen: Set<ID<Person>> = []
            var at: ID<Person>? = start
            while let here = at, !settled.contains(here) {
                if !seen.insert(here).inserted {
                    let circle = path[(path.firstIndex(of: here) ?? 0)...]
                    if let index = circle.lazy.compactMap({ node[$0] }).first {
                        above[list.ids[index]] = nil
                        list.managers[index] = .dropped
                        note(
                            index, .manager, list.reading.persons[index].unknownManager ?? "", .managerLoop, .corrected,
                            .managerDropped)
                    }
                    break
                }
                path.append(here)
                at = above[here]
            }
            settled.formUnion(seen)
        }
    }

    // MARK: people
}
