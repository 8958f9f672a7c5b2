import Testing

/// The cases of `ops.json`: values, layouts, gradients and the names of nodes.
@Suite struct ConformanceOperations {
  @Test func operations() throws {
    CaseRunner(file: try FixtureFile("ops.json")).run { try OperationCase($0).run() }
  }

  /// The cases of `products.json`: the order in which products of matrices are added.
  @Test func products() throws {
    let file = try FixtureFile("products.json", in: FixtureFile.ownFolder)
    CaseRunner(file: file).run { try ProductCase($0).run() }
  }
}
