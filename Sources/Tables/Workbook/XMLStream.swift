import CExpat

/// The attributes of an element as expat gives them: name, value, name, value, nil.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute, its prefix ignored unless asked for (`r:id`).
    func value(_ name: StaticString) -> String? { pointer(name).map { String(cString: $0) } }

    func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
        guard let list else { return nil }
        var index = 0
        while let key = list[index] {
            if equal(key, name) { return list[index + 1] }
            index += 2
        }
        return nil
    }
}

/// Whether a C string equals a literal.
func equal(_ text: UnsafePointer<CChar>, _ literal: StaticString) -> Bool {
    let bytes = literal.utf8Start
    for index in 0..<literal.utf8CodeUnitCount where UInt8(bitPattern: text[index]) != bytes[index] { return false }
    return text[literal.utf8CodeUnitCount] == 0
}

/// Takes the events of one XML part. Element names come without their prefix.
protocol XMLHandler: AnyObject {
    func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) throws
    func end(_ name: UnsafePointer<CChar>) throws
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws
}

/// Feeds one part of an archive through expat. A document type is refused, so no entity can be declared; a part that
/// makes expat hold too much is damaged.
final class XMLStream {
    private let handler: any XMLHandler
    private let parser: XML_Parser
    private var failure: (any Error)?

    private init?(_ handler: any XMLHandler) {
        guard let parser = binome_xml_parser() else { return nil }
        self.handler = handler
        self.parser = parser
    }

    deinit { XML_ParserFree(parser) }

    /// Reads the part `name`. Throws what the handler throws, or a `TableError`.
    static func read(
        _ name: String, in archive: Archive, progress: ((Double) -> Void)? = nil, _ handler: any XMLHandler
    ) throws {
        guard let stream = XMLStream(handler) else { throw TableError(.damagedWorkbook, value: name) }
        stream.listen()
        var fed = 0
        try withExtendedLifetime(stream) {
            try archive.read(name) { piece, share in
                progress?(share)
                fed += piece.count
                try stream.feed(piece, fed: fed, name)
                return true
            }
            try stream.feed(UnsafeMutableRawBufferPointer(start: nil, count: 0), fed: fed, name)
        }
    }

    /// An empty piece ends the document. A token that grows beyond 4 MB is refused: expat would hold it in memory.
    private func feed(_ piece: UnsafeMutableRawBufferPointer, fed: Int, _ name: String) throws {
        let isLast = piece.isEmpty
        let status = XML_Parse(
            parser, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count), isLast ? 1 : 0)
        if let failure { throw failure }
        let line = Int(XML_GetCurrentLineNumber(parser))
        guard status == XML_STATUS_OK else { throw TableError(.damagedWorkbook, line: line, value: name) }
        if !isLast, fed - Int(XML_GetCurrentByteIndex(parser)) > 4 << 20 {
            throw TableError(.damagedWorkbook, line: line, value: name)
        }
    }

    private func listen() {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let name else { return }
                XMLStream.of(data)?.attempt { try $0.start(local(name), XMLAttributes(list: attributes)) }
            },
            { data, name in
                guard let name else { return }
                XMLStream.of(data)?.attempt { try $0.end(local(name)) }
            })
        XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let text else { return }
            let raw = UnsafeRawBufferPointer(start: text, count: Int(length))
            XMLStream.of(data)?.attempt { try $0.text(raw.assumingMemoryBound(to: UInt8.self)) }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            XMLStream.of(data)?.attempt { _ in throw TableError(.doctypeRefused) }
        }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
        data.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Runs the handler; its error stops the parser and is thrown by `feed`.
    private func attempt(_ body: (any XMLHandler) throws -> Void) {
        guard failure == nil else { return }
        do { try body(handler) } catch {
            failure = error
            XML_StopParser(parser, 0)
        }
    }
}

/// The name without its prefix.
private func local(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    var start = name
    var at = name
    while at.pointee != 0 {
        if at.pointee == 0x3A { start = at + 1 }
        at += 1
    }
    return start
}
