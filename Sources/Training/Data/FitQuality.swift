import Autograd

/// How well rows are fitted, in the numbers that fits are compared by.
public enum FitQuality: Hashable, Sendable {
  /// The root of the mean squared residual, in the units of the target, and the coefficient of determination,
  /// R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²; nil where all targets are the same.
  case regression(rootMeanSquaredError: Double, determination: Double?)
  /// The part of the rows whose label the sign of `xᵀw` tells.
  case classification(accuracy: Double)

  /// How well the rows of a loss are fitted by `parameters`: summed up in float64, over products in their dtype.
  ///
  /// - Complexity: As the loss over these rows.
  init(_ rows: LinearObjective, at parameters: [Double]) {
    let w = Tensor(parameters, [parameters.count, 1], dtype: rows.x.dtype)
    let products = noGrad { matmul(rows.x, w) }
    self =
      rows.x.dtype == .float32
      ? Self.of(products, rows.y, rows.rowLoss, as: Float.self)
      : Self.of(products, rows.y, rows.rowLoss, as: Double.self)
  }

  private static func of<Scalar: RunScalar>(
    _ products: Tensor, _ targets: Tensor, _ rowLoss: RowLoss, as _: Scalar.Type
  ) -> FitQuality {
    products.withUnsafeElements(as: Scalar.self) { products in
      targets.withUnsafeElements(as: Scalar.self) { targets in
        switch rowLoss {
        case .squared, .huber, .absolute: regression(products, targets)
        case .logistic: classification(products, targets)
        }
      }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private static func regression<Scalar: RunScalar>(
    _ products: UnsafeBufferPointer<Scalar>, _ targets: UnsafeBufferPointer<Scalar>
  ) -> FitQuality {
    let count = Double(targets.count)
    var (errors, total) = (0.0, 0.0)
    for (product, target) in zip(products, targets) {
      let residual = Double(target) - Double(product)
      errors += residual * residual
      total += Double(target)
    }
    let mean = total / count
    let spread = targets.reduce(0.0) { sum, target in
      sum + (Double(target) - mean) * (Double(target) - mean)
    }
    return .regression(
      rootMeanSquaredError: (errors / count).squareRoot(),
      determination: spread > 0 ? 1 - errors / spread : nil)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private static func classification<Scalar: RunScalar>(
    _ products: UnsafeBufferPointer<Scalar>, _ targets: UnsafeBufferPointer<Scalar>
  ) -> FitQuality {
    let right = zip(products, targets).count { product, target in
      target > 0 ? product > 0 : product <= 0
    }
    return .classification(accuracy: Double(right) / Double(targets.count))
  }
}

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
