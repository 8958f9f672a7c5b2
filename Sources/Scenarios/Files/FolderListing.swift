#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names in a folder.
public enum FolderListing {
  /// The names, sorted by their bytes, without `.` and `..`.
  ///
  /// - Parameter isWanted: Whether to go on, which is asked before each name; if not, those so far are all.
  /// - Throws: `FileError` if there is no such folder or it cannot be read.
  public static func names(
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
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
