import Glibc
import Scenarios

extension ScenarioFolder {
  /// Makes the folder, and those on the way to it.
  ///
  /// - Throws: `FileError` in the system's words.
  func makeFolder() throws(FileError) {
    for (index, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      mkdir(String(decoding: path.utf8.prefix(index), as: UTF8.self), 0o755)
    }
    guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    throw .system(path: path, action: "make the folder", problem: String(cString: strerror(errno)))
  }
}
