import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the body of a request as a form, within its route's limit.
struct BodyReader {
    let head: HTTPRequest
    let limit: BodyLimit
    let spool: String

    func form(of body: RequestBody) async throws -> Form {
        let type = head.headerFields[.contentType] ?? ""
        if let boundary = MultipartReader.boundary(in: type) { return try await multipart(body, boundary: boundary) }
        var bytes: [UInt8] = []
        var arriving = Arriving(body)
        while let buffer = try await arriving.next() {
            guard bytes.count + buffer.readableBytes <= limit.bytes else { throw Rejection(tooLargeFor: limit) }
            bytes += buffer.readableBytesView
        }
        if bytes.isEmpty { return Form() }
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw Rejection(.unsupportedMediaType)
        }
        guard let form = Form.urlencoded(bytes) else { throw Rejection(.badRequest) }
        return form
    }

    private func multipart(_ body: RequestBody, boundary: String) async throws -> Form {
        var reader = MultipartReader(boundary: boundary, spool: spool)
        var total = 0
        do {
            var arriving = Arriving(body)
            while let buffer = try await arriving.next() {
                total += buffer.readableBytes
                guard total <= limit.bytes else { throw Rejection(tooLargeFor: limit) }
                try reader.take(buffer)
            }
            return try reader.finish()
        } catch {
            reader.discard()
            throw error is MultipartReader.Fault ? Rejection(.badRequest) : error
        }
    }
}

/// The pieces of a body as they arrive. One that is cut off or breaks the rules of HTTP is the client's fault.
private struct Arriving {
    private var iterator: RequestBody.AsyncIterator

    init(_ body: RequestBody) { iterator = body.makeAsyncIterator() }

    mutating func next() async throws -> ByteBuffer? {
        do { return try await iterator.next() } catch is CancellationError { throw CancellationError() } catch {
            throw Rejection(.badRequest)
        }
    }
}
