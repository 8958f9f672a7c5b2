@testable import Autograd

/// A row of the table: an operation, the shapes of its inputs, and the values that they may have.
struct GradientCase: Sendable, CustomStringConvertible {
  typealias Function = @Sendable ([Tensor]) throws -> Tensor

  let name: String
  /// The shapes of the inputs, for each time that the row is tried.
  let shapes: [[Shape]]
  /// The values of each input; the last stands for all that follow.
  let domains: [ClosedRange<Double>]
  /// Values to take in turn instead.
  let values: [Double]
  let function: Function

  /// The shapes that operations of one input are tried with.
  static let single: [[Shape]] = [[[]], [[3]], [[2, 3]], [[0, 3]]]
  /// The shapes that operations of two inputs which are broadcast are tried with.
  static let pairs: [[Shape]] = [
    [[2, 3], [2, 3]], [[2, 1], [3]], [[], [2]], [[0, 3], [1, 3]],
  ]

  init(
    _ name: String, _ shapes: [[Shape]] = single, _ domains: ClosedRange<Double>...,
    values: [Double] = [], function: @escaping Function
  ) {
    self.name = name
    self.shapes = shapes
    self.domains = domains.isEmpty ? [-1.5...1.5] : domains
    self.values = values
    self.function = function
  }

  /// An operation of one input.
  init(
    _ name: String, _ domain: ClosedRange<Double> = -1.5...1.5,
    unary: @escaping @Sendable (Tensor) throws -> Tensor
  ) {
    self.init(name, Self.single, domain) { try unary($0[0]) }
  }

  /// An operation of two inputs, which are broadcast.
  init(
    _ name: String, _ first: ClosedRange<Double> = -1.5...1.5,
    _ second: ClosedRange<Double> = -1.5...1.5,
    binary: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) {
    self.init(name, Self.pairs, first, second) { try binary($0[0], $0[1]) }
  }

  var description: String { name }

  /// Inputs of `shapes` with values of the domains, no two of them equal or less than a thousandth of the
  /// domain apart: the golden ratio spreads them.
  func inputs(_ shapes: [Shape]) -> [Tensor] {
    if !values.isEmpty {
      return shapes.map { shape in
        Tensor((0..<shape.elementCount).map { values[$0 % values.count] }, shape)
      }
    }
    var position = 0.137
    return shapes.enumerated().map { index, shape in
      let domain = domains[min(index, domains.count - 1)]
      let values = (0..<shape.elementCount).map { _ in
        position = (position + 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
        return domain.lowerBound + position * (domain.upperBound - domain.lowerBound)
      }
      return Tensor(values, shape)
    }
  }
}
