import Testing

/// The cases of `ops.json`: values, layouts, gradients and the names of nodes.
@Suite struct ConformanceOperations {
  @Test func operations() throws {
    CaseRunner(file: try FixtureFile("ops.json")).run { try OperationCase($0).run() }
  }
}
