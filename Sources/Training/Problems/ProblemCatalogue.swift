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
