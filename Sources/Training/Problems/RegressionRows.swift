import Autograd

/// Settings that several problems over rows declare under one name.
enum RegressionSettings {
  /// Which losses a problem offers.
  private static func loss(_ kinds: [LossKind]) -> SettingKey<LossKind> {
    SettingKey(
      name: "loss", title: "loss", domain: .choice(kinds), default: .squared,
      effect: .restart, help: "What a row adds to the loss, of which the mean is minimised.")
  }

  static let residualLoss = loss([.squared, .huber, .absolute])
  static let anyLoss = loss(LossKind.allCases)

  static let huberDelta = SettingKey(
    name: "huber_delta", title: "Huber δ",
    domain: .number(NumberRange(0, excludesLower: true), .linear(0.1)),
    default: 1, effect: .restart,
    help: "The residual beyond which the Huber loss is a straight line.")

  static let intercept = intercept(false)

  static func intercept(_ value: Bool) -> SettingKey<Bool> {
    SettingKey(
      name: "intercept", title: "intercept",
      domain: .toggle(off: "The fit goes through the origin.", on: "A constant is fitted too."),
      default: value, effect: .restart,
      help: "Whether a column of ones is added after the features.")
  }

  static func noise(_ value: Double) -> SettingKey<Double> {
    SettingKey(
      name: "noise", title: "noise", domain: .number(NumberRange(0), .linear(0.05)),
      default: value, effect: .targets, help: "The standard deviation σ of what is added to y.")
  }

  /// The sizes where there is a parameter for each feature, and one more for an intercept.
  static func sizes(
    _ configuration: Configuration, features: SettingKey<Int>
  ) -> ProblemSizes {
    let count = configuration[features]
    let extra = configuration[intercept] ? 1 : 0
    return ProblemSizes(features: count, parameters: count + extra)
  }

  /// The row loss of the values in force.
  ///
  /// - Parameter loss: The setting that the problem declares.
  static func rowLoss(_ configuration: Configuration, _ loss: SettingKey<LossKind>) -> RowLoss {
    switch configuration[loss] {
    case .squared: .squared
    case .huber: .huber(delta: configuration[huberDelta])
    case .absolute: .absolute
    case .logistic: .logistic
    }
  }
}

/// The losses of a row that can be chosen.
enum LossKind: String, SettingChoice {
  case squared, huber, absolute, logistic

  var help: String {
    switch self {
    case .squared: "The square of the residual: the mean is fitted, and outliers weigh much."
    case .huber: "Half a square up to δ, beyond it a straight line: outliers weigh less."
    case .absolute: "The size of the residual: the median is fitted."
    case .logistic: "log(1 + exp(−y·xᵀw)), for labels of 0 and 1 or of −1 and 1."
    }
  }
}

/// The mean over the rows of a loss of `X·w` and the targets.
final class LinearObjective: Objective {
  /// (n, d).
  let x: Tensor
  /// (n, 1).
  let y: Tensor
  let rowLoss: RowLoss
  let rowCount: Int
  private let parameterCount: Int

  init(x: Tensor, y: Tensor, rowLoss: RowLoss = .squared) {
    self.x = x
    self.y = y
    self.rowLoss = rowLoss
    rowCount = x.shape[0]
    parameterCount = x.shape[1]
  }

  var parameterShape: [Int] { [parameterCount, 1] }

  func loss(_ w: Tensor) -> Tensor { rowLoss.mean(matmul(x, w), y) }

  func selecting(_ rows: ArraySlice<Int>) -> any Objective {
    LinearObjective(x: x.gatheringRows(rows), y: y.gatheringRows(rows), rowLoss: rowLoss)
  }

  var form: LossForm { .rows(x: x, y: y, rowLoss) }

  /// The same loss in another dtype.
  func converted(to dtype: DType) -> LinearObjective {
    dtype == x.dtype
      ? self : LinearObjective(x: x.to(dtype), y: y.to(dtype), rowLoss: rowLoss)
  }
}

extension Tensor {
  /// The rows of a matrix with these numbers, in their order: a copy.
  func gatheringRows(_ rows: ArraySlice<Int>) -> Tensor {
    dtype == .float32 ? gatheringRows(rows, Float.self) : gatheringRows(rows, Double.self)
  }

  private func gatheringRows<Scalar: RunScalar>(
    _ rows: ArraySlice<Int>, _: Scalar.Type
  ) -> Tensor {
    let width = shape[1]
    let values = withUnsafeElements(as: Scalar.self) { source in
      [Scalar](unsafeUninitializedCapacity: rows.count * width) { target, count in
        for row in rows {
          for column in 0..<width { target[count + column] = source[row * width + column] }
          count += width
        }
      }
    }
    return Tensor(values, [rows.count, width])
  }
}
