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

  /// `R·diag(λ)·Rᵀ`, row by row, R the counter-clockwise rotation of the first two coordinates.
  static func hessian(eigenvalues: [Double], degrees: Double) -> [Double] {
    let size = eigenvalues.count
    var result = Array(repeating: 0.0, count: size * size)
    for (index, value) in eigenvalues.enumerated() { result[index * size + index] = value }
    guard size > 1 else { return result }
    let (cosine, sine) = direction(degrees)
    let (first, second) = (eigenvalues[0], eigenvalues[1])
    result[0] = first * cosine * cosine + second * sine * sine
    result[size + 1] = first * sine * sine + second * cosine * cosine
    result[1] = (first - second) * cosine * sine
    result[size] = result[1]
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
  /// Row by row.
  private let hessian: [Double]
  private let size: Int
  private let isUnique: Bool

  init(_ configuration: Configuration) {
    let eigenvalues = configuration[QuadraticBowl.eigenvalues]
    size = eigenvalues.count
    hessian = QuadraticBowl.hessian(
      eigenvalues: eigenvalues, degrees: configuration[QuadraticBowl.rotation])
    isUnique = eigenvalues.allSatisfy { $0 > 0 }
  }

  var parameterShape: [Int] { [size, 1] }
  var defaultStart: [Double] { Array(repeating: 1, count: size) }

  func objective(for configuration: Configuration) -> any Objective {
    QuadraticObjective(hessian, size: size, isUnique: isUnique, configuration.dtype)
  }
}

/// `½·wᵀHw`.
final class QuadraticObjective: Objective {
  /// (d, d), symmetric.
  private let hessian: Tensor
  let form: LossForm

  init(_ elements: [Double], size: Int, isUnique: Bool, _ dtype: DType) {
    hessian = Tensor(elements, [size, size], dtype: dtype)
    form = .quadratic(hessian: elements, isUnique: isUnique)
  }

  var parameterShape: [Int] { [hessian.shape[0], 1] }
  var rowCount: Int { 0 }

  func loss(_ w: Tensor) -> Tensor { (w * matmul(hessian, w)).sum() / 2 }
  func selecting(_ rows: ArraySlice<Int>) -> any Objective { self }
}
