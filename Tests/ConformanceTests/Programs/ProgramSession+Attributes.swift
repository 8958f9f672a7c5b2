@testable import Autograd

extension ProgramSession {
  /// The value of an attribute.
  func attribute(_ name: String, of tensor: Tensor) throws -> Value {
    switch name {
    case "grad": tensor.grad.map(Value.tensor) ?? Value.none
    case "data": .tensor(tensor.data)
    case "grad_fn": try Tensor.Checked.gradFn(tensor).map { .text($0.name) } ?? Value.none
    case "requires_grad": .number(.bool(tensor.requiresGrad))
    default: throw FixtureError("attribute \(name)")
    }
  }

  /// Sets an attribute.
  func set(_ name: String, of tensor: Tensor, to value: Value) throws {
    switch (name, value) {
    case ("grad", .none): try Tensor.Checked.setGrad(tensor, nil)
    case ("grad", .tensor(let gradient)): try Tensor.Checked.setGrad(tensor, gradient)
    case ("data", .tensor(let source)): try Tensor.Checked.setData(tensor, source)
    case ("requires_grad", .number(.bool(let isOn))):
      try Tensor.Checked.setRequiresGrad(tensor, isOn)
    default: throw FixtureError("attribute \(name) to \(value)")
    }
  }
}
