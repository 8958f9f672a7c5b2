/// Least squares by Householder reflections, taking in the rows block by block.
///
/// Keeps the triangle R and `Qᵀy` of the rows seen so far, so that no more than a block is ever held;
/// its error grows with κ(X) and not with κ(X)², as that of the normal equations does (Golub and
/// Van Loan, "Matrix Computations", 4th edition, 2013, §5.3).
struct LeastSquares {
  let columns: Int
  /// The rows seen so far.
  private var rowCount = 0
  /// R and then Qᵀy, column by column, `columns` numbers each.
  private var triangle: [Double]
  /// The sum of the squared residuals at the solution, if that is unique.
  private(set) var squaredResidual = 0.0

  init(columns: Int) {
    self.columns = columns
    triangle = Array(repeating: 0, count: columns * (columns + 1))
  }

  /// Takes in rows of `columns` values each with their targets.
  ///
  /// - Complexity: O(rows · columns²).
  mutating func add(rows: [Double], targets: [Double]) {
    rowCount += targets.count
    let height = columns + targets.count
    var work = Array(repeating: 0.0, count: height * (columns + 1))
    for column in 0...columns {
      for row in 0..<columns { work[column * height + row] = triangle[column * columns + row] }
      for row in targets.indices {
        work[column * height + columns + row] =
          column < columns ? rows[row * columns + column] : targets[row]
      }
    }
    work.withUnsafeMutableBufferPointer { work in
      for column in 0..<columns { Self.reflect(work, column: column, height: height) }
    }
    for row in columns..<height {
      let rest = work[columns * height + row]
      squaredResidual += rest * rest
    }
    for column in 0...columns {
      for row in 0..<columns { triangle[column * columns + row] = work[column * height + row] }
    }
  }

  /// How many columns follow from the others, but for rounding; all where a number is not finite.
  ///
  /// The diagonal of R does not tell: below a small element of it the next one is not as small as it should be. Up
  /// to `SymmetricEigen.jacobiLimit` columns the singular values of R do, its columns divided by their lengths,
  /// so that columns of unlike scales are not taken for dependent ones.
  ///
  /// - Complexity: O(columns³).
  var dependentColumns: Int {
    guard triangle.allSatisfy(\.isFinite) else { return columns }
    let rounding = Double(max(rowCount, columns)) * 0x1p-52
    let found =
      columns <= SymmetricEigen.jacobiLimit
      ? SymmetricEigen.dependentColumns(of: factor, rounding: rounding)
      : (0..<columns).count { column in
        let above = triangle[column * columns..<column * columns + column + 1]
        let length = above.map(\.magnitude).max() ?? 0
        return triangle[column * columns + column].magnitude <= length * rounding
      }
    return max(found, columns - rowCount)
  }

  /// The columns of R.
  var factor: [[Double]] {
    (0..<columns).map { Array(triangle[$0 * columns..<($0 + 1) * columns]) }
  }

  /// The solution; of no use where a column depends on others.
  var solution: [Double] {
    var x = Array(repeating: 0.0, count: columns)
    for i in (0..<columns).reversed() {
      let pivot = triangle[i * columns + i]
      var sum = triangle[columns * columns + i]
      for k in (i + 1)..<max(i + 1, columns) { sum -= triangle[k * columns + i] * x[k] }
      x[i] = sum / pivot
    }
    return x
  }

  /// One reflection that zeroes a column below the diagonal, applied to those after it.
  private static func reflect(
    _ work: UnsafeMutableBufferPointer<Double>, column: Int, height: Int
  ) {
    guard let base = work.baseAddress else { return }
    let count = height - column
    let vector = base + column * height + column
    let squares = innerProduct(vector, vector, count: count)
    guard squares > 0 else { return }
    let head = vector[0]
    let alpha = head > 0 ? -squares.squareRoot() : squares.squareRoot()
    vector[0] = head - alpha
    let factor = 1 / (alpha * vector[0])
    for other in stride(from: (column + 1) * height, to: work.count, by: height) {
      let target = base + other + column
      let amount = innerProduct(target, vector, count: count) * factor
      for row in 0..<count { target[row] += amount * vector[row] }
    }
    vector[0] = alpha
    for row in 1..<max(1, count) { vector[row] = 0 }
  }
}
