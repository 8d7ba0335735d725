import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes connections of slow clients: a request's head must come within some seconds, its body without long pauses
/// and within some minutes, and an answer must be read. A connection that only idles is closed, too.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    struct Limits: Sendable {
        /// From the connection to the first head.
        var head = TimeAmount.seconds(15)
        /// From a head to the end of its body.
        var body = TimeAmount.minutes(10)
        /// Between two pieces of a body; between an answer and the next head.
        var pause = TimeAmount.seconds(30)
        /// For the rest of a body whose request is answered already: it was refused, and nobody reads it.
        var rest = TimeAmount.seconds(10)
        /// For which a client may take nothing of an answer.
        var stall = TimeAmount.seconds(30)
    }

    private let limits: Limits
    private var due: Scheduled<Void>?
    private var bodyEnds = NIODeadline.distantFuture
    /// A request is on its way, of which the end has not come; and its answer is out all the same.
    private var isReceiving = false
    private var isAnswered = false
    private var reading: Scheduled<Void>?
    /// Bytes of answers given to the connection, and how many of them the client had taken when we last looked.
    private var given = 0
    private var taken = 0

    init(_ limits: Limits = Limits()) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { close(in: limits.head, context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        close(in: limits.head, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            (isReceiving, isAnswered) = (true, false)
            bodyEnds = context.eventLoop.now + limits.body
            close(in: min(limits.pause, limits.body), context)
        // What follows an answer buys no more time.
        case .body: if !isAnswered { close(in: min(limits.pause, bodyEnds - context.eventLoop.now), context) }
        // While we work, nothing is due from the client.
        case .end:
            isReceiving = false
            if isAnswered { close(in: limits.pause, context) } else { due?.cancel() }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head: break
        case .body(let bytes): given += bytes.readableBytes
        // The answer is out: the next head may take as long as a connection may idle.
        case .end:
            isAnswered = isReceiving
            close(in: isReceiving ? limits.rest : limits.pause, context)
        }
        context.write(data, promise: promise)
        watchReading(context)
    }

    /// Looks now and then whether the client takes what it asked for, as long as something waits for it.
    private func watchReading(_ context: ChannelHandlerContext) {
        guard reading == nil else { return }
        let channel = context.channel
        taken = given - Self.waiting(channel)
        reading = context.eventLoop.assumeIsolated().scheduleTask(in: limits.stall) { [self] in
            reading = nil
            let waiting = Self.waiting(channel)
            guard waiting > 0 else { return }
            if given - waiting <= taken { return channel.close(promise: nil) }
            watchReading(context)
        }
    }

    /// Bytes that the machine has not yet been able to send.
    private static func waiting(_ channel: any Channel) -> Int {
        (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    private func close(in time: TimeAmount, _ context: ChannelHandlerContext) {
        due?.cancel()
        let channel = context.channel
        due = context.eventLoop.assumeIsolated().scheduleTask(in: max(time, .nanoseconds(0))) { [self] in
            // An answer that is still being read has a deadline of its own.
            if reading != nil, Self.waiting(channel) > 0 { return close(in: limits.pause, context) }
            channel.close(promise: nil)
        }
    }

    private func cancel() {
        due?.cancel()
        reading?.cancel()
    }
}
