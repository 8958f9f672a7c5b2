import Autograd

/// A run's view of rows that no setting in force changes: given ones, or those of a file.
final class FixedRowsProblem: Problem {
  private let rows: LinearObjective
  let trueParameters: [Double]?
  let dataLayout: DataLayout?

  /// Takes the loss over the rows, in the run's dtype.
  init(
    _ rows: LinearObjective, trueParameters: [Double]? = nil, dataLayout: DataLayout? = nil
  ) {
    self.rows = rows
    self.dataLayout = dataLayout
    self.trueParameters = trueParameters
  }

  var parameterShape: [Int] { rows.parameterShape }
  var defaultStart: [Double] { Array(repeating: 0, count: rows.parameterShape[0]) }

  func objective(for configuration: Configuration) -> any Objective { rows }

  func sharesObjective(_ first: Configuration, _ second: Configuration) -> Bool { true }
}
