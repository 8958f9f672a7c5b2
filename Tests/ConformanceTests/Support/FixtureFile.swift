import Foundation

/// One file of fixtures: its header and its cases.
struct FixtureFile {
  let name: String
  let header: JSON
  var cases: [JSON]

  /// The folder that the fixtures are read from: `PISTE_CONFORMANCE`, or the copies beside the
  /// tests.
  static var folder: String {
    if let folder = ProcessInfo.processInfo.environment["PISTE_CONFORMANCE"], !folder.isEmpty {
      return folder
    }
    return ownFolder
  }

  /// The folder beside the tests.
  static let ownFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures").path

  /// Reads a file of the folder; one that is missing or has no cases is an error.
  init(
    _ name: String, in folder: String = FixtureFile.folder, casesKey: String = "cases"
  ) throws {
    let path = folder + "/" + name
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FixtureError("\(path) is missing or can't be read")
    }
    guard !data.isEmpty else { throw FixtureError("\(path) is empty") }
    let root = try JSONParser.parse(Array(data))
    let cases = try root.member(casesKey, \.array)
    guard !cases.isEmpty else { throw FixtureError("\(path) has no cases") }
    self.name = name
    self.header = root
    self.cases = cases
  }
}
