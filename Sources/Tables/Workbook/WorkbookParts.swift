/// The list of relations of a part: what an id points to.
final class Relations: XMLHandler {
    struct Target {
        var kind: String
        var path: String
    }
    private(set) var targets: [String: Target] = [:]
    private let folder: String

    /// - Parameter folder: what relative targets are relative to, such as `xl/`.
    init(folder: String) { self.folder = folder }

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) throws {
        guard equal(name, "Relationship"), targets.count < 10_000, let id = attributes.value("Id"),
            let type = attributes.value("Type"), let target = attributes.value("Target")
        else { return }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        targets[id] = Target(kind: kind, path: Self.resolve(target, in: folder))
    }

    func end(_ name: UnsafePointer<CChar>) throws {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}

    private static func resolve(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/")
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// The list of sheets and the calendar of a workbook.
final class SheetList: XMLHandler {
    struct Entry {
        var name: String
        var relation: String
        var isHidden: Bool
    }
    private(set) var entries: [Entry] = []
    private(set) var startsIn1904 = false

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) throws {
        if equal(name, "sheet"), entries.count < 10_000 {
            let state = attributes.value("state") ?? "visible"
            entries.append(
                Entry(
                    name: attributes.value("name") ?? "",
                    relation: attributes.value("r:id") ?? attributes.value("id") ?? "",
                    isHidden: state != "visible"))
        } else if equal(name, "workbookPr") {
            let flag = attributes.value("date1904")
            startsIn1904 = flag == "1" || flag == "true"
        }
    }

    func end(_ name: UnsafePointer<CChar>) throws {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}
}

/// Which styles of cell show a number as a date or a time.
final class Styles: XMLHandler {
    enum Shape: UInt8 { case number, date, time }
    /// By the index that cells name.
    private(set) var shapes: [Shape] = []
    private var custom: [Int: Shape] = [:]
    private var isInCellFormats = false

    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) throws {
        if equal(name, "numFmt") {
            guard let id = attributes.value("numFmtId").flatMap(Int.init), custom.count < 10_000 else { return }
            custom[id] = Self.shape(of: attributes.value("formatCode") ?? "")
        } else if equal(name, "cellXfs") {
            isInCellFormats = true
        } else if equal(name, "xf"), isInCellFormats, shapes.count < 100_000 {
            let id = attributes.value("numFmtId").flatMap(Int.init) ?? 0
            shapes.append(custom[id] ?? Self.builtIn(id))
        }
    }

    func end(_ name: UnsafePointer<CChar>) throws {
        if equal(name, "cellXfs") { isInCellFormats = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}

    /// The formats that every Excel knows by number, those of East Asia included.
    private static func builtIn(_ id: Int) -> Shape {
        switch id {
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
        case 18...21, 32...35, 45...47, 55, 56: .time
        default: .number
        }
    }

    /// Reads a format's first section, leaving out text in quotes, escapes and conditions in brackets.
    static func shape(of code: String) -> Shape {
        var letters = Set<Character>()
        var isQuoted = false
        var bracket: String?
        var skips = false
        for character in code.lowercased() {
            if skips {
                skips = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if let inside = bracket {
                bracket = character == "]" ? nil : inside + String(character)
                if character == "]", ["h", "hh", "m", "mm", "s", "ss"].contains(inside) { letters.insert("h") }
            } else {
                switch character {
                case "\"": isQuoted = true
                case "[": bracket = ""
                case "\\", "_", "*": skips = true
                case ";": return shape(letters)
                default: letters.insert(character)
                }
            }
        }
        return shape(letters)
    }

    private static func shape(_ letters: Set<Character>) -> Shape {
        if letters.contains("d") || letters.contains("y") { return .date }
        if letters.contains("h") || letters.contains("s") {
            return letters.contains("0") && !letters.contains("h") && !letters.contains("m") ? .number : .time
        }
        return letters.contains("m") && !letters.contains("0") && !letters.contains("#") ? .date : .number
    }
}
