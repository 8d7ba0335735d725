import Foundation
import MatchFiles
import Matching

/// A folder of files for one test, taken away with it.
final class Folder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "match-files-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    func people(
        _ mentees: String = "mentee\nn1\nn2\nn3\n", _ mentors: String = "mentor,capacity\nm1,1\nm2,2\n"
    ) throws
        -> (mentees: PeopleFile, mentors: PeopleFile)
    {
        (
            try PeopleFile(write("mentees.csv", mentees), side: .mentee),
            try PeopleFile(write("mentors.csv", mentors), side: .mentor)
        )
    }

    /// Scores of the people of `people`, or of so many mentees n1… and mentors m1….
    func scores(_ text: String, of counts: (mentees: Int, mentors: Int)? = nil, threads: Int = 1) throws -> Scores {
        let (mentees, mentors) =
            try counts.map { counts in
                try people(
                    "mentee\n" + (1...counts.mentees).map { "n\($0)\n" }.joined(),
                    "mentor,capacity\n" + (1...counts.mentors).map { "m\($0),1\n" }.joined())
            } ?? people()
        return try ScoresFile.read(write("scores.csv", text), mentees: mentees, mentors: mentors, threads: threads)
    }
}

/// A NumPy file with this header and these bytes after it.
func numpy(_ descr: String, _ shape: String, _ body: [UInt8], order: String = "False") -> [UInt8] {
    let header = Array("{'descr': '\(descr)', 'fortran_order': \(order), 'shape': (\(shape)), }".utf8)
    let padding = [UInt8](repeating: 32, count: (64 - (11 + header.count) % 64) % 64) + [10]
    let length = header.count + padding.count
    return [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, UInt8(length & 255), UInt8(length >> 8)] + header + padding + body
}
