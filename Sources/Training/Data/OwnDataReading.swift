/// What there is to say of a fit to the rows of a file, in the words and the units of the file.
public struct OwnDataReading: Hashable, Sendable {
  /// The weights for features as they are in the file, then the intercept; nil where the run's own are those.
  public let unscaled: [Double]?
  /// How well the rows are fitted that train; nil where that was not worth computing in mid-run.
  public let training: FitQuality?
  /// The same of those that are kept from the training, where there are any.
  public let test: FitQuality?
  /// That the target holds labels and the loss is none for them; nil where that is not so.
  public let labelRemark: String?
}

/// The mean and the spread that standardising takes away from each feature.
struct FeatureScaling {
  let means: [Double]
  let spreads: [Double]

  /// The weights for features as they were, w / s, then the intercept, b − Σ w·m / s, which there is also where
  /// nothing was fitted for it.
  func unscaled(_ parameters: [Double]) -> [Double] {
    let weights = zip(parameters, spreads).map { $0 / $1 }
    let shift = zip(weights, means).reduce(0.0) { $0 + $1.0 * $1.1 }
    let intercept = parameters.count > means.count ? parameters[means.count] : 0
    return weights + [intercept - shift]
  }
}

extension Run {
  /// What there is to say at the cursor of a fit to the rows of a file; nil for any other problem.
  ///
  /// - Parameter measuresFit: Whether to compute how well the rows are fitted, which takes as long as the loss.
  public func readOwnData(measuresFit: Bool) -> OwnDataReading? {
    (problem as? OwnDataProblem)?.reading(at: parameters, measuresFit: measuresFit)
  }

  /// That the target of a file holds labels and the loss is none for them; nil where that is not so.
  public var labelRemark: String? { (problem as? OwnDataProblem)?.labelRemark }

  /// The names of the data's columns, for each parameter; nil where the data have none.
  public var columnNames: [String]? { problem.parameterNames }
}
