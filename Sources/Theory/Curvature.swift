import Autograd
import Training

/// Second derivatives of a loss in float64, by differentiating its gradient, block of rows by block.
struct Curvature {
  private let loss: any SummedLoss
  private let parameters: [Double]
  private let meter: WorkMeter

  /// Looks at a loss at a point.
  ///
  /// - Parameter meter: Advanced block by block.
  init(of loss: any SummedLoss, at parameters: [Double], _ meter: WorkMeter = WorkMeter()) {
    self.loss = loss
    self.parameters = parameters
    self.meter = meter
  }

  /// The Hessian, column by column.
  ///
  /// - Complexity: O(rows · parameters²).
  var hessian: SquareMatrix {
    get throws(Cancelled) {
      let count = parameters.count
      var sum = SquareMatrix(size: count)
      for rows in loss.blocks {
        let w = leaf
        let gradient = grad(of: loss.part(w, rows: rows), withRespectTo: w, createGraph: true)
        guard gradient.requiresGrad else { continue }
        for index in 0..<count {
          var direction = Array(repeating: 0.0, count: count)
          direction[index] = 1
          let column = product(gradient, w, direction, retainGraph: index + 1 < count)
          for row in 0..<count { sum[row, index] += column[row] }
          try meter.advance(rows.count * count)
        }
      }
      return sum.symmetrized
    }
  }

  /// The product of the Hessian and a vector.
  ///
  /// - Complexity: O(rows · parameters).
  func times(_ vector: [Double]) throws(Cancelled) -> [Double] {
    var sum = Array(repeating: 0.0, count: parameters.count)
    for rows in loss.blocks {
      let w = leaf
      let gradient = grad(of: loss.part(w, rows: rows), withRespectTo: w, createGraph: true)
      guard gradient.requiresGrad else { continue }
      let part = product(gradient, w, vector, retainGraph: false)
      for index in sum.indices { sum[index] += part[index] }
      try meter.advance(rows.count * parameters.count)
    }
    return sum
  }

  /// The gradient.
  var gradient: [Double] {
    get throws(Cancelled) {
      var sum = Array(repeating: 0.0, count: parameters.count)
      for rows in loss.blocks {
        let w = leaf
        let part = grad(of: loss.part(w, rows: rows), withRespectTo: w)
          .toArray(of: Double.self)
        for index in sum.indices { sum[index] += part[index] }
        try meter.advance(rows.count * parameters.count)
      }
      return sum
    }
  }

  /// The loss over all rows.
  var value: Double {
    get throws(Cancelled) {
      let w = Tensor(parameters, Shape(loss.parameterShape))
      var sum = 0.0
      for rows in loss.blocks {
        sum += noGrad { loss.part(w, rows: rows).item() }
        try meter.advance(rows.count * parameters.count)
      }
      return sum
    }
  }

  private var leaf: Tensor {
    Tensor(parameters, Shape(loss.parameterShape)).requiresGrad()
  }

  private func product(
    _ gradient: Tensor, _ w: Tensor, _ vector: [Double], retainGraph: Bool
  ) -> [Double] {
    let direction = Tensor(vector, Shape(loss.parameterShape))
    return grad(
      of: [gradient], withRespectTo: [w], gradients: [direction], retainGraph: retainGraph)[0]
      .toArray(of: Double.self)
  }
}

extension SummedLoss {
  /// The Hessian at a point, however long that takes.
  func exactHessian(at parameters: [Double]) -> SquareMatrix {
    // A meter of its own is never cancelled.
    (try? Curvature(of: self, at: parameters).hessian) ?? SquareMatrix(size: parameters.count)
  }
}

/// A loss in float64 that is a sum over blocks of rows, in a form that can be differentiated twice
/// everywhere.
///
/// The notebook's `norm(r) ** 2` cannot where r = 0.
protocol SummedLoss {
  /// The shape of `w`.
  var parameterShape: [Int] { get }
  /// How many rows the loss is taken over; 0 where there is no data.
  var rowCount: Int { get }
  /// What a block of rows adds to the loss; without data, the loss.
  func part(_ w: Tensor, rows: Range<Int>) -> Tensor
}

extension SummedLoss {
  /// Elements of a block: some megabytes.
  private var blockElements: Int { 1 << 18 }

  /// The rows, block by block; one block of none where there is no data.
  var blocks: [Range<Int>] {
    guard rowCount > 0 else { return [0..<0] }
    let length = max(1, blockElements / max(1, parameterShape.reduce(1, *)))
    return stride(from: 0, to: rowCount, by: length).map { $0..<min($0 + length, rowCount) }
  }
}
