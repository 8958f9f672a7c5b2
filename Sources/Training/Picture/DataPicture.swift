/// The rows of a problem with one feature or two as a picture shows them, and what `w` says of them.
///
/// Of many rows it has an even sample, and with it rows from every part of the picture where the sample
/// has none: the cloud keeps its density and its shape, and no outlier is lost.
public struct DataPicture: Sendable {
  /// What is drawn over what.
  public enum Form: Hashable, Sendable {
    /// The target over the feature: `w` is a curve.
    case target
    /// The label, 0 or 1, over the feature: `w` is the probability of 1.
    case probability
    /// The second feature over the first, with a label each: `w` is the boundary between the labels.
    case labels
  }

  /// What is drawn over what.
  public let form: Form
  /// The rows, in groups that are told apart.
  public let groups: [Group]
  /// How many rows these stand for.
  public let rowCount: Int
  /// How the predictions follow from `w`.
  public let basis: DataBasis
  /// What the features are called: one name or two.
  public let featureNames: [String]
  /// What the target is called.
  public let targetName: String

  /// Puts a picture together.
  init(
    form: Form, groups: [Group], rowCount: Int, basis: DataBasis, featureNames: [String],
    targetName: String
  ) {
    self.form = form
    self.groups = groups
    self.rowCount = rowCount
    self.basis = basis
    self.featureNames = featureNames
    self.targetName = targetName
  }

  /// Rows that look alike.
  public struct Group: Sendable {
    /// What rows are for.
    public enum Part: Hashable, Sendable, CaseIterable {
      /// They make the loss.
      case training
      /// They make the loss and were moved out of place.
      case outlier
      /// They are kept for the test.
      case test
    }

    /// What they are for.
    public let part: Part
    /// Their label, 1 or −1; nil where the target is a number.
    public let label: Int?
    /// How many rows these stand for.
    public let rowCount: Int
    /// The first feature.
    public let x: [Double]
    /// The target, the label as 0 or 1, or the second feature, as the picture's form says.
    public let y: [Double]
  }

  /// Whether there are fewer rows than they stand for.
  public var isThinned: Bool { groups.reduce(0) { $0 + $1.x.count } < rowCount }

  /// What `w` predicts at a feature's value: the target, or the probability of the label 1.
  ///
  /// - Parameter basis: Whose `w` it is; the picture's own unless said otherwise.
  /// - Complexity: O(parameters).
  public func prediction(at x: Double, by w: [Double], basis: DataBasis? = nil) -> Double {
    let value = (basis ?? self.basis).value(at: x, by: w)
    return form == .probability ? Self.probability(value) : value
  }

  /// The probability of the label 1 where `xᵀw` is `value`: 1/(1 + e^−value).
  public static func probability(_ value: Double) -> Double {
    1 / (1 + LibraryFunctions.exponential(-value))
  }
}

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
  func value(at x: Double, by w: [Double]) -> Double {
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
struct DataLayout: Sendable {
  let basis: DataBasis
  let featureNames: [String]
  let targetName: String
  /// The rows that were moved out of place.
  var outliers: Set<Int> = []

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
