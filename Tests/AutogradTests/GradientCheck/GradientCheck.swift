import Testing

@testable import Autograd

/// Compares derivatives with central differences, in float64 and on every element.
///
/// The second derivative is checked too: as the first one of a sum of the gradients, each with a weight of
/// its own, by the inputs and by the gradient that comes in.
struct GradientCheck {
  /// A function of tensors, whose derivatives are to be checked.
  typealias Function = ([Tensor]) throws -> Tensor

  /// Half the distance of the two points whose difference is taken. Its square, about 1e-10, is the error of
  /// the difference; rounding adds about 1e-16 / 1e-5.
  private static let step = 1e-5
  /// What the two may differ by, relative to the larger of the derivative and 1: a thousand times the error
  /// above, for third derivatives of that size.
  private static let tolerance = 1e-7

  let function: Function

  /// Throws what is wrong with the derivatives at `inputs`.
  func run(at inputs: [Tensor]) throws {
    let points = inputs.map { $0.detach().contiguousCopy(as: .float64).requiresGrad() }
    let output = try function(points)
    try #require(output.dtype == .float64, "the result is no float64")
    let cotangent = Self.weights(output.shape, salt: 7).requiresGrad()
    try Self.compare("first", points, by: { try Self.sum(function($0), cotangent) })
    try Self.compare("second", points + [cotangent]) { points in
      let inputs = Array(points.dropLast())
      let cotangent = points[points.count - 1]
      let gradients = try Tensor.Checked.grad(
        of: [function(inputs)], withRespectTo: inputs, gradients: [cotangent], createGraph: true,
        allowUnused: true)
      var total = Tensor(filled: 0, Shape(), .float64)
      for (index, gradient) in gradients.enumerated() {
        guard let gradient else { continue }
        total = total + (try Self.sum(gradient, Self.weights(gradient.shape, salt: index)))
      }
      return total
    }
  }

  private static func compare(
    _ order: String, _ points: [Tensor], by value: ([Tensor]) throws -> Tensor
  ) throws {
    let result = try value(points)
    let gradients =
      result.requiresGrad
      ? try Tensor.Checked.grad(of: [result], withRespectTo: points, allowUnused: true)
      : points.map { _ in nil }
    for (index, point) in points.enumerated() {
      let exact = gradients[index]?.toArray(of: Double.self)
      try #require(gradients[index].map { $0.shape == point.shape } ?? true)
      for element in 0..<point.numel {
        let expected = try difference(points, index, element, value)
        let actual = exact?[element] ?? 0
        let error = abs(actual - expected) / max(1, abs(expected))
        guard error <= tolerance else {
          throw GradientMismatch(
            description:
              "\(order) derivative by element \(element) of input \(index) is \(actual), "
              + "not \(expected)")
        }
      }
    }
  }

  /// The central difference by one element.
  private static func difference(
    _ points: [Tensor], _ index: Int, _ element: Int, _ value: ([Tensor]) throws -> Tensor
  ) throws -> Double {
    var values: [Double] = []
    for offset in [step, -step] {
      let moved = points.map { $0.detach().contiguousCopy(as: .float64).requiresGrad() }
      moved[index].elements(Double.self)[element] += offset
      values.append(try value(moved).item())
    }
    return (values[0] - values[1]) / (2 * step)
  }

  private static func sum(_ x: Tensor, _ weights: Tensor) throws -> Tensor {
    try Tensor.Checked.sum(try Tensor.Checked.mul(x, weights))
  }

  /// Weights between ½ and 1½ that differ from element to element.
  private static func weights(_ shape: Shape, salt: Int) -> Tensor {
    let count = shape.elementCount
    return Tensor((0..<count).map { 0.5 + Double(($0 * 7 + salt * 3) % 11) / 10 }, shape)
  }
}

/// A derivative that is not the central difference.
struct GradientMismatch: Error, CustomStringConvertible {
  let description: String
}
