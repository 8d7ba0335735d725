import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the body of a request as a form, within its route's limit.
struct BodyReader {
    let head: HTTPRequest
    let limit: Int
    let spool: String

    func form(of body: RequestBody) async throws -> Form {
        let type = head.headerFields[.contentType] ?? ""
        if let boundary = MultipartReader.boundary(in: type) { return try await multipart(body, boundary: boundary) }
        var bytes: [UInt8] = []
        for try await buffer in body {
            guard bytes.count + buffer.readableBytes <= limit else { throw Rejection(tooLargeFor: limit) }
            bytes += buffer.readableBytesView
        }
        if bytes.isEmpty { return Form() }
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw Rejection(.unsupportedMediaType)
        }
        guard let fields = Form.urlencoded(bytes) else { throw Rejection(.badRequest) }
        return Form(fields)
    }

    private func multipart(_ body: RequestBody, boundary: String) async throws -> Form {
        var reader = MultipartReader(boundary: boundary, spool: spool)
        var total = 0
        do {
            for try await buffer in body {
                total += buffer.readableBytes
                guard total <= limit else { throw Rejection(tooLargeFor: limit) }
                try reader.take(buffer)
            }
            return try reader.finish()
        } catch {
            reader.discard()
            throw error is MultipartReader.Fault ? Rejection(.badRequest) : error
        }
    }
}
