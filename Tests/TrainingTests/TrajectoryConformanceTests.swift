import Testing

@testable import Training

/// Whole runs against PyTorch: problems, optimisers, schedules, batches and dtypes in many pairings.
@Suite struct TrajectoryConformanceTests {
  @Test(arguments: try Fixture("trajectories").cases)
  func runsAgreeWithPyTorch(_ example: Fixture.Case) throws {
    let run = try Run(configuration: try configuration(example))
    let steps = example.integer("steps")
    run.advance(to: steps)
    let result = example["result"]
    // Some hundred roundings, relative to the greatest number of the run: orders of additions differ in
    // products, and so do the last bits of some functions.
    let unit = example.string("dtype") == "float64" ? 1e-12 : 1e-5
    for (step, rate) in result.numbers("lr").enumerated() {
      #expect(abs(run.history.learningRate(at: step) - rate) <= 1e-15, "rate \(step)")
    }
    compare(run, result.numbers("loss"), unit) { $0.loss }
    compare(run, result.numbers("norm"), unit) { $0.gradientNorm }
    for index in run.parameters.indices {
      compare(run, result.list("w").map { $0.numbers[index] }, unit) { $0.parameters[index] }
    }
    #expect(run.head == steps && result.numbers("loss").count == steps)
  }

  private func compare(
    _ run: Run, _ expected: [Double], _ unit: Double, _ value: (Record) -> Double
  ) {
    let scale = max(1, expected.map(\.magnitude).max() ?? 0)
    for (step, want) in expected.enumerated() {
      let got = value(run.history[step])
      #expect(abs(got - want) <= unit * scale, "step \(step)")
    }
  }

  private func configuration(_ example: Fixture.Case) throws -> Configuration {
    var result = Configuration()
    for name in ["problem", "optimizer", "schedule"] {
      let component = try component(example.value[name], of: name)
      try result.set(name, to: .component(component))
    }
    for setting in RunSettings.all where !example.value[setting.name].isNull {
      try result.set(setting.name, to: value(example.value[setting.name], for: setting))
    }
    return result
  }

  private func component(_ json: JSONValue, of catalogue: String) throws -> Component {
    let catalogue = try #require(Domain.Catalogue(rawValue: catalogue))
    let entry = try catalogue.entry(kind: json["kind"].string)
    var component = Component(kind: entry.kind)
    guard case .object(let members) = json else { return component }
    for name in members.keys.sorted() where name != "kind" {
      let setting = try #require(entry.settings.first { $0.name == name }, "\(name)")
      component.values[name] = value(json[name], for: setting)
    }
    return component
  }

  private func value(_ json: JSONValue, for setting: Setting) -> SettingValue {
    switch json {
    case .null, .bool, .object: .automatic
    case .number(let number):
      if case .integer = setting.domain { .integer(Int(number)) } else { .number(number) }
    case .text(let text): .choice(text)
    case .list(let values): .vector(values.compactMap(\.number))
    }
  }
}
