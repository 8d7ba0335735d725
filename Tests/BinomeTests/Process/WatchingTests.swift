import CoreMetrics
import Foundation
import HTTPTypes
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import binome

/// Log lines, metrics and deadlines, by themselves.
@Suite struct `Watching` {
    @Test func `writes one log line for each event, whatever the values hold`() {
        let line = LogLines.line(
            .notice, "serving", ["port": "8080", "odd": "two words\nand \"a\" line\u{1B}"],
            at: Date(timeIntervalSince1970: 1_795_510_800))
        #expect(
            line
                == "time=2026-11-24T09:00:00.000Z level=notice event=serving odd=\"two words\\nand \\\"a\\\" line \" port=8080\n"
        )
    }

    @Test func `writes metrics as Prometheus reads them`() {
        let metrics = PrometheusMetrics()
        let counter = metrics.makeCounter(
            label: "binome_http_requests", dimensions: [("route", "/a\"b"), ("status", "200")])
        counter.increment(by: 2)
        metrics.makeCounter(label: "binome_http_requests", dimensions: [("route", "/a\"b"), ("status", "200")])
            .increment(by: 1)
        let timer = metrics.makeTimer(label: "binome_http_request", dimensions: [])
        timer.recordNanoseconds(3_000_000)
        timer.recordNanoseconds(20_000_000_000)
        let lines = metrics.text().split(separator: "\n").map(String.init)
        #expect(lines.contains("binome_http_requests_total{route=\"/a\\\"b\",status=\"200\"} 3"))
        #expect(lines.contains("binome_http_request_seconds_bucket{le=\"0.0025\"} 0"))
        #expect(lines.contains("binome_http_request_seconds_bucket{le=\"0.005\"} 1"))
        #expect(lines.contains("binome_http_request_seconds_bucket{le=\"10.0\"} 1"))
        #expect(lines.contains("binome_http_request_seconds_bucket{le=\"+Inf\"} 2"))
        #expect(
            lines.contains("binome_http_request_seconds_sum 20.003")
                && lines.contains("binome_http_request_seconds_count 2"))
        #expect(lines.count { $0.hasPrefix("# TYPE") } == 2)
    }

    private func channel() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handlers: [Swallowed(), RequestDeadline()])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    /// Answers become bytes on their way out, of which this channel knows how many wait.
    private final class Swallowed: ChannelOutboundHandler {
        typealias OutboundIn = HTTPResponsePart
        typealias OutboundOut = ByteBuffer

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            context.write(wrapOutboundOut(ByteBuffer()), promise: promise)
        }
    }

    private var head: HTTPRequestPart { .head(HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/")) }

    @Test func `closes a connection whose first request does not come`() throws {
        let channel = try channel()
        channel.embeddedEventLoop.advanceTime(by: .seconds(14))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test func `gives a body its time, but not for ever`() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        for _ in 0..<29 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(20))
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "a")))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(21))
        #expect(!channel.isActive)
    }

    /// It was refused for its size, say: without end it would keep the connection and the machine busy.
    @Test func `gives a body whose request is answered ten seconds more, however busily it comes`() throws {
        for finishes in [true, false] {
            let channel = try channel()
            try channel.writeInbound(head)
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "a")))
            try channel.writeOutbound(HTTPResponsePart.end(nil))
            for _ in 0..<9 {
                channel.embeddedEventLoop.advanceTime(by: .seconds(1))
                try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "a")))
            }
            if finishes { try channel.writeInbound(HTTPRequestPart.end(nil)) }
            channel.embeddedEventLoop.advanceTime(by: .seconds(2))
            #expect(channel.isActive == finishes)
            channel.embeddedEventLoop.advanceTime(by: .seconds(29))
            #expect(!channel.isActive)
        }
    }

    @Test func `closes a connection whose body pauses for half a minute`() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test func `waits as long as our answer takes, then thirty seconds for the next request`() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .hours(1))
        #expect(channel.isActive)
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }
}
