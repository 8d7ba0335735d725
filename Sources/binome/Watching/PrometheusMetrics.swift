import CoreMetrics
import Synchronization

/// Gathers what swift-metrics reports, and writes it as Prometheus reads it (text format 0.0.4).
final class PrometheusMetrics: MetricsFactory, Sendable {
    /// A series: one name with one set of labels.
    private struct Series: Hashable, Sendable {
        let name: String
        let labels: String
    }

    /// How often, how much in all, and how many at most so much.
    private struct Distribution: Sendable {
        var count = 0
        var sum = 0.0
        var buckets = [Int](repeating: 0, count: PrometheusMetrics.bounds.count)
    }

    private struct State: Sendable {
        var counters: [Series: Double] = [:]
        var gauges: [Series: Double] = [:]
        var distributions: [Series: Distribution] = [:]
    }

    private let state = Mutex(State())

    /// Seconds: from a page out of memory to a request that should have been a job.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

    func set(_ name: String, to value: Double) { state.withLock { $0.gauges[Series(name: name, labels: "")] = value } }

    fileprivate func count(_ name: String, _ labels: String, by amount: Double) {
        state.withLock { $0.counters[Series(name: name, labels: labels), default: 0] += amount }
    }

    fileprivate func gauge(_ name: String, _ labels: String, _ value: Double) {
        state.withLock { $0.gauges[Series(name: name, labels: labels)] = value }
    }

    fileprivate func observe(_ name: String, _ labels: String, seconds: Double) {
        state.withLock { state in
            var one = state.distributions[Series(name: name, labels: labels)] ?? Distribution()
            one.count += 1
            one.sum += seconds
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { one.buckets[index] += 1 }
            state.distributions[Series(name: name, labels: labels)] = one
        }
    }

    // MARK: swift-metrics

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        Reporter(metrics: self, name: Self.name(label) + "_total", labels: Self.labels(dimensions))
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        Reporter(metrics: self, name: Self.name(label), labels: Self.labels(dimensions))
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        Reporter(metrics: self, name: Self.name(label) + "_seconds", labels: Self.labels(dimensions))
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    // MARK: Text

    /// Everything, by name and labels.
    func text() -> String {
        let state = state.withLock { $0 }
        var lines: [String] = []
        Self.add(state.counters, kind: "counter", to: &lines)
        Self.add(state.gauges, kind: "gauge", to: &lines)
        var last = ""
        for (series, one) in state.distributions.sorted(by: {
            ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels)
        }) {
            if series.name != last { lines.append("# TYPE \(series.name) histogram") }
            last = series.name
            let inner = series.labels.isEmpty ? "" : series.labels + ","
            for (index, bound) in Self.bounds.enumerated() {
                lines.append("\(series.name)_bucket{\(inner)le=\"\(bound)\"} \(one.buckets[index])")
            }
            lines.append("\(series.name)_bucket{\(inner)le=\"+Inf\"} \(one.count)")
            lines.append("\(series.name)_sum\(Self.braces(series.labels)) \(one.sum)")
            lines.append("\(series.name)_count\(Self.braces(series.labels)) \(one.count)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func add(_ values: [Series: Double], kind: String, to lines: inout [String]) {
        var last = ""
        for (series, value) in values.sorted(by: { ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels) }) {
            if series.name != last { lines.append("# TYPE \(series.name) \(kind)") }
            last = series.name
            let whole = value.rounded() == value && abs(value) < 1e15 ? String(Int64(value)) : String(value)
            lines.append("\(series.name)\(braces(series.labels)) \(whole)")
        }
    }

    private static func braces(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }

    private static func name(_ label: String) -> String {
        String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    private static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { name, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(self.name(name))=\"\(escaped)\""
        }.joined(separator: ",")
    }
}

/// One series, as swift-metrics reports to it.
private final class Reporter: CounterHandler, RecorderHandler, TimerHandler {
    private let metrics: PrometheusMetrics
    private let name: String
    private let labels: String

    init(metrics: PrometheusMetrics, name: String, labels: String) {
        self.metrics = metrics
        self.name = name
        self.labels = labels
    }

    func increment(by amount: Int64) { metrics.count(name, labels, by: Double(amount)) }
    func reset() {}
    func record(_ value: Int64) { metrics.gauge(name, labels, Double(value)) }
    func record(_ value: Double) { metrics.gauge(name, labels, value) }
    func recordNanoseconds(_ duration: Int64) { metrics.observe(name, labels, seconds: Double(duration) / 1e9) }
}
