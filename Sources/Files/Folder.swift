#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is done with folders.
package enum Folder {
  /// The names, sorted by their bytes, without `.` and `..`.
  ///
  /// - Parameter isWanted: Whether to go on, which is asked before each name; if not, those so far are all.
  /// - Throws: `FileError` if there is no such folder or it cannot be read.
  package static func names(
    in folder: String, whileWanted isWanted: () -> Bool = { true }
  ) throws(FileError) -> [String] {
    guard !folder.isEmpty, !folder.utf8.contains(0) else { throw .badPath(path: folder) }
    guard let stream = opendir(folder) else {
      throw errno == ENOENT
        ? .notFound(path: folder)
        : .system(path: folder, action: "list", problem: System.lastProblem())
    }
    defer { closedir(stream) }
    var names: [String] = []
    while isWanted(), let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a folder stands at the path.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder, and those on the way to it; does nothing where it is there.
  ///
  /// - Throws: `FileError` in the system's words.
  package static func make(_ path: String, mode: mode_t = 0o755) throws(FileError) {
    for (index, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      mkdir(String(decoding: path.utf8.prefix(index), as: UTF8.self), mode)
    }
    guard mkdir(path, mode) != 0, errno != EEXIST else { return }
    throw .system(path: path, action: "make the folder", problem: System.lastProblem())
  }
}
