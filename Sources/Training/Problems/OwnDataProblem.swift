import Autograd

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

  func sharesObjective(_ first: Configuration, _ second: Configuration) -> Bool { true }
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
