import Files
import Glibc

/// The scenario files that were opened or saved last, newest first, from one run of the program to the
/// next: a file of paths, a line each, in the person's state folder (XDG Base Directory Specification).
///
/// It is a convenience: errors of this file are not reported.
struct RecentFiles {
  /// The most files that are remembered.
  static let limit = 20
  /// The most that are shown, so that what stands below them is seen.
  static let shown = 5

  /// The path of the file; nil where there is no state folder.
  private let path: String?
  /// The most bytes of the file, and of a path, that are looked at.
  private static let caps = (file: 1 << 17, path: 4_096)

  /// The list of the person whose environment it is: in `XDG_STATE_HOME`, else in `HOME/.local/state`.
  init(environment variable: (String) -> String?) {
    func folder(_ name: String) -> String? {
      // The specification: what is not absolute is ignored.
      variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let state = folder("XDG_STATE_HOME") ?? folder("HOME").map { $0 + "/.local/state" }
    path = state.map { $0 + "/piste/recent" }
  }

  /// The list of the person who runs this process.
  static var own: RecentFiles {
    RecentFiles { name in getenv(name).map { String(cString: $0) } }
  }

  /// The paths, newest first, each once.
  var paths: [String] {
    guard let path, let bytes = try? BoundedFile.read(path, cap: Self.caps.file) else { return [] }
    var paths: [String] = []
    for line in bytes.split(separator: 0x0A) where paths.count < Self.limit {
      guard let text = String(validating: line, as: UTF8.self), Self.isAccepted(text),
        !paths.contains(text)
      else { continue }
      paths.append(text)
    }
    return paths
  }

  /// Puts a file at the head of the list, unless another program is writing it just now.
  func remember(_ file: String) {
    let file = FilePath(file).absolute
    guard let path, Self.isAccepted(file) else { return }
    let all = ([file] + paths.filter { $0 != file }).prefix(Self.limit)
    guard Array(all) != paths else { return }
    let bytes = Array((all.joined(separator: "\n") + "\n").utf8)
    // For this person alone.
    try? Folder.make(FilePath(path).folder, mode: 0o700)
    try? AtomicFile.write(bytes, to: path, expecting: .anything, waits: false)
  }

  private static func isAccepted(_ path: String) -> Bool {
    path.hasPrefix("/") && path.utf8.count <= caps.path && !path.utf8.contains { $0 < 0x20 }
  }
}
