import Autograd

/// The quadratic bowl `½·wᵀHw`, H with given eigenvalues: everything that the theory says is exact.
enum QuadraticBowl {
  static let eigenvalues = SettingKey(
    name: "eigenvalues", title: "eigenvalues", domain: .vector(length: .any),
    default: [1, 10], effect: .restart,
    help: "The eigenvalues of the Hessian, one for each parameter.")

  static let rotation = SettingKey(
    name: "rotation", title: "rotation", domain: .number(NumberRange(-360, 360), .linear(5)),
    default: 0, effect: .restart,
    help: "Degrees, counter-clockwise, by which the first two directions are turned.")

  /// The most eigenvalues: more would not fit into a form.
  static let sizeLimit = 256

  static let entry = CatalogueEntry(
    kind: "quadratic-bowl", title: "quadratic bowl",
    summary: "½·wᵀHw, H with given eigenvalues, turned by an angle.",
    settings: [eigenvalues, rotation])

  static let row = ProblemCatalogue.Row(
    entry: entry, sizes: sizes, validate: validate,
    make: { configuration, _ in QuadraticBowlProblem(configuration) })

  @Sendable
  private static func sizes(_ configuration: Configuration) -> ProblemSizes {
    let count = configuration[eigenvalues].count
    return ProblemSizes(features: count, parameters: count)
  }

  @Sendable
  private static func validate(_ configuration: Configuration) throws(SettingError) {
    let values = configuration[eigenvalues]
    guard (1...sizeLimit).contains(values.count), values.allSatisfy({ $0 >= 0 }) else {
      throw .conflict(
        name: eigenvalues.name, accepted: "1 to \(sizeLimit) numbers of at least 0")
    }
  }

  /// `R·diag(λ)·Rᵀ`, R the counter-clockwise rotation of the first two coordinates.
  static func hessian(eigenvalues: [Double], degrees: Double) -> SquareMatrix {
    var result = SquareMatrix(size: eigenvalues.count)
    for (index, value) in eigenvalues.enumerated() { result[index, index] = value }
    guard eigenvalues.count > 1 else { return result }
    let (cosine, sine) = direction(degrees)
    let (first, second) = (eigenvalues[0], eigenvalues[1])
    result[0, 0] = first * cosine * cosine + second * sine * sine
    result[1, 1] = first * sine * sine + second * cosine * cosine
    result[0, 1] = (first - second) * cosine * sine
    result[1, 0] = result[0, 1]
    return result
  }

  /// The cosine and sine of an angle in degrees, exact at quarter turns.
  private static func direction(_ degrees: Double) -> (cosine: Double, sine: Double) {
    let quarters = degrees / 90
    if let whole = Int(exactly: quarters) {
      return [(1, 0), (0, 1), (-1, 0), (0, -1)][((whole % 4) + 4) % 4]
    }
    let angle = degrees * Double.pi / 180
    return (LibraryFunctions.cosine(angle), LibraryFunctions.sine(angle))
  }
}

/// A run's view of a quadratic bowl.
final class QuadraticBowlProblem: Problem {
  private let hessian: SquareMatrix
  private let isUnique: Bool

  init(_ configuration: Configuration) {
    let eigenvalues = configuration[QuadraticBowl.eigenvalues]
    hessian = QuadraticBowl.hessian(
      eigenvalues: eigenvalues, degrees: configuration[QuadraticBowl.rotation])
    isUnique = eigenvalues.allSatisfy { $0 > 0 }
  }

  var parameterShape: [Int] { [hessian.size, 1] }
  var defaultStart: [Double] { Array(repeating: 1, count: hessian.size) }

  func objective(for configuration: Configuration) -> any Objective {
    QuadraticObjective(hessian, isUnique: isUnique, configuration.dtype)
  }

  func sharesObjective(_ first: Configuration, _ second: Configuration) -> Bool { true }
}

/// `½·wᵀHw`.
final class QuadraticObjective: Objective, SummedLoss {
  /// (d, d), symmetric.
  private let hessian: Tensor
  private let matrix: SquareMatrix
  /// Whether the origin is the only minimiser.
  private let isUnique: Bool

  init(_ matrix: SquareMatrix, isUnique: Bool, _ dtype: DType) {
    self.matrix = matrix
    self.isUnique = isUnique
    hessian = Tensor(matrix.elements, [matrix.size, matrix.size], dtype: dtype)
  }

  var parameterShape: [Int] { [hessian.shape[0], 1] }
  var rowCount: Int { 0 }

  func loss(_ w: Tensor) -> Tensor { (w * matmul(hessian, w)).sum() / 2 }
  func selecting(_ rows: ArraySlice<Int>) -> any Objective { self }
  func part(_ w: Tensor, rows: Range<Int>) -> Tensor { loss(w) }

  func theorySource(trueParameters: [Double]?) -> TheorySource {
    TheorySource(isQuadratic: true) { [matrix, isUnique] _ in
      let origin = Array(repeating: 0.0, count: matrix.size)
      let loss = QuadraticObjective(matrix, isUnique: isUnique, .float64)
      return Theory(
        scope: .everywhere, hessian: loss.exactHessian(at: origin),
        minimizers: isUnique ? [origin] : [], someMinimizer: origin, floor: 0,
        remarks: isUnique ? [] : ["Along a direction of eigenvalue 0 every point is a minimiser."])
    }
  }
}
