@testable import Autograd

extension ProgramSession {
  /// Calls a method, which is one of those here, or an operation on the tensor.
  func callMethod(_ step: JSON) throws {
    let tensor = try tensor(step)
    let name = try step.member("m", \.string)
    var arguments = try arguments(step)
    let result: Value
    switch name {
    case "backward":
      let gradient = try arguments.optionalTensor("gradient")
      let retains =
        arguments.peek("retain_graph") == nil
        ? nil : try arguments.bool("retain_graph", default: false)
      let creates = try arguments.bool("create_graph", default: false)
      try Tensor.Checked.backward(
        tensor, gradient: gradient, retainGraph: retains, createGraph: creates)
      result = .none
    case "detach": result = .tensor(tensor.detach())
    case "item": result = .number(try Tensor.Checked.scalar(tensor))
    case "__bool__": result = .number(.bool(try Tensor.Checked.truth(tensor)))
    case "__float__": result = .number(.double(try Tensor.Checked.double(tensor)))
    case "__int__": result = .number(.int(try Tensor.Checked.int(tensor)))
    case "__index__": result = .number(.int(try Tensor.Checked.place(tensor)))
    case "__len__": result = .number(.int(try Tensor.Checked.count(tensor)))
    case "__iter__": result = .list(try Tensor.Checked.parts(tensor).map(Value.tensor))
    case "numpy": result = .tensor(fromNumPy(try Tensor.Checked.numpy(tensor)))
    case "retain_grad":
      try Tensor.Checked.retainGrad(tensor)
      result = .none
    case "requires_grad_":
      let isOn = try arguments.bool("requires_grad", default: true)
      try Tensor.Checked.setRequiresGrad(tensor, isOn)
      result = .tensor(tensor)
    case let name where MethodTable.contains(name):
      try MethodTable.call(name, tensor, &arguments)
      result = .tensor(tensor)
    default:
      let outputs = try OperationTable.call(
        name, try self.arguments(step, before: [.tensor(tensor)]))
      try assign(outputs, to: step["out"])
      return
    }
    try arguments.finish()
    if let out = step["out"]?.string { variables[out] = result }
  }

  /// `tensor[index] = value`.
  func assign(_ value: Value, at index: Value, of tensor: Tensor) throws {
    let entries = try IndexReader.entries(index)
    switch value {
    case .tensor(let source): try Tensor.Checked.setItem(tensor, entries, source)
    case .number(let number):
      try Tensor.Checked.setItem(tensor, entries, Tensor(wrapping: number))
    case .none, .text, .dtype, .slice, .ellipsis, .list, .tuple:
      throw FixtureError("no value to set: \(value)")
    }
  }
}
