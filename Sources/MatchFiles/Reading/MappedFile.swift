import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file's bytes, mapped for reading.
package final class MappedFile: @unchecked Sendable {
    // Unchecked: the bytes are never written, and the mapping lives as long as this object.
    package let path: String
    package let bytes: UnsafeRawBufferPointer
    /// Texts that stand in the file in another form (with doubled quotes), which live as long as it does.
    private let rewritten = Mutex<[Rewritten]>([])

    private struct Rewritten: @unchecked Sendable {
        // Unchecked: written before it is handed out, and never after.
        let memory: UnsafeMutableBufferPointer<UInt8>
    }

    /// Maps the file; `whole` brings all of it into memory at once.
    package init(_ path: String, whole: Bool = false) throws(FileFault) {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(path, MappedFile.text(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFault(path, MappedFile.text(errno)) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileFault(path, "is a folder, not a file") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileFault(path, "is not a regular file") }
        let size = Int(status.st_size)
        guard size > 0 else { throw FileFault(path, "is empty") }
        var flags = MAP_PRIVATE
        #if os(Linux)
            if whole { flags |= Int32(MAP_POPULATE) }
        #endif
        guard let base = mmap(nil, size, PROT_READ, flags, descriptor, 0), base != MAP_FAILED else {
            throw FileFault(path, MappedFile.text(errno))
        }
        bytes = UnsafeRawBufferPointer(start: base, count: size)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
        rewritten.withLock { for text in $0 { text.memory.deallocate() } }
    }

    /// Memory with this text that stays while the file does.
    func keep(_ text: [UInt8]) -> UnsafePointer<UInt8> {
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count + 1)
        _ = memory.initialize(from: text + [0])
        let kept = Rewritten(memory: memory)
        rewritten.withLock { $0.append(kept) }
        return UnsafePointer(memory.baseAddress.unsafelyUnwrapped)
    }

    /// Lets go of the memory of bytes that were read; they can still be read again.
    package func forget(_ range: Range<Int>) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let start = (range.lowerBound + page - 1) / page * page
        let end = range.upperBound / page * page
        guard end > start, let base = bytes.baseAddress else { return }
        madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED)
    }

    static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
