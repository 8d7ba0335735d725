import Glibc

/// An open file, read from front to back. Not for sharing between threads.
final class ByteFile {
    let path: String
    let size: Int
    private let descriptor: Int32
    private(set) var position = 0

    init(path: String, limit: Int) throws(TableError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw TableError(.unreadable, value: Self.reason()) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let reason = Self.reason()
            close(descriptor)
            throw TableError(.unreadable, value: reason)
        }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG else {
            close(descriptor)
            throw TableError(kind == S_IFDIR ? .folder : .notAFile)
        }
        self.path = path
        size = Int(status.st_size)
        guard size <= limit else {
            close(descriptor)
            throw TableError(.fileTooLarge, value: String(limit))
        }
    }

    deinit { close(descriptor) }

    /// Fills as much of `buffer` as the file still has; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        var filled = 0
        while filled < buffer.count, let base = buffer.baseAddress {
            let count = Glibc.read(descriptor, base + filled, buffer.count - filled)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw TableError(.unreadable, value: Self.reason())
            }
            filled += count
        }
        position += filled
        return filled
    }

    /// The next bytes of the file, at most `count`.
    func bytes(_ count: Int) throws(TableError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var failure: TableError?
        let filled = bytes.withUnsafeMutableBytes { buffer in
            do throws(TableError) { return try read(into: buffer) } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        bytes.removeLast(count - filled)
        return bytes
    }

    func seek(to offset: Int) throws(TableError) {
        guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
            throw TableError(.unreadable, value: Self.reason())
        }
        position = offset
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
