import Training

extension Scenario {
  /// The data files that its runs need, as they are written, each once.
  public var dataFiles: [String] {
    var files: [String] = []
    for variant in [nil] + variants.map(Optional.some) {
      let configuration = (try? variant?.configuration(over: configuration)) ?? configuration
      if let file = configuration.dataFile, !files.contains(file) { files.append(file) }
    }
    return files
  }

  /// The scenario's own run, or a variant's, at position 0.
  ///
  /// - Parameter data: The tables of `dataFiles`, by their names.
  /// - Throws: `SettingError` if the run cannot be.
  public func makeRun(
    of variant: Variant? = nil, data: DataTables = [:]
  ) throws(SettingError) -> Run {
    let configuration = try variant?.configuration(over: configuration) ?? configuration
    return try Run(
      configuration: configuration, events: variant?.events ?? events, data: data)
  }

  /// Runs to the end whatever something is expected of, and says what came of each expectation.
  ///
  /// Runs of which nothing is expected are only made, so that one that cannot be is noticed.
  ///
  /// - Parameter data: The tables of `dataFiles`, by their names.
  /// - Throws: `SettingError` if a run cannot be.
  public func verdicts(
    data: DataTables = [:]
  ) throws(SettingError) -> [ExpectationChecker.Verdict] {
    var verdicts: [ExpectationChecker.Verdict] = []
    for variant in [nil] + variants.map(Optional.some) {
      let run = try makeRun(of: variant, data: data)
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
