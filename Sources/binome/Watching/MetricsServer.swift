import CoreMetrics
import HTTPTypes
import Hummingbird
import Logging
import Mentoring
import NIOCore
import ServiceLifecycle
import Storage
import Web

/// Serves `/metrics` on an address of this machine alone.
enum MetricsServer {
    /// swift-metrics takes one factory for the life of a process.
    private static let metrics: PrometheusMetrics = {
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)
        return metrics
    }()

    static func application(port: Int, assembly: Assembly) -> some Service {
        let metrics = metrics
        let router = Router()
        router.get("/metrics") { _, _ in
            await readDatabase(into: metrics, assembly)
            return Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text())))
        }
        return Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil),
            logger: assembly.logger)
    }

    /// What only the database knows, read when it is asked for.
    private static func readDatabase(into metrics: PrometheusMetrics, _ assembly: Assembly) async {
        let now = assembly.installation.clock()
        do {
            let (outbox, jobs) = try await assembly.database.read {
                (try OutboxState.read(in: $0), try JobState.read(in: $0))
            }
            metrics.set("binome_database_up", to: 1)
            metrics.set("binome_outbox_waiting", to: Double(outbox.waiting))
            metrics.set("binome_outbox_sending", to: Double(outbox.sending))
            let age = outbox.oldestDue.map { max(0, now.milliseconds - $0.milliseconds) } ?? 0
            metrics.set("binome_outbox_oldest_seconds", to: Double(age) / 1000)
            metrics.set("binome_jobs_waiting", to: Double(jobs.waiting))
            metrics.set("binome_jobs_failed", to: Double(jobs.failed))
        } catch {
            metrics.set("binome_database_up", to: 0)
        }
    }
}
