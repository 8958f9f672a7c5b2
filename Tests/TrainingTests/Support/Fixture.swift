import Foundation
import Testing

/// A file of cases made with PyTorch.
struct Fixture {
  /// The cases, each a JSON object.
  let cases: [Case]

  /// Reads `Fixtures/NAME.json`.
  init(_ name: String) throws {
    try self.init(path: Self.tests + "/TrainingTests/Fixtures/\(name).json")
  }

  /// Reads the cases of `NAME.json` that the condition picks from the folder of the conformance
  /// tests' fixtures: `PISTE_CONFORMANCE`, or the copies beside those tests.
  init(conformance name: String, where isWanted: (Case) -> Bool = { _ in true }) throws {
    let own = ProcessInfo.processInfo.environment["PISTE_CONFORMANCE"] ?? ""
    let folder = own.isEmpty ? Self.tests + "/ConformanceTests/Fixtures" : own
    let all = try Fixture(path: "\(folder)/\(name).json")
    cases = all.cases.filter(isWanted)
    try #require(!cases.isEmpty, "\(folder)/\(name).json has no cases")
  }

  private init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    cases = try JSONDecoder().decode(JSONValue.self, from: data)["cases"].list.map(Case.init)
  }

  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// One case, with access by key.
  struct Case: Sendable, CustomTestStringConvertible {
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    var testDescription: String { string("id") }

    subscript(key: String) -> Case { Case(value[key]) }
    func string(_ key: String) -> String { value[key].string }
    func number(_ key: String) -> Double? { value[key].number }
    func integer(_ key: String) -> Int { value[key].integer }
    func bool(_ key: String) -> Bool { value[key].bool }
    func numbers(_ key: String) -> [Double] { value[key].numbers }
    func objects(_ key: String) -> [Case] { value[key].list.map(Case.init) }
    func list(_ key: String) -> [JSONValue] { value[key].list }
  }
}
