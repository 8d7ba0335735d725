import HTTPTypes
import Metrics

/// Counts and times requests by the pattern of their route: never by the path itself, which may name somebody.
enum RequestMetrics {
    static func record(
        _ method: HTTPRequest.Method, _ pattern: String, _ status: HTTPResponse.Status,
        since start: ContinuousClock.Instant
    ) {
        let duration = ContinuousClock.now - start
        let nanoseconds = duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000
        Counter(
            label: "binome_http_requests",
            dimensions: [("method", method.rawValue), ("route", pattern), ("status", String(status.code))]
        ).increment()
        Metrics.Timer(label: "binome_http_request", dimensions: [("method", method.rawValue), ("route", pattern)])
            .recordNanoseconds(nanoseconds)
    }
}
