extension Theory {
  /// What mathematics says of the loss of a run that is not at hand: its data are made for it, as the run
  /// makes them, and let go of.
  ///
  /// Where the curvature is not the same everywhere it is that at the default start. Nothing is known of a
  /// loss that cannot be.
  ///
  /// - Parameters:
  ///   - configuration: The values in force.
  ///   - data: The tables that were read.
  ///   - meter: Tells how far it is; can call it off, but for the making of the data.
  /// - Complexity: O(rows · parameters²), and that of the data.
  public init(
    of configuration: Configuration, data: DataTables, _ meter: WorkMeter = WorkMeter()
  ) throws(Cancelled) {
    guard let problem = try? configuration.makeProblem(from: data) else {
      self.init(scope: .local, hessian: nil)
      return
    }
    let source = problem.objective(for: configuration)
      .theorySource(trueParameters: problem.trueParameters)
    self = try source.theory(at: problem.defaultStart, meter) { _ in }.withoutManyRows
  }
}
