import Foundation

/// A program run to its end.
enum Program {
    /// Runs it in `/tmp`, where every user may be; its status and what it said.
    ///
    /// Not by Foundation's `Process`: that waits until a pipe is closed which a server started by the program inherits,
    /// so it would wait until the server ends. The output goes to a file for the same reason.
    static func run(_ path: String, _ arguments: [String]) throws -> (Int32, String) {
        let log = "/tmp/binome-test-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).log"
        defer { unlink(log) }
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&files, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&files, 1, 2)
        // A server outlives a process of tests that crashes: it must not keep files and locks of whoever ran the tests.
        let closing = "cd /tmp; for f in 3 4 5 6 7 8 9; do eval \"exec $f>&-\"; done; exec \"$0\" \"$@\""
        let texts = (["/bin/sh", "-c", closing, path] + arguments).map { strdup($0) } + [nil]
        defer { for text in texts { free(text) } }
        var pid = pid_t()
        let fault = posix_spawn(&pid, "/bin/sh", &files, nil, texts, environ)
        guard fault == 0 else { return (fault, String(cString: strerror(fault))) }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 {
            guard errno == EINTR else { return (errno, "waitpid") }
        }
        return (status, (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
    }
}
