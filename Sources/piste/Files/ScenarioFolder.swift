import Files
import Scenarios
import Training

/// The folder of the scenarios that the dashboard offers, and in which it saves.
struct ScenarioFolder: Sendable {
  /// The path.
  let path: String

  init(_ path: String) { self.path = path }

  /// The bytes of the file of a name.
  ///
  /// - Throws: `FileError` if it cannot be read.
  func read(_ name: String) throws(FileError) -> [UInt8] {
    try BoundedFile.read(file(of: name), cap: Caps.scenarioBytes)
  }

  /// Removes what killed writers left there.
  func sweep() { AtomicFile.sweep(folder: path) }

  /// A name like another one that no file here has: with a number behind it.
  func freeName(like name: String) -> String {
    var stem = name[...]
    if let dash = name.lastIndex(of: "-"), Numeral.whole(name[name.index(after: dash)...]) != nil {
      stem = name[..<dash]
    }
    let room = ScenarioName.longest - "-\(Self.mostCopies)".count
    let names = (2...Self.mostCopies).lazy.map { "\(stem.prefix(room))-\($0)" }
    return names.first { !FilePath(file(of: $0)).isTaken } ?? name
  }

  /// The most files of one name that are told apart by a number.
  private static let mostCopies = 1_000

  /// The path of the file of a name.
  func file(of name: String) -> String { path + "/" + name + ScenarioName.ending }

  /// Writes the file of a name; makes the folder where there is none.
  ///
  /// - Parameter expected: What must stand there for the write to go ahead.
  /// - Throws: `FileError`; `exists` where a file stands there and nothing was expected.
  func write(
    _ bytes: [UInt8], name: String, expecting expected: AtomicFile.Expected
  ) throws(FileError) {
    let file = file(of: name)
    do {
      try AtomicFile.write(bytes, to: file, expecting: expected)
    } catch .notFound {
      try Folder.make(path)
      try AtomicFile.write(bytes, to: file, expecting: expected)
    }
  }
}
