import Glibc
import Scenarios

extension ScenarioFolder {
  /// Makes the folder.
  ///
  /// - Throws: `FileError` in the system's words.
  func makeFolder() throws(FileError) {
    guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    throw .system(path: path, action: "make the folder", problem: String(cString: strerror(errno)))
  }
}
