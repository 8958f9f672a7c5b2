import Autograd

/// Polynomial regression on equally spaced points of [−1, 1], ends included.
///
/// Columns are 1, x, …, x^d, or the Legendre polynomials √(2k+1)·P_k, which are nearly orthonormal there.
/// The targets are a curve plus `noise` times ε, ε drawn in float32 from a generator seeded with `seed`.
enum PolynomialRegression {
  static let samples = SettingKey(
    name: "points", title: "points", domain: .integer(2...1_000_000),
    default: 20, effect: .restart,
    help: "The number of points, equally spaced from −1 to 1.")

  static let degree = SettingKey(
    name: "degree", title: "degree", domain: .integer(0...Caps.degree),
    default: 3, effect: .restart, help: "The highest power of x.")

  static let basis = SettingKey(
    name: "basis", title: "basis", domain: .choice(), default: PolynomialBasis.monomial,
    effect: .restart, help: "The columns: powers of x, or Legendre polynomials times √(2k+1).")

  static let curve = SettingKey(
    name: "curve", title: "curve", domain: .choice(), default: PolynomialCurve.legendre,
    effect: .restart,
    help: "What is fitted: the Legendre polynomial of the degree, or sin πx.")

  /// The same name and meaning as the notebook's noise, but no noise by default.
  static let noise = RegressionSettings.noise(0)

  static let entry = CatalogueEntry(
    kind: "polynomial-regression", title: "polynomial regression",
    summary: "Fits a polynomial to a curve at equally spaced points.",
    settings: [
      noise, samples, degree, basis, curve, RegressionSettings.residualLoss,
      RegressionSettings.huberDelta,
    ])

  static let row = ProblemCatalogue.Row(
    entry: entry, sizes: sizes, dataSize: { configuration, _ in dataSize(configuration) },
    validate: { _ throws(SettingError) in },
    make: { configuration, _ in PolynomialProblem(configuration) }, drawsRows: true)

  private static func dataSize(_ configuration: Configuration) -> DataSize {
    DataSize(
      rows: configuration[samples], columns: configuration[degree] + 1,
      settings: [samples.name, degree.name])
  }

  @Sendable
  private static func sizes(_ configuration: Configuration) -> ProblemSizes {
    let count = configuration[degree] + 1
    return ProblemSizes(features: count, parameters: count)
  }
}

/// The columns of a polynomial.
enum PolynomialBasis: String, SettingChoice {
  case monomial, legendre

  var help: String {
    switch self {
    case .monomial: "1, x, x², …: columns much alike, so that κ is large."
    case .legendre: "Legendre polynomials: columns that hardly overlap, so that κ is small."
    }
  }
}

/// What a polynomial is fitted to.
enum PolynomialCurve: String, SettingChoice {
  case legendre, sine

  var help: String {
    switch self {
    case .legendre: "The Legendre polynomial of the degree, which can be fitted exactly."
    case .sine: "sin πx, which no polynomial fits exactly."
    }
  }
}

/// The Legendre polynomials, by Bonnet's recurrence `(k+1)·P_{k+1} = (2k+1)·x·P_k − k·P_{k−1}`.
enum Legendre {
  /// P_0(x) to P_degree(x).
  static func values(at x: Double, degree: Int) -> [Double] {
    var values = [1.0, x]
    for k in 1..<max(1, degree) {
      let next = Double(2 * k + 1) * x * values[k] - Double(k) * values[k - 1]
      values.append(next / Double(k + 1))
    }
    return Array(values.prefix(degree + 1))
  }

  /// √(2k+1)·P_k(x) for k from 0 to the degree.
  static func scaledValues(at x: Double, degree: Int) -> [Double] {
    values(at: x, degree: degree).enumerated().map { k, value in
      Double(2 * k + 1).squareRoot() * value
    }
  }

  /// The coefficients of P_degree, that of 1 first.
  static func coefficients(degree: Int) -> [Double] {
    var (before, current) = ([1.0], [0.0, 1.0])
    guard degree > 0 else { return before }
    for k in 1..<max(1, degree) {
      var next = Array(repeating: 0.0, count: k + 2)
      for (power, value) in current.enumerated() {
        next[power + 1] += Double(2 * k + 1) * value / Double(k + 1)
      }
      for (power, value) in before.enumerated() { next[power] -= Double(k) * value / Double(k + 1) }
      (before, current) = (current, next)
    }
    return current
  }
}

/// A run's view of polynomial regression.
final class PolynomialProblem: Problem {
  private let x: Tensor
  private let curve: Tensor
  private let unitNoise: Tensor
  private let rowLoss: RowLoss
  let trueParameters: [Double]?
  let dataLayout: DataLayout?

  init(_ configuration: Configuration) {
    let count = configuration[PolynomialRegression.samples]
    let degree = configuration[PolynomialRegression.degree]
    let isLegendre = configuration[PolynomialRegression.basis] == .legendre
    dataLayout = DataLayout(polynomialIsLegendre: isLegendre)
    let points: [Double] = (0..<count).map { -1 + 2 * Double($0) / Double(count - 1) }
    let columns: [Double] = points.flatMap { point in
      isLegendre
        ? Legendre.scaledValues(at: point, degree: degree)
        : (0...degree).map { LibraryFunctions.power(point, Double($0)) }
    }
    x = Tensor(columns, [count, degree + 1], dtype: configuration.dtype)
    let isSine = configuration[PolynomialRegression.curve] == .sine
    let values: [Double] = points.map { point in
      isSine
        ? LibraryFunctions.sine(Double.pi * point)
        : Legendre.values(at: point, degree: degree)[degree]
    }
    curve = Tensor(values, [count, 1], dtype: configuration.dtype)
    let generator = Generator()
    generator.manualSeed(configuration[RunSettings.seed])
    unitNoise = .normals(count, 1, from: generator).to(configuration.dtype)
    rowLoss = RegressionSettings.rowLoss(configuration, RegressionSettings.residualLoss)
    if isSine {
      trueParameters = nil
    } else if isLegendre {
      trueParameters =
        Array(repeating: 0, count: degree) + [1 / Double(2 * degree + 1).squareRoot()]
    } else {
      trueParameters = Legendre.coefficients(degree: degree)
    }
  }

  var parameterShape: [Int] { [x.shape[1], 1] }
  var defaultStart: [Double] { Array(repeating: 0, count: x.shape[1]) }

  func objective(for configuration: Configuration) -> any Objective {
    let y = curve + configuration[PolynomialRegression.noise] * unitNoise
    return LinearObjective(x: x, y: y, rowLoss: rowLoss)
  }
}
