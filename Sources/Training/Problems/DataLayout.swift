/// How the columns of a problem's rows follow from its features.
public enum DataBasis: Hashable, Sendable {
  /// The feature itself, and 1 after it if there is an intercept.
  case line(hasIntercept: Bool)
  /// The powers of the feature from 0 on, or Legendre polynomials times √(2k+1).
  case polynomial(isLegendre: Bool)
  /// Two features, and 1 after them if there is an intercept.
  case plane(hasIntercept: Bool)

  /// The basis of a polynomial regression; nil for other problems, whose data may decide.
  public init?(polynomialOf configuration: Configuration) {
    guard configuration.entry(.problem) == PolynomialRegression.entry else { return nil }
    self = .polynomial(isLegendre: configuration[PolynomialRegression.basis] == .legendre)
  }

  /// The sum of the columns at `x` with the weights `w`; a plane's first feature alone.
  package func value(at x: Double, by w: [Double]) -> Double {
    switch self {
    case .line(let hasIntercept), .plane(let hasIntercept):
      return (w.first ?? .nan) * x + (hasIntercept ? w.last ?? .nan : 0)
    case .polynomial(isLegendre: false):
      return w.reversed().reduce(0) { $0 * x + $1 }
    case .polynomial(isLegendre: true):
      return zip(w, Legendre.scaledValues(at: x, degree: w.count - 1)).reduce(0) {
        $0 + $1.0 * $1.1
      }
    }
  }

  /// The line `a·x + b·y + c = 0` on which a plane's prediction is 0; nil for one feature.
  public func boundary(of w: [Double]) -> (a: Double, b: Double, c: Double)? {
    guard case .plane(let hasIntercept) = self, w.count == (hasIntercept ? 3 : 2) else {
      return nil
    }
    return (w[0], w[1], hasIntercept ? w[2] : 0)
  }
}

/// What a problem says of its data, for a picture of them.
package struct DataLayout: Sendable {
  package let basis: DataBasis
  package let featureNames: [String]
  package let targetName: String
  /// The rows that were moved out of place.
  package var outliers: Set<Int> = []

  /// Rows whose columns are `features` named features and an intercept or none; nil for more than two.
  init?(features: [String], hasIntercept: Bool, target: String = "y") {
    switch features.count {
    case 1: basis = .line(hasIntercept: hasIntercept)
    case 2: basis = .plane(hasIntercept: hasIntercept)
    default: return nil
    }
    featureNames = features
    targetName = target
  }

  /// Rows without names.
  init?(features: Int, hasIntercept: Bool) {
    self.init(
      features: features == 1 ? ["x"] : features == 2 ? ["x₁", "x₂"] : [],
      hasIntercept: hasIntercept)
  }

  /// Points of [−1, 1] at equal distances, and polynomials of them.
  init(polynomialIsLegendre isLegendre: Bool) {
    basis = .polynomial(isLegendre: isLegendre)
    featureNames = ["x"]
    targetName = "y"
  }
}
