import Logging

/// Does one thing after the other until there is none left, or the task is cancelled. Returns how many were done.
/// - Parameter one: does the next; false when there is none.
func untilNoneIsLeft(_ one: () async throws -> Bool) async throws -> Int {
    var count = 0
    while !Task.isCancelled, try await one() { count += 1 }
    return count
}

/// Does the same again and again until the task is cancelled: every `pause`, and less often while it fails.
/// - Parameter failed: is told the type of the error, which says nothing of anybody.
func inRounds(
    every pause: Duration, _ round: () async throws -> Void, failed: (Logger.MetadataValue) -> Void
) async {
    var wait = pause
    while !Task.isCancelled {
        do {
            try await round()
            wait = pause
        } catch is CancellationError { return } catch {
            failed("\(type(of: error))")
            wait = min(wait * 2, .seconds(10))
        }
        do { try await Task.sleep(for: wait) } catch { return }
    }
}
