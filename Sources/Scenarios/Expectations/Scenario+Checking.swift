import Training

extension Scenario {
  /// The scenario's own run, or a variant's, at position 0.
  ///
  /// - Throws: `SettingError` if the run cannot be.
  public func makeRun(of variant: Variant? = nil) throws(SettingError) -> Run {
    guard let variant else { return try Run(configuration: configuration, events: events) }
    return try Run(
      configuration: try variant.configuration(over: configuration),
      events: variant.events ?? events)
  }

  /// Runs to the end whatever something is expected of, and says what came of each expectation.
  ///
  /// Runs of which nothing is expected are only made, so that one that cannot be is noticed.
  ///
  /// - Throws: `SettingError` if a run cannot be.
  public func verdicts() throws(SettingError) -> [ExpectationChecker.Verdict] {
    var verdicts: [ExpectationChecker.Verdict] = []
    for variant in [nil] + variants.map(Optional.some) {
      let run = try makeRun(of: variant)
      let expectations = expectations(of: variant?.name)
      guard !expectations.isEmpty else { continue }
      var checker = ExpectationChecker(expectations)
      checker.observe(run)
      while run.step() { checker.observe(run) }
      verdicts += checker.finish(run)
    }
    return verdicts
  }
}
