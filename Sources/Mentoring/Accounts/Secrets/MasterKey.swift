internal import Crypto
internal import Foundation

/// Why the file of the master key cannot be used. The server must not start then: going on with another key would
/// make everything sealed unreadable.
package enum MasterKeyError: Error, Sendable, Hashable {
    /// Not 32 bytes.
    case wrongSize(path: String, bytes: Int)
    /// Others than its owner may read or write it; `mode` holds the permission bits.
    case openPermissions(path: String, mode: UInt16)
    /// Not a file, or the system refused; `code` is errno.
    case unreadable(path: String, code: Int32)
    case unwritable(path: String, code: Int32)
    /// There is none, and the database holds what one has sealed: a new one would not open it.
    case missing(path: String)
    /// Not the one with which the database's secrets were sealed.
    case foreign(path: String)
}

/// The one secret from which all others are derived: 32 bytes in a file of its own, neither in the database nor in
/// its backup. Whoever moves the server moves this file as well.
package struct MasterKey: Sendable {
    private let secret: SymmetricKey

    /// For tests, and for a key that is kept elsewhere; `nil` unless 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        secret = SymmetricKey(data: bytes)
    }

    /// Reads the key, and makes it first when there is no file yet. Two servers starting at once end with the same.
    package init(path: String, random: RandomBytes = systemRandomBytes) throws(MasterKeyError) {
        if let found = try MasterKey.stored(at: path) {
            secret = found
            return
        }
        try MasterKey.store(random(32), at: path)
        guard let made = try MasterKey.stored(at: path) else { throw .unreadable(path: path, code: ENOENT) }
        secret = made
    }

    /// A key of 32 bytes for one use, by HKDF with SHA-256. Different labels give keys that tell nothing of each other.
    package func derive(_ label: String) -> Derived {
        Derived(
            symmetric: HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secret, info: Array("binome.v1.".utf8) + Array(label.utf8), outputByteCount: 32))
    }

    /// A key for one use.
    package struct Derived: Sendable {
        let symmetric: SymmetricKey

        /// The key itself, for what takes bytes.
        package var bytes: [UInt8] { symmetric.withUnsafeBytes { Array($0) } }
    }

    private static func stored(at path: String) throws(MasterKeyError) -> SymmetricKey? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path, code: errno)
        }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw .unreadable(path: path, code: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, code: EINVAL) }
        let mode = UInt16(facts.st_mode & 0o777)
        guard mode & 0o077 == 0 else { throw .openPermissions(path: path, mode: mode) }
        guard facts.st_size == 32 else { throw .wrongSize(path: path, bytes: Int(facts.st_size)) }
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, 32) }
        guard count == 32 else { throw .unreadable(path: path, code: count < 0 ? errno : EIO) }
        return SymmetricKey(data: bytes)
    }

    /// Written beside and linked into place: the name appears with all its bytes, or not at all, and never replaces
    /// a key that another process made meanwhile.
    private static func store(_ bytes: [UInt8], at path: String) throws(MasterKeyError) {
        let draft = path + "." + UUID().uuidString
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .unwritable(path: path, code: errno) }
        defer { unlink(draft) }
        let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        let isSafe = count == bytes.count && fsync(file) == 0
        let code = errno
        close(file)
        guard isSafe else { throw .unwritable(path: path, code: code) }
        guard link(draft, path) == 0 || errno == EEXIST else { throw .unwritable(path: path, code: errno) }
    }
}

extension MasterKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "MasterKey" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
