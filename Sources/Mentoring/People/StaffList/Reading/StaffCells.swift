/// The reading of single cells.
extension StaffRows {
    /// Reads one cell that holds something into the person being read.
    func read(_ text: UnsafeBufferPointer<UInt8>, _ field: Field) {
        switch field.column {
        case .startDate: start = date(text, field)
        case .endDate: end = date(text, field)
        case .mastered: person.mastered = list(text)
        case .sought: person.sought = list(text)
        case .number, .lastName, .firstName, .fullName, .address, .manager: identity(text, field)
        case .job: person.job = plain(text, field)
        case .grade: person.grade = plain(text, field)
        case .department: person.department = plain(text, field)
        case .site: person.site = plain(text, field)
        case .availability: person.availability = plain(text, field)
        case .hopes: person.hopes = plain(text, field)
        case .timeZone, .languages, .workingTime, .wish, .capacity: coded(interner.string(text), field)
        }
    }

    private func identity(_ text: UnsafeBufferPointer<UInt8>, _ field: Field) {
        switch field.column {
        case .number: person.number = interner.string(text)
        case .lastName: person.lastName = plain(text, field)
        case .firstName: person.firstName = plain(text, field)
        case .fullName:
            let (last, first) = NameReading.split(plain(text, field), lastFirst: lastComesFirst)
            if person.lastName.isEmpty { person.lastName = last }
            if person.firstName.isEmpty { person.firstName = first }
        case .address:
            let typed = String(decoding: text, as: UTF8.self)
            person.address = ValueReading.address(typed)
            if person.address == nil { drop(typed, field, .invalidAddress) }
        default:
            let typed = interner.string(text)
            manager = manager.isEmpty ? typed : manager + "\u{1F}" + typed
        }
    }

    /// Text as it is; what looks like a formula is noticed, an apostrophe that defused one is taken off.
    private func plain(_ text: UnsafeBufferPointer<UInt8>, _ field: Field) -> String {
        if text.count > 1, text[0] == 0x27,
            case let rest = UnsafeBufferPointer(rebasing: text[1...]), [0x3D, 0x2B, 0x2D, 0x40].contains(rest[0])
        {
            return interner.string(rest)
        }
        let value = interner.string(text)
        if CellText.looksLikeFormula(text) {
            problems.add(person.line, field.index, value, .formula, .noticed, .keptAsText)
        }
        return value
    }

    private func date(_ text: UnsafeBufferPointer<UInt8>, _ field: Field) -> WrittenDate {
        if let date = dates.read(text) { return date }
        drop(String(decoding: text, as: UTF8.self), field, .impossibleDate)
        return WrittenDate()
    }

    private func list(_ text: UnsafeBufferPointer<UInt8>) -> [String] {
        guard text.count <= 48 else { return ValueReading.list(text, &interner) }
        let key = interner.string(text)
        if let known = listCache[key] { return known }
        let items = ValueReading.list(text, &interner)
        listCache[key] = items
        return items
    }

    private func coded(_ text: String, _ field: Field) {
        switch field.column {
        case .languages:
            let languages = languageCache[text] ?? LanguageReading.read(text)
            if languageCache.count < 10_000 { languageCache[text] = languages }
            person.languages = languages.codes
            for word in languages.unknown { drop(word, field, .unknownLanguage) }
        case .timeZone:
            let zone = zoneCache[text] ?? zones.name(text)
            if zoneCache.count < 10_000 { zoneCache[text] = .some(zone) }
            person.timeZone = zone
            if zone == nil { drop(text, field, .unknownTimeZone) }
        case .workingTime:
            let share = timeCache[text] ?? ValueReading.workingTime(text)
            if timeCache.count < 10_000 { timeCache[text] = .some(share) }
            person.workingTime = share
            if share == nil { drop(text, field, .impossibleWorkingTime) }
        case .wish:
            let wish = wishCache[text] ?? ValueReading.wish(text)
            if wishCache.count < 10_000 { wishCache[text] = .some(wish) }
            person.wish = wish
            if wish == nil { drop(text, field, .unknownWish) }
        default:
            person.capacity = ValueReading.capacity(text)
            if person.capacity == nil { drop(text, field, .impossibleCapacity) }
        }
    }

    private func drop(_ value: String, _ field: Field, _ reason: StaffProblem.Reason) {
        let remedy: StaffProblem.Remedy = reason == .invalidAddress ? .addressDropped : .valueDropped
        problems.add(person.line, field.index, value, reason, .corrected, remedy)
    }
}
