import Scenarios
import Training

/// What a scenario file has and the scenario in its place would not have: what a person loses who replaces it.
///
/// Settings and events are what is saved, and not counted.
struct ScenarioLosses {
  /// Each loss in words, such as `its 5 expectations`; empty where nothing is lost.
  let words: [String]

  /// Compares the bytes of a file with what is to be written over it.
  init(of bytes: [UInt8], replacedBy scenario: Scenario) {
    let comments = SourceComments.exist(in: bytes) ? ["its comments"] : []
    guard let old = try? ScenarioReader.read(bytes, file: "") else {
      words = comments
      return
    }
    let names = Set(scenario.variants.map(\.name))
    let expectations = Set(scenario.expectations)
    let notes = Set(scenario.events.filter(\.isNote))
    let counts = [
      (old.expectations.count { !expectations.contains($0) }, "expectation"),
      (old.variants.count { !names.contains($0.name) }, "variant"),
      (old.events.count { $0.isNote && !notes.contains($0) }, "note"),
    ]
    let isLesson = old.group != nil && (old.group, old.order) != (scenario.group, scenario.order)
    words =
      comments + counts.compactMap { $0.0 == 0 ? nil : "its \($0.0.counted($0.1))" }
      + (old.about.isEmpty || old.about == scenario.about ? [] : ["its text"])
      + (isLesson ? ["its place among the lessons"] : [])
  }
}
