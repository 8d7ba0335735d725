// What the same stack does when there is nothing to do: a page of SIZE bytes that never changes, on a port of 127.0.0.1.
//
//   fixed-page PORT SIZE

import HTTPTypes
import Hummingbird
import NIOCore

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard arguments.count == 2 else { throw Usage() }
let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: arguments[1])
let router = Router()
router.get("/") { _, _ in
    Response(
        status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
        body: .init(byteBuffer: body))
}
try await Application(
    router: router, configuration: .init(address: .hostname("127.0.0.1", port: arguments[0]))
).runService()

struct Usage: Error {}
