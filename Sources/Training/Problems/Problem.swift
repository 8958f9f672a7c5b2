import Autograd

/// A problem whose data are drawn or read: what a run needs of it.
protocol Problem: AnyObject {
  /// The shape of `w`.
  var parameterShape: [Int] { get }
  /// The parameters at position 0 where the configuration names none.
  var defaultStart: [Double] { get }
  /// The loss under the values in force, in their dtype.
  func objective(for configuration: Configuration) -> any Objective
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

/// A loss of `w`, over rows of data or over none, in one dtype.
///
/// Losses are written in `Autograd`'s operations; their gradients come from `backward()` alone.
protocol Objective: AnyObject {
  /// The shape of `w`.
  var parameterShape: [Int] { get }
  /// How many rows the loss is taken over; 0 where there is no data.
  var rowCount: Int { get }
  /// The loss of `w` (`parameterShape`) over all rows: a single value.
  func loss(_ w: Tensor) -> Tensor
  /// The same loss over some of the rows.
  func selecting(_ rows: ArraySlice<Int>) -> any Objective
  /// What theory can say most about.
  var form: LossForm { get }
}

/// The problems that there are, the notebook's first; a new one is one row here and one file.
enum ProblemCatalogue {
  /// A row: what the catalogue says of the problem, and what is known of it before any data is drawn.
  struct Row: Sendable {
    let entry: CatalogueEntry
    /// How many features and how many parameters the values in force make; nil where the data say.
    let sizes: @Sendable (Configuration) -> ProblemSizes?
    /// How many numbers the data are; nil where there are hardly any.
    var dataSize: @Sendable (Configuration, DataTable?) -> DataSize? = { _, _ in nil }
    /// Checks the problem's own settings beside each other.
    let validate: @Sendable (Configuration) throws(SettingError) -> Void
    /// Draws the data, or takes them from a table that has been read.
    let make: @Sendable (Configuration, DataTable?) throws(SettingError) -> any Problem
    /// Whether the seed decides the loss: rows, noise or a split are drawn.
    var drawsRows = false
  }

  static let rows = [
    LinearRegression.row, PolynomialRegression.row, LogisticRegression.row, GivenRows.row,
    OwnData.row,
    QuadraticBowl.row, TestSurface.rosenbrock.row, TestSurface.beale.row,
    TestSurface.himmelblau.row, TestSurface.saddle.row, TestSurface.catapult.row,
  ]
}

/// The counts that lengths of vector settings follow.
struct ProblemSizes: Hashable, Sendable {
  var features: Int
  var parameters: Int
}

extension Configuration {
  /// The catalogue's row of the problem.
  var problemRow: ProblemCatalogue.Row { ProblemCatalogue.rows[self[place: .problem]] }

  /// How many parameters `w` has; 0 where only the data file says (see `Run.parameterNames`).
  public var parameterCount: Int { problemRow.sizes(self)?.parameters ?? 0 }

  /// The parameters' names, as the field writes them: `w₁`, `w₂`, …
  public var parameterNames: [String] { (0..<parameterCount).map { "w" + ($0 + 1).subscriptText } }
}

extension Int {
  /// The number in subscript digits.
  fileprivate var subscriptText: String {
    String(
      description.unicodeScalars.map { digit in
        Unicode.Scalar(digit.value - 0x30 + 0x2080).map(Character.init) ?? "?"
      })
  }
}

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
}
