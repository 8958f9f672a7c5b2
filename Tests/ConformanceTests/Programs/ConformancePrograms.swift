import Testing

/// Programs whose values, nodes, versions and gradients are PyTorch's.
@Suite struct ConformancePrograms {
  /// The programs of `programs.json`: state, views, versions, hooks, derivatives of derivatives.
  @Test func programs() throws {
    try run(try FixtureFile("programs.json"))
  }

  /// `inplace.json`: every change in place on every kind of view. `views.json`: random programs of both.
  /// `kinks.json`: second derivatives at kinks, zeros, infinities and NaN. `norms.json` and `bends.json`: norms, and gradients
  /// of two losses, to the bit.
  /// `twice.json`: second passes. `Fixtures/make` made them.
  @Test(arguments: [
    "inplace.json", "views.json", "kinks.json", "norms.json", "bends.json", "twice.json",
  ])
  func generatedPrograms(name: String) throws {
    try run(try FixtureFile(name, in: FixtureFile.ownFolder))
  }

  private func run(_ file: FixtureFile) throws {
    let tolerance = try file.header.member("rtol_of_max")
    CaseRunner(file: file).run { fixture in
      let session = ProgramSession(relativeTolerance: tolerance)
      try session.run(try fixture.member("steps", \.array))
    }
  }
}
