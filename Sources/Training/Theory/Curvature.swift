import Autograd

/// Second derivatives of a loss in float64, by differentiating its gradient, block of rows by block.
struct Curvature {
  private let objective: any Objective
  private let parameters: [Double]

  /// Elements of a block: some megabytes.
  private static let blockElements = 1 << 18

  init(of objective: any Objective, at parameters: [Double]) {
    self.objective = objective
    self.parameters = parameters
  }

  /// The Hessian.
  ///
  /// - Complexity: O(rows · parameters²).
  var hessian: SquareMatrix {
    objective.rowCount > 0 ? hessianOfRows : hessianOfFormula
  }

  /// All columns at once: of copies of w, one a column, each is differentiated along its own direction.
  private var hessianOfRows: SquareMatrix {
    let count = parameters.count
    var sum = Array(repeating: 0.0, count: count * count)
    let copies = parameters.flatMap { Array(repeating: $0, count: count) }
    let directions = Tensor(SquareMatrix.identity(count).elements, [count, count])
    for rows in blocks {
      let w = Tensor(copies, [count, count]).requiresGrad()
      let gradient = grad(
        of: objective.part(w, rows: rows), withRespectTo: w, createGraph: true)
      guard gradient.requiresGrad else { continue }
      let part = grad(of: [gradient], withRespectTo: [w], gradients: [directions])[0]
      part.withUnsafeElements(as: Double.self) { part in
        for index in sum.indices { sum[index] += part[index] }
      }
    }
    return SquareMatrix(size: count, elements: sum).symmetrized
  }

  private var hessianOfFormula: SquareMatrix {
    let count = parameters.count
    var sum = SquareMatrix(size: count)
    for rows in blocks {
      let w = leaf
      let gradient = grad(
        of: objective.part(w, rows: rows), withRespectTo: w, createGraph: true)
      guard gradient.requiresGrad else { continue }
      for index in 0..<count {
        var direction = Array(repeating: 0.0, count: count)
        direction[index] = 1
        let column = product(gradient, w, direction, retainGraph: index + 1 < count)
        for row in 0..<count { sum[row, index] += column[row] }
      }
    }
    return sum.symmetrized
  }

  /// The product of the Hessian and a vector.
  ///
  /// - Complexity: O(rows · parameters).
  func times(_ vector: [Double]) -> [Double] {
    var sum = Array(repeating: 0.0, count: parameters.count)
    for rows in blocks {
      let w = leaf
      let gradient = grad(
        of: objective.part(w, rows: rows), withRespectTo: w, createGraph: true)
      guard gradient.requiresGrad else { continue }
      let part = product(gradient, w, vector, retainGraph: false)
      for index in sum.indices { sum[index] += part[index] }
    }
    return sum
  }

  /// The gradient.
  var gradient: [Double] {
    var sum = Array(repeating: 0.0, count: parameters.count)
    for rows in blocks {
      let w = leaf
      let part = grad(of: objective.part(w, rows: rows), withRespectTo: w)
        .toArray(of: Double.self)
      for index in sum.indices { sum[index] += part[index] }
    }
    return sum
  }

  /// The loss over all rows.
  var loss: Double {
    let w = Tensor(parameters, Shape(objective.parameterShape))
    return noGrad { blocks.reduce(0) { $0 + objective.part(w, rows: $1).item() } }
  }

  private var leaf: Tensor {
    Tensor(parameters, Shape(objective.parameterShape)).requiresGrad()
  }

  private func product(
    _ gradient: Tensor, _ w: Tensor, _ vector: [Double], retainGraph: Bool
  ) -> [Double] {
    let direction = Tensor(vector, Shape(objective.parameterShape))
    return grad(
      of: [gradient], withRespectTo: [w], gradients: [direction], retainGraph: retainGraph)[0]
      .toArray(of: Double.self)
  }

  private var blocks: [Range<Int>] {
    guard objective.rowCount > 0 else { return [0..<0] }
    let length = max(1, Self.blockElements / max(1, parameters.count))
    return stride(from: 0, to: objective.rowCount, by: length).map {
      $0..<min($0 + length, objective.rowCount)
    }
  }
}
