import Randomness
import Testing

@testable import Theory
@testable import Training

@Suite struct LinearAlgebraTests {
  /// A symmetric matrix with given eigenvalues: reflections applied to a diagonal.
  private func matrix(eigenvalues: [Double], seed: Int) -> SquareMatrix {
    let size = eigenvalues.count
    var random = SplitMix64(seed: seed)
    var vectors = SquareMatrix.identity(size)
    for _ in 0..<size {
      let v = (0..<size).map { _ in Double(random.below(2001) - 1000) }
      let square = v.reduce(0) { $0 + $1 * $1 }
      for row in 0..<size {
        let product = (0..<size).reduce(0) { $0 + vectors[row, $1] * v[$1] }
        for column in 0..<size { vectors[row, column] -= 2 * product * v[column] / square }
      }
    }
    var result = SquareMatrix(size: size)
    for i in 0..<size {
      for j in 0..<size {
        result[i, j] = (0..<size).reduce(0) {
          $0 + vectors[$1, i] * eigenvalues[$1] * vectors[$1, j]
        }
      }
    }
    return result.symmetrized
  }

  @Test(arguments: [
    [3.0], [1, 1], [-2, 0.5, 7], [1e-6, 1, 1e6], [0, 0, 4], Array(stride(from: 1, to: 41, by: 1)),
  ])
  func jacobiFindsEigenvaluesAndVectors(_ eigenvalues: [Double]) throws {
    let matrix = matrix(eigenvalues: eigenvalues, seed: 11)
    let eigen = try #require(SymmetricEigen(matrix))
    // A few roundings of the largest eigenvalue for each of n rotations.
    let tolerance = 1e-14 * Double(eigenvalues.count) * (eigenvalues.map(\.magnitude).max() ?? 0)
    for (value, expected) in zip(eigen.values, eigenvalues.sorted()) {
      #expect(abs(value - expected) <= tolerance)
    }
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      for (image, coordinate) in zip(matrix.times(vector), vector) {
        #expect(abs(image - value * coordinate) <= tolerance)
      }
    }
  }

  /// The chain of n springs, whose eigenvalues are 2 − 2cos(πk/(n+1)); some are equal to rounding after
  /// turning it by reflections. Its size is beyond Jacobi's; its scale is beyond that of squares.
  @Test(arguments: [1, 1e-200, 1e200])
  func largeMatricesAreDecomposed(scale: Double) throws {
    let size = SymmetricEigen.jacobiLimit + 3
    var chain = SquareMatrix(size: size)
    for index in 0..<size {
      chain[index, index] = 2 * scale
      guard index > 0 else { continue }
      // Neighbours at both ends and in the middle of the order, so that there is something to reduce.
      let (one, other) = (index * 5 % size, (index - 1) * 5 % size)
      chain[one, other] = -scale
      chain[other, one] = -scale
    }
    let eigen = try #require(SymmetricEigen(chain))
    let tolerance = 1e-14 * Double(size) * scale
    for (index, value) in eigen.values.enumerated() {
      let angle = Double.pi * Double(index + 1) / Double(size + 1)
      #expect(abs(value - scale * (2 - 2 * LibraryFunctions.cosine(angle))) <= tolerance)
    }
    for (index, (value, vector)) in zip(eigen.values, eigen.vectors).enumerated() {
      for (image, coordinate) in zip(chain.times(vector), vector) {
        #expect(abs(image - value * coordinate) <= tolerance)
      }
      for other in [index, max(0, index - 1)] {
        let product = zip(vector, eigen.vectors[other]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (other == index ? 1 : 0)) <= 1e-12)
      }
    }
  }

  /// Eigenvalues that occur many times, and zeros.
  @Test func largeMatricesOfLowRankAreDecomposed() throws {
    let size = SymmetricEigen.jacobiLimit + 1
    let ones = SquareMatrix(size: size, elements: Array(repeating: 1, count: size * size))
    let eigen = try #require(SymmetricEigen(ones))
    #expect(abs((eigen.values.last ?? 0) - Double(size)) <= 1e-11)
    #expect(eigen.values.dropLast().allSatisfy { abs($0) <= 1e-11 })
    let zeros = try #require(SymmetricEigen(SquareMatrix(size: size)))
    #expect(zeros.values.allSatisfy { $0 == 0 })
  }

  /// Spectra of many zeros, of clusters and of all sizes, in directions of no order.
  @Test(
    arguments: [
      { Double($0.isMultiple(of: 4) ? $0 + 1 : 0) },
      { Double($0 / 45) + ($0.isMultiple(of: 2) ? 1e-13 : 0) },
      { LibraryFunctions.power(10, Double($0) / 4 - 16) },
      { LibraryFunctions.power(10, Double(-$0) / 2) * ($0.isMultiple(of: 3) ? -1 : 1) },
    ] as [@Sendable (Int) -> Double])
  func largeMatricesOfHardSpectraAreDecomposed(_ spectrum: @Sendable (Int) -> Double) throws {
    let eigenvalues = (0...SymmetricEigen.jacobiLimit).map(spectrum)
    let matrix = matrix(eigenvalues: eigenvalues, seed: 5)
    let eigen = try #require(SymmetricEigen(matrix))
    let greatest = eigenvalues.map(\.magnitude).max() ?? 0
    let tolerance = 1e-14 * Double(eigenvalues.count) * greatest
    for (value, expected) in zip(eigen.values, eigenvalues.sorted()) {
      #expect(abs(value - expected) <= tolerance)
    }
    for (index, (value, vector)) in zip(eigen.values, eigen.vectors).enumerated() {
      let images = matrix.times(vector)
      #expect(zip(images, vector).allSatisfy { abs($0 - value * $1) <= tolerance })
      for other in [index, max(0, index - 1)] {
        let product = zip(vector, eigen.vectors[other]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (other == index ? 1 : 0)) <= 1e-12)
      }
    }
  }

  @Test func jacobiTakesTheHilbertMatrix() throws {
    // The eigenvalues of the Hilbert matrix of order 3, by the roots of its characteristic polynomial.
    let hilbert = SquareMatrix(
      size: 3, elements: [1, 1 / 2, 1 / 3, 1 / 2, 1 / 3, 1 / 4, 1 / 3, 1 / 4, 1 / 5])
    let values = try #require(SymmetricEigen(hilbert)).values
    for (value, expected) in zip(
      values, [0.00268734035577353, 0.122327065853906, 1.40831892712365])
    {
      #expect(abs(value - expected) <= 1e-14)
    }
  }

  @Test func jacobiRefusesWhatIsNotFinite() {
    #expect(SymmetricEigen(SquareMatrix(size: 2, elements: [1, .nan, .nan, 1])) == nil)
  }

  @Test func choleskySolvesAndRefusesWhatIsNotPositive() throws {
    let matrix = matrix(eigenvalues: [0.5, 2, 3, 9], seed: 3)
    let x: [Double] = [1, -2, 3, -4]
    let solved = try #require(Cholesky(matrix)).solve(matrix.times(x))
    for (value, expected) in zip(solved, x) { #expect(abs(value - expected) <= 1e-13) }
    #expect(Cholesky(self.matrix(eigenvalues: [-1, 2], seed: 3)) == nil)
    #expect(Cholesky(SquareMatrix(size: 2, elements: [1, 1, 1, 1])) == nil)
  }

  @Test func leastSquaresTakesRowsBlockByBlock() throws {
    // A line through (0, 1), (1, 3), (2, 4), (3, 4): slope 1, intercept 1.5, squares 1.
    var fit = LeastSquares(columns: 2)
    fit.add(rows: [0, 1, 1, 1, 2, 1], targets: [1, 3, 4])
    fit.add(rows: [3, 1], targets: [4])
    try #require(fit.dependentColumns == 0)
    let solution = fit.solution
    #expect(abs(solution[0] - 1) <= 1e-14 && abs(solution[1] - 1.5) <= 1e-14)
    #expect(abs(fit.squaredResidual - 1) <= 1e-13)
    // Many rows in uneven blocks: the solution of y = X·w without noise is w.
    let w = [1.5, -2, 0.25, 4, -1]
    var exact = LeastSquares(columns: 5)
    var random = SplitMix64(seed: 21)
    for count in [3, 40, 1, 7] {
      let rows = (0..<count * 5).map { _ in Double(random.below(1999) - 999) / 100 }
      let targets = (0..<count).map { row in
        (0..<5).reduce(0) { $0 + rows[row * 5 + $1] * w[$1] }
      }
      exact.add(rows: rows, targets: targets)
    }
    for (value, expected) in zip(exact.solution, w) {
      #expect(abs(value - expected) <= 1e-12)
    }
    var open = LeastSquares(columns: 2)
    open.add(rows: [1, 2, 2, 4], targets: [3, 6])
    #expect(open.dependentColumns == 1)
  }

  /// How the columns are scaled decides nothing: each is looked at in its own unit.
  @Test func leastSquaresTakesColumnsOfAnyScale() throws {
    let scales = [1e-8, 1, 1e8]
    var random = SplitMix64(seed: 4)
    var fit = LeastSquares(columns: 3)
    var collinear = LeastSquares(columns: 4)
    for _ in 0..<3 {
      let rows: [[Double]] = (0..<20).map { _ in
        scales.map { Double(random.below(1999) - 999) / 100 * $0 }
      }
      let targets = rows.map { 3 * $0[0] / scales[0] - $0[1] + 2 * $0[2] / scales[2] }
      fit.add(rows: rows.flatMap(\.self), targets: targets)
      collinear.add(rows: rows.flatMap { $0 + [$0[0] / 3] }, targets: targets)
    }
    try #require(fit.dependentColumns == 0)
    let solution = fit.solution
    for (index, expected) in [3, -1, 2.0].enumerated() {
      #expect(abs(solution[index] * scales[index] - expected) <= 1e-12)
    }
    #expect(collinear.dependentColumns == 1)
  }

  @Test func lanczosFindsTheLargest() throws {
    let matrix = matrix(eigenvalues: [1, 2, 5, 9.5, 10], seed: 8)
    let value = try #require(Lanczos.largestEigenvalue(size: 5, matrix.times))
    #expect(abs(value - 10) <= 1e-12)
    #expect(Lanczos.largestEigenvalue(size: 2) { _ in [0, 0] } == 0)
    #expect(Lanczos.largestEigenvalue(size: 2) { _ in [.nan, 0] } == nil)
  }

  /// Eigenvalues as near to each other as those of a chain: 2 − 2cos(πk/121), the largest first found
  /// after starting again.
  @Test func lanczosStartsAgainWhereItsSpaceIsFull() throws {
    let size = 120
    var products = 0
    let value = try #require(
      Lanczos.largestEigenvalue(size: size) { vector in
        products += 1
        return vector.indices.map { index in
          let before = index > 0 ? vector[index - 1] : 0
          let after = index + 1 < size ? vector[index + 1] : 0
          return 2 * vector[index] - before - after
        }
      })
    let expected = 2 + 2 * LibraryFunctions.cosine(Double.pi / Double(size + 1))
    // The residual's square over the gap to the next one: (4·10⁻⁷)²/2·10⁻³.
    #expect(abs(value - expected) <= 1e-10)
    #expect((65...3_000).contains(products))
  }
}
