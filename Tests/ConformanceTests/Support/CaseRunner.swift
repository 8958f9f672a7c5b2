import Testing

/// Runs the cases of a file, records an issue for each that fails, and prints how many passed.
struct CaseRunner {
  let file: FixtureFile

  /// Runs `body` for each case. The only reason to skip one is the tag `python`: what only Python's
  /// dynamic typing makes possible.
  func run(_ body: (JSON) throws -> Void) {
    var passed = 0
    var skipped = 0
    var failed = 0
    for fixture in file.cases {
      if fixture["tags"]?.array?.contains(.string("python")) == true {
        skipped += 1
        continue
      }
      do {
        try body(fixture)
        passed += 1
      } catch {
        failed += 1
        Issue.record("\(file.name) \(fixture["id"]?.string ?? "without id"): \(error)")
      }
    }
    let reason = skipped > 0 ? " (tagged python)" : ""
    print("\(file.name): \(passed) passed, \(failed) failed, \(skipped) skipped\(reason)")
  }
}

/// What a case got that it should not have got.
struct Mismatch: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Throws a mismatch that names `what` unless the two are equal.
func expectEqual<Value: Equatable>(_ actual: Value, _ expected: Value, _ what: String) throws {
  guard actual == expected else {
    throw Mismatch("\(what) is \(actual), not \(expected)")
  }
}
