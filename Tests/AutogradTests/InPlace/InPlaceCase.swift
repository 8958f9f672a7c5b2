@testable import Autograd

/// A row of the table: a change in place, and what it takes besides the tensor that it changes.
struct InPlaceCase: Sendable, CustomStringConvertible {
  typealias Change = @Sendable (_ x: Tensor, _ operands: [Tensor]) throws -> Void

  /// What shape an operand has.
  enum Operand {
    /// That of the tensor that is changed.
    case whole
    /// A single value.
    case single
  }

  let description: String
  let operands: [Operand]
  let change: Change

  init(_ description: String, _ operands: [Operand] = [], _ change: @escaping Change) {
    self.description = description
    self.operands = operands
    self.change = change
  }

  /// `operation`, which PyTorch has as a method with an underscore too.
  init(
    _ description: String, unary operation: @escaping @Sendable (Tensor) throws -> Tensor
  ) {
    self.init(description, []) { x, _ in
      _ = x.inPlace { x in trying { try operation(x) } }
    }
  }

  /// `operation` of the tensor and operands.
  init(
    _ description: String, _ operands: [Operand],
    by operation: @escaping @Sendable (Tensor, [Tensor]) throws -> Tensor
  ) {
    self.init(description, operands) { x, operands in
      _ = x.inPlace { x in trying { try operation(x, operands) } }
    }
  }
}

/// The result of `body`; traps with what it throws.
private func trying(_ body: () throws -> Tensor) -> Tensor {
  do { return try body() } catch { preconditionFailure("\(error)") }
}

/// A row of the table: a way to see a part of a matrix of two rows and four columns.
struct ViewCase: Sendable, CustomStringConvertible {
  let description: String
  let view: @Sendable (Tensor) throws -> Tensor

  init(_ description: String, _ view: @escaping @Sendable (Tensor) throws -> Tensor) {
    self.description = description
    self.view = view
  }
}
