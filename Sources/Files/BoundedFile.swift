#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one way in which Piste reads a file: a regular one, up to a number of bytes, without ever
/// waiting for a pipe or a device.
package enum BoundedFile {
  /// What a file held when it was read, so that a later save of this process can tell whether it still does.
  package struct Identity: Hashable, Sendable {
    private let hash: Int
    let count: Int

    /// The identity of a file of these bytes.
    package init(of bytes: [UInt8]) {
      hash = bytes.hashValue
      count = bytes.count
    }
  }

  /// All bytes of the file.
  ///
  /// The last part of the path may not be a symbolic link: name the file that it points to.
  ///
  /// - Parameter goesOn: Whether a file is worth reading on after its next bytes, a million at most; if not,
  ///   they are the last that is read, so that a large file of something else costs little.
  /// - Throws: `FileError` if it is missing, no regular file, larger than the cap or unreadable.
  package static func read(
    _ path: String, cap: Int, goesOn: (ArraySlice<UInt8>) -> Bool = { _ in true }
  ) throws(FileError) -> [UInt8] {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .badPath(path: path) }
    let flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY
    let number = Int32(truncatingIfNeeded: System.retry { Int(open(path, flags)) })
    guard number >= 0 else { throw openingError(path) }
    return try read(System.Descriptor(number), path: path, cap: cap, goesOn: goesOn)
  }

  /// All bytes of an open file, after the same checks.
  static func read(
    _ descriptor: System.Descriptor, path: String, cap: Int,
    goesOn: (ArraySlice<UInt8>) -> Bool = { _ in true }
  ) throws(FileError) -> [UInt8] {
    guard let status = descriptor.status() else {
      throw .system(path: path, action: "read", problem: System.lastProblem())
    }
    if let kind = System.irregularKind(status.st_mode) {
      throw .notRegular(path: path, kind: kind)
    }
    guard Int(status.st_size) <= cap else { throw .tooLarge(path: path, cap: cap) }
    guard let bytes = descriptor.readAll(cap: cap, expecting: Int(status.st_size), goesOn: goesOn)
    else {
      throw .system(path: path, action: "read", problem: System.lastProblem())
    }
    guard bytes.count <= cap else { throw .tooLarge(path: path, cap: cap) }
    return bytes
  }

  private static func openingError(_ path: String) -> FileError {
    switch errno {
    case ENOENT: return .notFound(path: path)
    case ELOOP, ENXIO, EOPNOTSUPP:
      var status = stat()
      if lstat(path, &status) == 0, let kind = System.irregularKind(status.st_mode) {
        return .notRegular(path: path, kind: kind)
      }
      return .system(path: path, action: "read", problem: System.lastProblem())
    default: return .system(path: path, action: "read", problem: System.lastProblem())
    }
  }
}
