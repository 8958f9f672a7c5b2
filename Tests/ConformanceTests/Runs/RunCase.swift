@testable import Autograd
@testable import Training

/// A case of `trajectories.json` or `runs.json`: a configuration, and the records of its run.
struct RunCase {
  private let fixture: JSON

  init(_ fixture: JSON) { self.fixture = fixture }

  func run() throws {
    let run = try Run(configuration: try configuration())
    let steps = try fixture.member("steps", \.int)
    run.advance(to: steps)
    try expectEqual(run.head, steps, "the number of records")
    let records = (0..<run.head).map { run.history[$0] }
    let result = try fixture.member("result")
    let rates = TensorComparison(tolerance: isExact ? nil : 1e-15)
    try rates.checkValues(
      Tensor(records.map(\.learningRate), dtype: .float64), try result.member("lr", \.array),
      "the learning rate")
    try check(records.map(\.loss), try result.member("loss", \.array), "the loss")
    try check(records.map(\.gradientNorm), try result.member("norm", \.array), "the norm")
    if let end = result["end"]?.array { return try check(run.parameters, end, "w at the end") }
    let w = try result.member("w", \.array).map { $0.array ?? [] }
    for index in run.parameters.indices {
      try check(records.map { $0.parameters[index] }, w.map { $0[index] }, "w, element \(index)")
    }
  }

  /// Whether every number is PyTorch's to the bit.
  private var isExact: Bool { fixture["match"]?.string == "bits" }

  /// To the bit; or some hundred roundings, relative to the greatest number of the run, because the last bits
  /// of some functions differ.
  private func check(_ values: [Double], _ expected: [JSON], _ what: String) throws {
    let unit = fixture["dtype"]?.string == "float64" ? 1e-12 : 1e-5
    let scale = max(1, expected.compactMap(\.double).map(\.magnitude).max() ?? 0)
    let comparison = TensorComparison(tolerance: isExact ? nil : unit * scale)
    try comparison.checkValues(Tensor(values, dtype: .float64), expected, what)
  }

  private func configuration() throws -> Configuration {
    var result = Configuration()
    for catalogue in Catalogue.allCases {
      let component = try component(try fixture.member(catalogue.rawValue), of: catalogue)
      try result.set(catalogue.rawValue, to: .component(component))
    }
    for setting in RunSettings.all {
      guard let json = fixture[setting.name], json != .null else { continue }
      try result.set(setting.name, to: try value(json, for: setting))
    }
    return result
  }

  private func component(_ json: JSON, of catalogue: Catalogue) throws -> Component {
    let entry = try catalogue.entry(kind: try json.member("kind", \.string))
    var component = Component(kind: entry.kind)
    for (name, member) in json.object ?? [:] where name != "kind" {
      guard let setting = entry.settings.first(where: { $0.name == name }) else {
        throw FixtureError("no setting \(name) of \(entry.kind)")
      }
      component.values[name] = try value(member, for: setting)
    }
    return component
  }

  private func value(_ json: JSON, for setting: Setting) throws -> SettingValue {
    switch json {
    case .null: .automatic
    case .string(let text): .choice(text)
    case .array(let values): .vector(values.compactMap(\.double))
    case .integer, .number:
      if case .integer = setting.domain {
        .integer(try expectInt(json))
      } else {
        .number(json.double ?? .nan)
      }
    case .bool, .object: throw FixtureError("\(setting.name): \(json)")
    }
  }

  private func expectInt(_ json: JSON) throws -> Int {
    guard let value = json.int else { throw FixtureError("no whole number: \(json)") }
    return value
  }
}
