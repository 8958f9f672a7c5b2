import Testing

/// The programs of `programs.json`: state, views, versions, hooks, derivatives of derivatives.
@Suite struct ConformancePrograms {
  @Test func programs() throws {
    let file = try FixtureFile("programs.json")
    let tolerance = try file.header.member("rtol_of_max")
    CaseRunner(file: file).run { fixture in
      let session = ProgramSession(relativeTolerance: tolerance)
      try session.run(try fixture.member("steps", \.array))
    }
  }
}
