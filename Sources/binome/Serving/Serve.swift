import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Mentoring
import NIOCore
import ServiceLifecycle
import Storage
import Synchronization
import UnixSignals
import Web

/// Serves the pages.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves Binôme until it is told to stop.",
        discussion: """
            Example:
              binome serve --database sqlite:/var/lib/binome/binome.sqlite --port 8080 \\
                --public-url https://mentoring.example.org --trusted-proxies 127.0.0.1

            At its first start it prints a code that opens the page on which the first administrator is made. \
            Every flag may also be said in the environment (--public-url is BINOME_PUBLIC_URL) or in a JSON file \
            (--config FILE). docs/options.md lists them all.
            """)

    @OptionGroup var server: ServerFlags
    @OptionGroup var listen: ListenFlags

    func run() async throws {
        let configuration = try server.configuration(with: listen.values)
        try await Server(configuration).run()
    }
}

/// A server at work: pages, jobs and mails, until SIGTERM or SIGINT; then what has begun is finished.
struct Server {
    let configuration: ServerConfiguration
    /// Whom a visitor of the demonstration may sign in as; nil on a real installation.
    let cast: [Web.CastMember]?

    init(_ configuration: ServerConfiguration, cast: [Web.CastMember]? = nil) {
        self.configuration = configuration
        self.cast = cast
    }

    /// - Parameters:
    ///   - prepared: called once the database is open and migrated, before anybody is served.
    ///   - started: called with the port that is listened on.
    func run(
        prepared: @Sendable (Assembly) async throws -> Void = { _ in },
        started: @escaping @Sendable (Assembly, Int) async -> Void = { _, _ in }
    ) async throws {
        let assembly = try await Assembly.open(configuration, cast: cast)
        try await prepared(assembly)
        let routes = assembly.routes
        var services: [any Service] = [JobService(runner: assembly.jobs), MailService(assembly: assembly)]
        if let port = configuration.metricsPort {
            let metrics = MetricsServer.application(port: port, assembly: assembly)
            services.append(Listening(service: metrics, host: "127.0.0.1", port: port))
        }
        let application = Application(
            responder: routes.responder(),
            server: .http1(configuration: .init(additionalChannelHandlers: [RequestDeadline()])),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil,
                availableConnectionsDelegate: .maximum(OpenFiles.connections(), logger: assembly.logger)),
            services: services,
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? configuration.port
                assembly.logger.notice("serving", metadata: ["port": "\(port)"])
                assembly.installation.settings.live.listens(at: ServerConfiguration.address(configuration.host, port))
                if !assembly.installation.settings.demonstration { await FirstStart.announce(assembly) }
                await started(assembly, port)
            },
            logger: assembly.logger)
        try await Self.untilToldToStop(
            Listening(service: application, host: configuration.host, port: configuration.port), assembly.logger)
        await assembly.database.close()
    }

    /// How long requests in flight may take to finish, once the server is told to stop.
    private static let patience = Duration.seconds(20)

    /// Runs until SIGTERM or SIGINT, then lets what has begun finish; who takes too long is cut off.
    private static func untilToldToStop(_ service: Listening, _ logger: Logger) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = patience
        do { try await ServiceGroup(configuration: configuration).run() } catch  where service.told.isSet {
            logger.warning("stopped before every client was through")
        }
    }
}

/// A service that listens; says in a sentence where it cannot.
private struct Listening: Service, CustomStringConvertible {
    /// Whether the system has told the server to stop.
    final class Told: Sendable {
        private let flag = Mutex(false)
        var isSet: Bool { flag.withLock { $0 } }
        func set() { flag.withLock { $0 = true } }
    }

    let service: any Service
    let host: String
    let port: Int
    let told = Told()
    var description: String { "listener on port \(port)" }

    func run() async throws {
        do {
            try await withGracefulShutdownHandler {
                try await service.run()
            } onGracefulShutdown: {
                told.set()
            }
        } catch let error as IOError {
            throw CommandFaults.cannotListen(host, port, error)
        } catch is SocketAddressError.UnknownHost {
            throw Refused("Nobody knows an address of \(host), to listen on.")
        }
    }
}

/// Every connection is an open file, of which the system grants only so many.
private enum OpenFiles {
    /// Raises the grant as far as the system lets us, and leaves some for the database and uploads.
    static func connections() -> Int {
        var grant = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &grant) == 0 else { return 256 }
        if grant.rlim_cur < grant.rlim_max {
            var wanted = grant
            wanted.rlim_cur = min(grant.rlim_max, 65_536)
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &wanted) == 0 { grant = wanted }
        }
        return max(32, Int(min(grant.rlim_cur, 10_128)) - 128)
    }
}

/// Runs the jobs beside the pages.
private struct JobService: Service, CustomStringConvertible {
    let runner: JobRunner
    // Services are named in the log: by no more than this.
    let description = "jobs"

    func run() async throws {
        await cancelWhenGracefulShutdown { await runner.run() }
    }
}

/// Sends the mails beside the pages, and keeps things in order.
private struct MailService: Service, CustomStringConvertible {
    let assembly: Assembly
    let description = "mails"

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await assembly.mails.run() }
                group.addTask { await Upkeep(assembly: assembly).run() }
            }
        }
    }
}

/// While there is no administrator, each start prints a code that opens the page on which the first one is made.
enum FirstStart {
    /// The code goes to the terminal alone: not to the log, which others may read.
    static func announce(_ assembly: Assembly) async {
        let (codes, now) = (assembly.installation.secrets.keys.codes, assembly.installation.clock())
        do {
            let code = try await assembly.database.write { try SetUp.begin(codes: codes, in: $0, at: now) }
            guard let code else { return }
            let text = """

                There is no administrator yet. Open
                    \(assembly.installation.settings.publicURL)/set-up
                and type this code, which works once, until tomorrow:
                    \(code.text)


                """
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            assembly.logger.error("no set-up code", metadata: ["error": "\(type(of: error))"])
        }
    }
}
