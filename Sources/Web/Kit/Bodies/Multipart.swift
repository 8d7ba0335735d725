import Foundation
import NIOCore
import Synchronization

/// Reads `multipart/form-data` (RFC 7578) as it arrives: text fields into memory (bounded), files to the spool folder.
struct MultipartReader {
    enum Fault: Error { case malformed, fieldTooLarge, tooManyParts }

    private static let fieldLimit = 256 * 1024
    private static let partLimit = 1000

    private let delimiter: [UInt8]
    private let spool: String
    private var buffer: [UInt8] = Array("\r\n".utf8)
    private var state = State.preamble
    private var fields: [String: [String]] = [:]
    private var files: [String: Form.Upload] = [:]
    private var order: [String] = []
    private var parts = 0

    private enum State {
        case preamble, headers, field(name: String, value: [UInt8]), file(OpenFile), epilogue
    }

    private struct OpenFile {
        let field: String
        let name: String
        let path: String
        let handle: FileHandle
        var size = 0
    }

    /// `boundary` as the content type names it.
    init(boundary: String, spool: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.spool = spool
    }

    /// The boundary in a `Content-Type`; nil where it is none of multipart/form-data.
    static func boundary(in contentType: String) -> String? {
        let parts = contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        for part in parts.dropFirst() where part.lowercased().hasPrefix("boundary=") {
            let value = part.dropFirst("boundary=".count).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            return (1...70).contains(value.utf8.count) ? value : nil
        }
        return nil
    }

    /// Takes the next bytes of the body.
    mutating func take(_ bytes: ByteBuffer) throws {
        buffer += bytes.readableBytesView
        while try step() {}
    }

    /// The body is over: the form it held.
    mutating func finish() throws -> Form {
        guard case .epilogue = state else { throw Fault.malformed }
        return Form(fields, files: files, order: order)
    }

    /// Removes what was written to the spool, after a fault.
    mutating func discard() {
        if case .file(let file) = state {
            try? file.handle.close()
            unlink(file.path)
        }
        for file in files.values { unlink(file.path) }
    }

    /// Advances by one state; false when more bytes are needed.
    private mutating func step() throws -> Bool {
        switch state {
        case .epilogue:
            buffer.removeAll()
            return false
        case .preamble:
            guard let end = find(delimiter) else { return false }
            return try openPart(after: end)
        case .headers:
            guard let end = find(Array("\r\n\r\n".utf8)) else {
                if buffer.count > 16 * 1024 { throw Fault.malformed }
                return false
            }
            try readHeaders(Array(buffer[..<end]))
            buffer.removeFirst(end + 4)
            return true
        case .field, .file:
            if let end = find(delimiter) {
                try append(buffer[..<end])
                try closePart()
                return try openPart(after: end)
            }
            let safe = buffer.count - delimiter.count
            if safe > 0 {
                try append(buffer[..<safe])
                buffer.removeFirst(safe)
            }
            return false
        }
    }

    /// Behind a delimiter: either `--`, the end of all, or a line break and the headers of a part.
    private mutating func openPart(after end: Int) throws -> Bool {
        let next = end + delimiter.count
        guard buffer.count >= next + 2 else {
            if case .preamble = state { return false }
            // Keep the delimiter for when the two bytes behind it have come.
            buffer.removeFirst(end)
            state = .preamble
            return false
        }
        let tail = (buffer[next], buffer[next + 1])
        buffer.removeFirst(next + 2)
        if tail == (0x2D, 0x2D) {
            state = .epilogue
        } else if tail == (0x0D, 0x0A) {
            parts += 1
            if parts > Self.partLimit { throw Fault.tooManyParts }
            state = .headers
        } else {
            throw Fault.malformed
        }
        return true
    }

    private mutating func readHeaders(_ bytes: [UInt8]) throws {
        guard !bytes.contains(0) else { throw Fault.malformed }
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let prefix = "content-disposition:"
        guard let line = lines.first(where: { $0.lowercased().hasPrefix(prefix) }),
            let name = Self.parameter("name", in: line)
        else { throw Fault.malformed }
        order.append(name)
        guard let fileName = Self.parameter("filename", in: line) else {
            state = .field(name: name, value: [])
            return
        }
        let path = SpoolFolder(path: spool).newFile(.upload)
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown) }
        state = .file(OpenFile(field: name, name: fileName, path: path, handle: handle))
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws {
        switch state {
        case .field(let name, var value):
            guard value.count + bytes.count <= Self.fieldLimit else { throw Fault.fieldTooLarge }
            value += bytes
            state = .field(name: name, value: value)
        case .file(var file):
            try file.handle.write(contentsOf: bytes)
            file.size += bytes.count
            state = .file(file)
        case .preamble, .headers, .epilogue: break
        }
    }

    private mutating func closePart() throws {
        switch state {
        case .field(let name, let value):
            guard !value.contains(0), let text = String(validating: value, as: UTF8.self) else { throw Fault.malformed }
            fields[name, default: []].append(text)
        case .file(let file):
            try file.handle.close()
            // A file field left empty comes as a file without a name and without bytes.
            if file.name.isEmpty, file.size == 0 {
                unlink(file.path)
            } else {
                if let old = files[file.field] { unlink(old.path) }
                files[file.field] = Form.Upload(name: file.name, path: file.path, size: file.size)
            }
        case .preamble, .headers, .epilogue: break
        }
        state = .preamble
    }

    private func find(_ needle: [UInt8]) -> Int? {
        guard buffer.count >= needle.count else { return nil }
        // A part's bytes are looked through for its first carriage return, then compared: files have few.
        return buffer.withUnsafeBufferPointer { hay in
            var index = 0
            let last = hay.count - needle.count
            while index <= last, let start = hay.baseAddress {
                guard let hit = memchr(start + index, Int32(needle[0]), last - index + 1) else { return nil }
                index = UnsafeRawPointer(hit) - UnsafeRawPointer(start)
                if hay[index..<index + needle.count].elementsEqual(needle) { return index }
                index += 1
            }
            return nil
        }
    }

    /// `name="value"` in a header line; browsers escape quotes as %22.
    private static func parameter(_ name: String, in line: String) -> String? {
        for part in line.split(separator: ";").dropFirst() {
            let text = part.trimmingCharacters(in: .whitespaces)
            guard text.lowercased().hasPrefix(name + "=") else { continue }
            let value = text.dropFirst(name.count + 1).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            return value.replacingOccurrences(of: "%22", with: "\"")
        }
        return nil
    }
}
