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
public enum AtomicFile {
  /// What must stand at the path for a write to go ahead.
  public enum Expected: Hashable, Sendable {
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
  public static func write(
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
  public static func sweep(folder: String) {
    guard let place = try? Place(folder + "/" + Place.probe),
      let lock = try? place.lock(attempts: 1)
    else { return }
    place.sweep()
    lock.release()
  }
}
