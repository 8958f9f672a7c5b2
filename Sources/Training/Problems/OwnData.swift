import Autograd

/// Rows of a file of the person's own: CSV, or an array in NumPy's format.
///
/// The rows are split by `seed`: a permutation of them, drawn from a generator seeded with 1,000,003·seed
/// mod 2⁶⁴, gives the first part to the test; the others train, in the order of the file. Standardising
/// takes the mean and the spread of the training rows. Features are standardised, the target is not.
enum OwnData {
  static let file = SettingKey(
    name: "file", title: "file", domain: .text, default: "", effect: .restart,
    help: "The data file, relative to the scenario's folder.")

  static let targetColumn = SettingKey(
    name: "target_column", title: "target", domain: .text, default: "",
    effect: .restart, help: "The name of the column to predict; the last one if left empty.")

  static let featureColumns = SettingKey(
    name: "feature_columns", title: "features", domain: .text, default: "",
    effect: .restart,
    help: "The names of the columns to predict from, with commas; all others if left empty."
      + " A name with a comma in it is quoted.")

  static let standardize = SettingKey(
    name: "standardize", title: "standardize",
    domain: .toggle(
      off: "Features stay in the units of the file.",
      on: "The mean and the spread are those of the training rows."),
    default: true, effect: .restart,
    help: "Whether each feature is brought to mean 0 and spread 1.")

  static let intercept = RegressionSettings.intercept(true)

  static let testFraction = SettingKey(
    name: "test_fraction", title: "test part",
    domain: .number(NumberRange(0, 1, excludesUpper: true), .linear(0.05)),
    default: 0, effect: .restart,
    help: "The part of the rows that is kept for the test loss.")

  static let entry = CatalogueEntry(
    kind: "own-data", title: "your own data",
    summary: "Fits y = X·w to the columns of a CSV or .npy file.",
    settings: [
      file, targetColumn, featureColumns, standardize, intercept, testFraction,
      RegressionSettings.anyLoss, RegressionSettings.huberDelta,
    ])

  static let row = ProblemCatalogue.Row(
    entry: entry, sizes: { _ in nil },
    dataSize: { _, table in
      table.map {
        DataSize(rows: $0.rowCount, columns: $0.columnNames.count, settings: [file.name])
      }
    },
    validate: { configuration throws(SettingError) in
      if configuration[file].isEmpty {
        throw .conflict(name: file.name, accepted: "the path of a data file")
      }
    }, make: make, drawsRows: true)

  @Sendable
  private static func make(
    _ configuration: Configuration, _ table: DataTable?
  ) throws(SettingError) -> any Problem {
    guard let table else {
      throw .fileNotRead(name: file.name, file: configuration[file])
    }
    do {
      return try OwnDataProblem(table, configuration)
    } catch {
      throw .data(name: file.name, file: configuration[file], error)
    }
  }
}

extension Configuration {
  /// The path of the data file that a run of this configuration needs, as it is written; nil where it
  /// needs none.
  public var dataFile: String? {
    entry(.problem) == OwnData.entry ? self[OwnData.file] : nil
  }

  /// The setting that names the data file.
  public static var dataFileSetting: SettingKey<String> { OwnData.file }

  /// The catalogues' defaults, for the rows of a data file.
  ///
  /// - Throws: `SettingError` if the path is too long.
  public init(dataFile path: String) throws(SettingError) {
    self.init()
    let problem = Component(kind: OwnData.entry.kind, values: [OwnData.file.name: .text(path)])
    try set(ComponentSettings.problem, to: problem)
  }
}

/// A run's view of the rows of a file.
final class OwnDataProblem: Problem {
  private let training: FixedRowsProblem
  private let trainingRows: LinearObjective
  private let test: LinearObjective?
  private let scaling: FeatureScaling?
  /// That the target holds labels and the loss is none for them.
  let labelRemark: String?
  /// The last fit that was measured: a paused run is looked at again and again.
  private var lastFit: (parameters: [Double], training: FitQuality, test: FitQuality?)?
  let parameterNames: [String]?
  let dataLayout: DataLayout?

  /// Takes the columns that the configuration names, splits, standardises and adds the intercept.
  init(_ table: DataTable, _ configuration: Configuration) throws(DataError) {
    var columns = try DataColumns(table, configuration)
    let split = DataSplit(
      count: table.rowCount, testFraction: configuration[OwnData.testFraction],
      seed: configuration[RunSettings.seed])
    guard !split.training.isEmpty else { throw .noTrainingRows }
    if configuration[OwnData.standardize] {
      try columns.standardize(by: split.training)
    }
    let rowLoss = RegressionSettings.rowLoss(configuration, RegressionSettings.anyLoss)
    let dtype = configuration.dtype
    trainingRows = try columns.objective(split.training, rowLoss, dtype)
    training = FixedRowsProblem(trainingRows)
    scaling = columns.scaling
    labelRemark = rowLoss == .logistic ? nil : columns.labelRemark
    test = split.test.isEmpty ? nil : try columns.objective(split.test, rowLoss, dtype)
    parameterNames = columns.parameterNames
    dataLayout = columns.layout
  }

  var parameterShape: [Int] { training.parameterShape }
  var defaultStart: [Double] { training.defaultStart }
  var testObjective: (any Objective)? { test }

  func objective(for configuration: Configuration) -> any Objective {
    training.objective(for: configuration)
  }

  /// What there is to say of the fit by `parameters`.
  func reading(at parameters: [Double], measuresFit: Bool) -> OwnDataReading {
    let fit = measuresFit ? fit(at: parameters) : nil
    return OwnDataReading(
      unscaled: scaling?.unscaled(parameters), training: fit?.training, test: fit?.test,
      labelRemark: labelRemark)
  }

  private func fit(at parameters: [Double]) -> (training: FitQuality, test: FitQuality?) {
    if let lastFit, lastFit.parameters == parameters { return (lastFit.training, lastFit.test) }
    let fit = (
      training: FitQuality(trainingRows, at: parameters),
      test: test.map { FitQuality($0, at: parameters) }
    )
    lastFit = (parameters, fit.training, fit.test)
    return fit
  }
}

/// Which rows train and which test.
struct DataSplit {
  let training: [Int]
  let test: [Int]

  init(count: Int, testFraction: Double, seed: Int) {
    let testCount = Int((Double(count) * testFraction).rounded())
    guard testCount > 0 else {
      training = Array(0..<count)
      test = []
      return
    }
    let order = EpochPermutation.rows(count: count, seed: seed, epoch: -1)
    test = order.prefix(testCount).sorted()
    training = order.dropFirst(testCount).sorted()
  }
}
