import Storage

/// Who manages whom, as a list says it.
extension ListComparison {
    mutating func settleManagers() {
        let reasons: Set<StaffProblem.Reason> = [
            .unknownManager, .ambiguousManager, .managerIsOneself, .managerLoop,
        ]
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
        // Numbers of a list that counts for itself are not ours.
        if list.reading.numbersAreOthers { return people.byEmail[People.emailKey(text)] ?? people.find(name: text) }
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
        var above = linesOfManagement()
        /// The walk that came by first: 0 for none yet.
        var walks = [Int](repeating: 0, count: above.count)
        for walk in list.ids.indices {
            var at = node(of: walk)
            while at >= 0, walks[at] == 0 {
                walks[at] = walk + 1
                at = above[at]
            }
            guard at >= 0, walks[at] == walk + 1, let index = firstListed(from: at, above) else { continue }
            above[node(of: index)] = -1
            list.managers[index] = .dropped
            note(
                index, .manager, list.reading.persons[index].unknownManager ?? "", .managerLoop, .corrected,
                .managerDropped)
        }
    }

    /// Known people by their places, then those whom the list alone names by theirs.
    private func node(of index: Int) -> Int { matching.known[index] ?? people.all.count + index }

    /// By node the manager's node, -1 for none: what the database knows, then what the list says.
    private func linesOfManagement() -> [Int] {
        var nodes: [ID<Person>: Int] = [:]
        nodes.reserveCapacity(people.all.count + list.ids.count)
        for (place, person) in people.all.enumerated() { nodes[person.id] = place }
        for (index, id) in list.ids.enumerated() where matching.known[index] == nil { nodes[id] = node(of: index) }
        var above = [Int](repeating: -1, count: people.all.count + list.ids.count)
        for (place, person) in people.all.enumerated() {
            if let manager = person.manager { above[place] = nodes[manager] ?? -1 }
        }
        for index in list.ids.indices {
            switch list.managers[index] {
            case .person(let manager): above[node(of: index)] = nodes[manager] ?? -1
            case .nobody: if list.maker.clearsManagers { above[node(of: index)] = -1 }
            case .dropped: above[node(of: index)] = -1
            case .unclear: break
            }
        }
        return above
    }

    /// The first on a circle, from a node on it, whom the list names.
    private func firstListed(from start: Int, _ above: [Int]) -> Int? {
        var at = start
        repeat {
            if at >= people.all.count { return at - people.all.count }
            if let index = matching.listed[at] { return index }
            at = above[at]
        } while at != start
        return nil
    }
}
