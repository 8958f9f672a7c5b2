#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one way in which Piste writes a file: whatever happens, the old file or the new one is there,
/// never a mixture.
///
/// The bytes go to a temporary file in the same folder, are brought to the disk, and take the file's
/// name in one step; then the folder is brought to the disk too. Writers of one folder take turns by
/// a lock on a file that is there as long as one of them writes.
package enum AtomicFile {
  /// What must stand at the path for a write to go ahead.
  package enum Expected: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// The file that was read, or nothing.
    case unchanged(BoundedFile.Identity)
    /// Anything that is a regular file, or nothing.
    case anything
  }

  /// Writes the bytes to the path.
  ///
  /// A new file has mode 0600; one that is replaced keeps its mode. Temporaries that a killed writer
  /// left in the folder are removed. While another program writes there it waits, up to five seconds.
  ///
  /// - Parameter waits: Whether it waits while another program writes there; if not, it throws `busy` at once.
  /// - Throws: `FileError`. After `notOnDisk` the new file stands at the path; after every other error the old
  ///   one is as it was. No temporary is left.
  package static func write(
    _ bytes: [UInt8], to path: String, expecting expected: Expected, waits: Bool = true
  ) throws(FileError) {
    let place = try Place(path)
    let lock = try place.lock(attempts: waits ? 500 : 1)
    defer { lock?.release() }
    if lock != nil { place.sweep() }
    let mode = try place.check(expected)
    let temporary = try place.makeTemporary()
    do {
      try temporary.fill(bytes, mode: mode, path: path)
      try place.rename(temporary)
    } catch {
      place.remove(temporary.name)
      throw error
    }
    try place.synchronise()
  }

  /// Removes the temporaries that killed writers left in the folder; does nothing where it cannot, or while
  /// another program writes there.
  package static func sweep(folder: String) {
    guard let place = try? Place(folder + "/" + Place.probe),
      let lock = try? place.lock(attempts: 1)
    else { return }
    place.sweep()
    lock.release()
  }
}

extension AtomicFile {
  /// A name in an open folder: every call is relative to the folder, so that nothing changes when
  /// the folder is moved.
  struct Place {
    let path: String
    let name: String
    private let folder: System.Descriptor

    /// A name that no file has.
    static let probe = "."

    /// How the names of temporaries begin and end.
    private static let prefix = ".piste-"
    private static let suffix = ".tmp"
    /// The file that a writer locks.
    private static let lockName = ".piste.lock"

    init(_ path: String) throws(FileError) {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard let name = parts.last, !name.isEmpty, name != "..", !path.utf8.contains(0) else {
        throw .badPath(path: path)
      }
      self.path = path
      self.name = String(name)
      let parent = parts.dropLast().joined(separator: "/")
      let folderPath = parts.count == 1 ? "." : parent.isEmpty ? "/" : parent
      let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
      let number = Int32(truncatingIfNeeded: System.retry { Int(open(folderPath, flags)) })
      guard number >= 0 else {
        throw errno == ENOENT
          ? .notFound(path: folderPath)
          : .system(path: folderPath, action: "open the folder", problem: System.lastProblem())
      }
      folder = System.Descriptor(number)
    }

    /// Takes the lock of the folder's writers; nil where the file system has none, or takes no files.
    ///
    /// It is on a file of our own: on the folder itself any program may hold one, for as long as it likes.
    ///
    /// - Parameter attempts: How often it tries while another writer has it, every ten milliseconds.
    func lock(attempts: Int) throws(FileError) -> Lock? {
      for attempt in 0..<attempts {
        if attempt > 0 { usleep(10_000) }
        let flags = O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        let number = openat(folder.number, Self.lockName, flags, 0o644)
        guard number >= 0 else { return nil }
        let descriptor = System.Descriptor(number)
        if System.retry({ Int(flock(number, LOCK_EX | LOCK_NB)) }) == 0 {
          // The writer before may have removed the file between the two calls.
          if isInPlace(descriptor) { return Lock(place: self, descriptor: descriptor) }
        } else if errno != EWOULDBLOCK {
          remove(Self.lockName)
          return nil
        }
      }
      throw .busy(path: path)
    }

