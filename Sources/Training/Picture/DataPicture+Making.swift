import Autograd

extension DataPicture {
  /// The rows that make a loss, and those that are kept for the test; nil where no picture shows them:
  /// a target over two features would need a third axis.
  init?(_ layout: DataLayout, training: LinearObjective, test: LinearObjective?) {
    let isLogistic = training.rowLoss == .logistic
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
      rowCount: training.rowCount + (test?.rowCount ?? 0), basis: layout.basis,
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
    _ rows: LinearObjective, outliers: Set<Int>, part: DataPicture.Group.Part
  ) {
    rows.x.dtype == .float32
      ? read(rows, outliers, part, Float.self) : read(rows, outliers, part, Double.self)
  }

  private mutating func read<Scalar: RunScalar>(
    _ rows: LinearObjective, _ outliers: Set<Int>, _ part: DataPicture.Group.Part, _: Scalar.Type
  ) {
    let count = rows.rowCount
    let width = rows.parameterShape[0]
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

extension Run {
  /// The data in force as a picture shows them; nil where they have no picture: without rows, or with
  /// too many features.
  ///
  /// It is made when first asked for, and again when the loss has changed.
  ///
  /// - Complexity: O(rows) for the making.
  public var dataPicture: DataPicture? {
    guard let layout = problem.dataLayout else { return nil }
    if let cachedPicture, problem.sharesObjective(cachedPicture.configuration, configuration) {
      return cachedPicture.picture
    }
    let picture = (objective as? LinearObjective).flatMap {
      DataPicture(layout, training: $0, test: problem.testObjective as? LinearObjective)
    }
    cachedPicture = (configuration, picture)
    return picture
  }
}
