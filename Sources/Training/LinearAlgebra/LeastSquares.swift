/// Least squares by Householder reflections, taking in the rows block by block.
///
/// Keeps the triangle R and `Qᵀy` of the rows seen so far, so that no more than a block is ever held;
/// its error grows with κ(X) and not with κ(X)², as that of the normal equations does (Golub and
/// Van Loan, "Matrix Computations", 4th edition, 2013, §5.3).
struct LeastSquares {
  let columns: Int
  /// Rows of `columns + 1` numbers: R beside Qᵀy.
  private var triangle: [Double]
  private var residual = 0.0

  init(columns: Int) {
    self.columns = columns
    triangle = Array(repeating: 0, count: columns * (columns + 1))
  }

  /// Takes in rows of `columns` values each with their targets.
  ///
  /// - Complexity: O(rows · columns²).
  mutating func add(rows: [Double], targets: [Double]) {
    let width = columns + 1
    let added = targets.count
    var work = triangle
    work.reserveCapacity((columns + added) * width)
    for row in 0..<added {
      work += rows[row * columns..<(row + 1) * columns]
      work.append(targets[row])
    }
    let total = columns + added
    for column in 0..<columns { Self.reflect(&work, column: column, rows: total, width: width) }
    for row in columns..<total {
      residual += work[row * width + columns] * work[row * width + columns]
    }
    triangle = Array(work[0..<columns * width])
  }

  /// The sum of the squared residuals at the solution, if that is unique.
  var squaredResidual: Double { residual }

  /// The solution; nil where it is not unique to working precision.
  var solution: [Double]? {
    let width = columns + 1
    let scale = (0..<columns).map { triangle[$0 * width + $0].magnitude }.max() ?? 0
    var x = Array(repeating: 0.0, count: columns)
    for i in (0..<columns).reversed() {
      let pivot = triangle[i * width + i]
      guard pivot.isFinite, pivot.magnitude > scale * Double(columns) * 0x1p-52 else { return nil }
      var sum = triangle[i * width + columns]
      for k in (i + 1)..<max(i + 1, columns) { sum -= triangle[i * width + k] * x[k] }
      x[i] = sum / pivot
    }
    return x
  }

  /// One reflection that zeroes a column below the diagonal.
  private static func reflect(_ work: inout [Double], column: Int, rows: Int, width: Int) {
    var squares = 0.0
    for row in column..<rows { squares += work[row * width + column] * work[row * width + column] }
    guard squares > 0 else { return }
    let head = work[column * width + column]
    let alpha = head > 0 ? -squares.squareRoot() : squares.squareRoot()
    let pivot = head - alpha
    let factor = 1 / (alpha * pivot)
    for other in (column + 1)..<width {
      var product = pivot * work[column * width + other]
      for row in (column + 1)..<max(column + 1, rows) {
        product += work[row * width + column] * work[row * width + other]
      }
      product *= factor
      work[column * width + other] += product * pivot
      for row in (column + 1)..<max(column + 1, rows) {
        work[row * width + other] += product * work[row * width + column]
      }
    }
    work[column * width + column] = alpha
    for row in (column + 1)..<max(column + 1, rows) { work[row * width + column] = 0 }
  }
}