    /// The lock of the folder's writers.
    struct Lock {
      fileprivate let place: Place
      fileprivate let descriptor: System.Descriptor

      /// Removes its file, and lets the next writer have the lock.
      func release() {
        place.remove(lockName)
        flock(descriptor.number, LOCK_UN)
      }
    }

    /// Whether the open file is the one that has the lock's name.
    private func isInPlace(_ descriptor: System.Descriptor) -> Bool {
      var named = stat()
      guard let open = descriptor.status(),
        fstatat(folder.number, Self.lockName, &named, AT_SYMLINK_NOFOLLOW) == 0
      else { return false }
      return open.st_dev == named.st_dev && open.st_ino == named.st_ino
    }

    /// Looks at what stands there now.
    ///
    /// - Returns: The mode that the new file gets.
    func check(_ expected: Expected) throws(FileError) -> mode_t {
      var status = stat()
      guard fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        guard errno == ENOENT else {
          throw .system(path: path, action: "write", problem: System.lastProblem())
        }
        return 0o600
      }
      if let kind = System.irregularKind(status.st_mode) {
        throw .notRegular(path: path, kind: kind)
      }
      switch expected {
      case .nothing: throw .exists(path: path)
      case .anything: break
      case .unchanged(let identity):
        let flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC
        let number = openat(folder.number, name, flags)
        guard number >= 0 else {
          throw .system(path: path, action: "read", problem: System.lastProblem())
        }
        let descriptor = System.Descriptor(number)
        guard Int(status.st_size) == identity.count,
          let bytes = descriptor.readAll(cap: identity.count, expecting: identity.count),
          BoundedFile.Identity(of: bytes) == identity
        else { throw .changed(path: path) }
      }
      return status.st_mode & 0o777
    }

    /// Makes an empty file of a new name.
    func makeTemporary() throws(FileError) -> Temporary {
      for attempt in 0..<100 {
        let name = "\(Self.prefix)\(getpid())-\(attempt)\(Self.suffix)"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let number = openat(folder.number, name, flags, 0o600)
        if number >= 0 {
          return Temporary(name: name, descriptor: System.Descriptor(number))
        }
        guard errno == EEXIST else { break }
      }
      throw .system(path: path, action: "write", problem: System.lastProblem())
    }

    /// Gives the temporary the name of the file.
    func rename(_ temporary: Temporary) throws(FileError) {
      guard renameat(folder.number, temporary.name, folder.number, name) == 0 else {
        throw .system(path: path, action: "write", problem: System.lastProblem())
      }
    }

    /// Brings the folder to the disk, so that the new name survives a loss of power.
    func synchronise() throws(FileError) {
      guard System.retry({ Int(fsync(folder.number)) }) == 0 || errno == EINVAL else {
        throw .notOnDisk(path: path, problem: System.lastProblem())
      }
    }

    /// Removes a file of the folder; errors do not matter.
    func remove(_ name: String) { unlinkat(folder.number, name, 0) }

    /// Removes temporaries: while this program holds the lock no other one writes them.
    func sweep() {
      let copy = openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard copy >= 0 else { return }
      guard let stream = fdopendir(copy) else {
        close(copy)
        return
      }
      defer { closedir(stream) }
      var stale: [String] = []
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
          String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix) { stale.append(name) }
      }
      for name in stale { remove(name) }
    }
  }

  /// A file under a name of its own, until it takes its place.
  struct Temporary {
    let name: String
    let descriptor: System.Descriptor

    /// Writes the bytes and brings them to the disk.
    func fill(_ bytes: [UInt8], mode: mode_t, path: String) throws(FileError) {
      guard descriptor.writeAll(bytes), fchmod(descriptor.number, mode) == 0,
        System.retry({ Int(fsync(descriptor.number)) }) == 0
      else {
        throw .system(path: path, action: "write", problem: System.lastProblem())
      }
    }
  }
}
