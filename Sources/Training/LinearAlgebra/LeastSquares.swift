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

  /// How many columns lie among those before them, but for rounding in their own length; all where a number is
  /// not finite.
  ///
  /// Of a column of n numbers the reflections leave about n·ε of its length where nothing is left.
  var dependentColumns: Int {
    guard triangle.allSatisfy(\.isFinite) else { return columns }
    let rounding = Double(max(rowCount, columns)) * 0x1p-52
    return (0..<columns).count { column in
      let above = triangle[column * columns..<column * columns + column + 1]
      let length = above.map(\.magnitude).max() ?? 0
      return triangle[column * columns + column].magnitude <= length * rounding
    }
  }

  /// The columns of R.
  var factor: [[Double]] {
    (0..<columns).map { Array(triangle[$0 * columns..<($0 + 1) * columns]) }
  }

  /// The solution; nil where it is not unique to working precision.
  var solution: [Double]? {
    guard dependentColumns == 0 else { return nil }
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
