import Dispatch

/// Runs the body for parts of 0..<count, on several threads when asked; returns when all are done.
///
/// What the parts write must not overlap; then the result does not depend on the number of threads.
func inParts(_ count: Int, threads: Int, least: Int = 1, _ body: (_ part: Int, _ range: Range<Int>) -> Void) {
    let parts = max(1, min(threads, count / max(1, least)))
    if parts == 1 {
        body(0, 0..<count)
        return
    }
    withoutActuallyEscaping(body) { body in
        nonisolated(unsafe) let body = body
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            body(part, (count * part / parts)..<(count * (part + 1) / parts))
        }
    }
}
