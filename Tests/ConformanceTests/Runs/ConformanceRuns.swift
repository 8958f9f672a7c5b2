import Testing

/// Whole runs against PyTorch.
@Suite struct ConformanceRuns {
  /// Problems, optimisers, schedules, batches and dtypes in many pairings.
  @Test func trajectories() throws {
    CaseRunner(file: try FixtureFile("trajectories.json", in: FixtureFile.ownFolder)).run {
      try RunCase($0).run()
    }
  }

  /// Regressions with 1 to 64 features, to the bit.
  @Test func exactRuns() throws {
    CaseRunner(file: try FixtureFile("runs.json", in: FixtureFile.ownFolder)).run {
      try RunCase($0).run()
    }
  }

  /// The notebook's loop: every loss, every `w`, every gradient's norm.
  @Test func notebook() throws {
    var file = try FixtureFile("notebook.json")
    file.cases.removeAll { $0["variant"] != .string("cleared") }
    #expect(!file.cases.isEmpty)
    CaseRunner(file: file).run { try NotebookRecordsCase($0).run() }
  }
}
