import Autograd
import Training

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

extension DataPicture {
  /// The rows that make a loss, and those that are kept for the test; nil where no picture shows them:
  /// a target over two features would need a third axis.
  private init?(_ layout: DataLayout, training: DataRows, test: DataRows?) {
    let isLogistic = training.loss == .logistic
    let form: Form
    switch layout.basis {
    case .line: form = isLogistic ? .probability : .target
    case .polynomial: form = .target
    case .plane:
      guard isLogistic else { return nil }
      form = .labels
    }
    var rows = PictureRows(form: form, isPolynomial: layout.basis.isPolynomial)
    rows.read(training, outliers: layout.outliers, part: .training)
    if let test { rows.read(test, outliers: [], part: .test) }
    self.init(
      form: form, groups: rows.groups.map(RowSample(of: rows.groups).thinned),
      rowCount: training.count + (test?.count ?? 0), basis: layout.basis,
      featureNames: layout.featureNames, targetName: layout.targetName)
  }
}

extension DataBasis {
  fileprivate var isPolynomial: Bool {
    if case .polynomial = self { true } else { false }
  }
}

/// Rows as they are read, sorted into groups.
private struct PictureRows {
  /// The most rows that are looked at; of more, some, evenly spread.
  private static let limit = 1 << 21

  let form: DataPicture.Form
  let isPolynomial: Bool
  private(set) var groups: [DataPicture.Group] = []

  init(form: DataPicture.Form, isPolynomial: Bool) {
    self.form = form
    self.isPolynomial = isPolynomial
  }

  mutating func read(
    _ rows: DataRows, outliers: Set<Int>, part: DataPicture.Group.Part
  ) {
    rows.x.dtype == .float32
      ? read(rows, outliers, part, Float.self) : read(rows, outliers, part, Double.self)
  }

  private mutating func read<Scalar: RunScalar>(
    _ rows: DataRows, _ outliers: Set<Int>, _ part: DataPicture.Group.Part, _: Scalar.Type
  ) {
    let count = rows.count
    let width = rows.x.shape[1]
    let step = max(1, (count + Self.limit - 1) / Self.limit)
    var buckets = Array(repeating: Bucket(), count: Bucket.count)
    rows.x.withUnsafeElements(as: Scalar.self) { x in
      rows.y.withUnsafeElements(as: Scalar.self) { y in
        for row in SpreadRows(of: count, step: step) {
          let target = Double(y[row])
          let first =
            isPolynomial
            ? -1 + 2 * Double(row) / Double(max(1, count - 1)) : Double(x[row * width])
          let second: Double =
            switch form {
            case .target: target
            case .probability: target > 0 ? 1 : 0
            case .labels: Double(x[row * width + 1])
            }
          guard first.isFinite, second.isFinite else { continue }
          let isOutlier = !outliers.isEmpty && outliers.contains(row)
          let bucket = Bucket.index(isOutlier: isOutlier, isPositive: form == .target || target > 0)
          buckets[bucket].x.append(first)
          buckets[bucket].y.append(second)
        }
      }
    }
    for (index, bucket) in buckets.enumerated() where !bucket.x.isEmpty {
      groups.append(
        DataPicture.Group(
          part: Bucket.isOutlier(index) ? .outlier : part,
          label: form == .target ? nil : Bucket.isPositive(index) ? 1 : -1,
          rowCount: bucket.x.count, x: bucket.x,
          y: bucket.y))
    }
  }

  /// Rows of one group.
  private struct Bucket {
    var x: [Double] = []
    var y: [Double] = []

    static let count = 4
    static func index(isOutlier: Bool, isPositive: Bool) -> Int {
      (isOutlier ? 2 : 0) + (isPositive ? 0 : 1)
    }
    static func isOutlier(_ index: Int) -> Bool { index >= 2 }
    static func isPositive(_ index: Int) -> Bool { index.isMultiple(of: 2) }
  }
}

/// An even sample of a group's rows, and one row from each part of the picture where it has none.
private struct RowSample {
  /// The most rows of a sample.
  private static let limit = 1_000
  private static let columns = 40
  private static let lines = 24

  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>

  init(of groups: [DataPicture.Group]) {
    x = Self.bounds(groups.lazy.map(\.x))
    y = Self.bounds(groups.lazy.map(\.y))
  }

  private static func bounds(_ rows: some Sequence<[Double]>) -> ClosedRange<Double> {
    var (least, most) = (Double.infinity, -Double.infinity)
    for row in rows {
      for value in row {
        least = min(least, value)
        most = max(most, value)
      }
    }
    return least <= most ? least...most : 0...0
  }

  func thinned(_ group: DataPicture.Group) -> DataPicture.Group {
    let count = group.x.count
    guard count > Self.limit else { return group }
    var isCovered = Array(repeating: false, count: Self.columns * Self.lines)
    var chosen = Array(stride(from: 0, to: count, by: (count + Self.limit - 1) / Self.limit))
    for row in chosen { isCovered[bin(group.x[row], group.y[row])] = true }
    for row in 0..<count {
      let bin = bin(group.x[row], group.y[row])
      if !isCovered[bin] {
        isCovered[bin] = true
        chosen.append(row)
      }
    }
    return DataPicture.Group(
      part: group.part, label: group.label, rowCount: group.rowCount, x: chosen.map { group.x[$0] },
      y: chosen.map { group.y[$0] })
  }

  private func bin(_ x: Double, _ y: Double) -> Int {
    Self.place(y, in: self.y, of: Self.lines) * Self.columns
      + Self.place(x, in: self.x, of: Self.columns)
  }

  private static func place(_ value: Double, in range: ClosedRange<Double>, of count: Int) -> Int {
    // Halves, so that no difference overflows.
    let length = range.upperBound / 2 - range.lowerBound / 2
    guard length > 0 else { return 0 }
    let fraction = (value / 2 - range.lowerBound / 2) / length
    return min(Int(fraction * Double(count)), count - 1)
  }
}

extension DataPicture {
  /// A run's data in force; nil where they have no picture: without rows, or with too many features.
  ///
  /// - Complexity: O(rows).
  public init?(_ run: Run) {
    guard let layout = run.dataLayout, let rows = DataRows(run.lossInForce.form) else { return nil }
    self.init(layout, training: rows, test: run.testLossForm.flatMap(DataRows.init))
  }
}

/// The rows of a loss.
private struct DataRows {
  /// (n, d).
  let x: Tensor
  /// (n, 1).
  let y: Tensor
  let loss: RowLoss

  /// Nil for a loss without rows.
  init?(_ form: LossForm) {
    guard case .rows(let x, let y, let loss) = form else { return nil }
    (self.x, self.y, self.loss) = (x, y, loss)
  }

  var count: Int { x.shape[0] }
}
