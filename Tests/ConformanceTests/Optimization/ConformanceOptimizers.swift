import Testing

/// The trajectories of `optim.json`: given gradients, and problems whose gradients are derived.
@Suite struct ConformanceOptimizers {
  @Test func trajectories() throws {
    CaseRunner(file: try FixtureFile("optim.json")).run { fixture in
      let mode = try fixture.member("mode", \.string)
      switch (mode, try fixture.member("dtype", \.string)) {
      case ("grads", "float32"): try GivenGradientsCase<Float>(fixture).run()
      case ("grads", "float64"): try GivenGradientsCase<Double>(fixture).run()
      case ("problem", "float32"): try DescentCase<Float>(fixture).run()
      case ("problem", "float64"): try DescentCase<Double>(fixture).run()
      case (_, let dtype): throw FixtureError("mode \(mode), dtype \(dtype)")
      }
    }
  }

  /// The header's `extra`: the text of optimisers, and settings that are refused.
  @Test func constructors() throws {
    let file = try FixtureFile("optim.json", casesKey: "extra")
    CaseRunner(file: file).run { try ConstructorCase($0).run() }
  }
}
