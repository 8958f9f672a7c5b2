import Autograd

/// A problem whose data are drawn or read: what a run needs of it.
protocol Problem: AnyObject {
  /// The shape of `w`.
  var parameterShape: [Int] { get }
  /// The parameters at position 0 where the configuration names none.
  var defaultStart: [Double] { get }
  /// The loss under the values in force, in their dtype.
  func objective(for configuration: Configuration) -> any Objective
  /// Whether two configurations of this problem have the same loss.
  func sharesObjective(_ first: Configuration, _ second: Configuration) -> Bool
  /// The vector that generated the data; nil where there is none.
  var trueParameters: [Double]? { get }
  /// The loss over rows that are kept from the training, in the run's dtype; nil where there are none.
  var testObjective: (any Objective)? { get }
  /// How the rows follow from one feature or two; nil where there are none, or more.
  var dataLayout: DataLayout? { get }
  /// The parameters' names, where the data have some.
  var parameterNames: [String]? { get }
}

extension Problem {
  var trueParameters: [Double]? { nil }
  var testObjective: (any Objective)? { nil }
  var dataLayout: DataLayout? { nil }
  var parameterNames: [String]? { nil }
}

extension Problem {
  /// Checks that there is a start value for each parameter.
  func checkStart(_ start: [Double]) throws(SettingError) {
    let count = parameterShape.reduce(1, *)
    if start.count != count {
      throw .wrongLength(
        name: RunSettings.start.name, count: start.count, expected: count,
        follows: Domain.VectorLength.parameters.description)
    }
  }
}
