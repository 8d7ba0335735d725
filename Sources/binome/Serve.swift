import ArgumentParser
import Hummingbird
import Logging
import Mentoring
import NIOCore
import ServiceLifecycle
import Storage
import Web

/// Serves the pages.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves Binôme until it is told to stop.",
        discussion: """
            Example:
              binome serve --database sqlite:/var/lib/binome/binome.sqlite --port 8080 \\
                --public-url https://mentoring.example.org --trusted-proxies 127.0.0.1

            At its first start it prints a code that opens the page on which the first administrator is made.
            Every flag may also be said in the environment (--public-url is BINOME_PUBLIC_URL) or in a JSON file
            (--config FILE). docs/options.md lists them all.
            """)

    @OptionGroup var server: ServerFlags
    @OptionGroup var listen: ListenFlags

    func run() async throws {
        let configuration = try await server.configuration(with: listen.values)
        try await Server(configuration).run()
    }
}

/// A server at work: pages, jobs and mails, until SIGTERM or SIGINT; then what has begun is finished.
struct Server {
    let configuration: ServerConfiguration
    var demonstration = false

    init(_ configuration: ServerConfiguration, demonstration: Bool = false) {
        self.configuration = configuration
        self.demonstration = demonstration
    }

    func run(started: @escaping @Sendable (Assembly, Int) async -> Void = { _, _ in }) async throws {
        let assembly = try await Assembly.open(configuration, demonstration: demonstration)
        let routes = assembly.routes
        let application = Application(
            responder: routes.responder(),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil),
            services: [JobService(runner: assembly.jobs)],
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? configuration.port
                assembly.logger.notice("serving", metadata: ["port": "\(port)"])
                await started(assembly, port)
            },
            logger: assembly.logger)
        try await application.runService()
        await assembly.database.close()
    }
}

/// Runs the jobs beside the pages.
private struct JobService: Service {
    let runner: JobRunner

    func run() async throws {
        await cancelWhenGracefulShutdown { await runner.run() }
    }
}
