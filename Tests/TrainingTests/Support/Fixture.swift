import Foundation
import Testing

/// A file of cases made with PyTorch, beside the tests.
struct Fixture {
  /// The cases, each a JSON object.
  let cases: [Case]

  /// Reads `Fixtures/NAME.json`.
  init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures/\(name).json")
    let root = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
    cases = root["cases"].list.map(Case.init)
  }

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
