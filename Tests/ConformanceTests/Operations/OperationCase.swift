import Autograd

/// One case of `ops.json`: an operation forward, and backward for given cotangents.
struct OperationCase {
  private let fixture: JSON
  private let inputs: [Tensor]

  init(_ fixture: JSON) throws {
    self.fixture = fixture
    inputs = try fixture.member("inputs", \.array).map { try FixtureTensor($0).tensor() }
  }

  func run() throws {
    let outputs = try call()
    let expected = try fixture.member("outputs", \.array)
    try expectEqual(outputs.count, expected.count, "the number of outputs")
    for (index, (output, json)) in zip(outputs, expected).enumerated() {
      try checkOutput(output, json, index)
    }
    if let names = fixture["grad_fn"]?.array {
      for (index, (output, name)) in zip(outputs, names).enumerated() {
        try expectEqual(output.gradFn?.name, name.string, "output \(index): the grad_fn")
      }
    }
    try checkGradients(outputs)
  }

  /// The outputs of the operation.
  func call() throws -> [Tensor] {
    let reader = ValueReader(inputs: inputs)
    let arguments = Arguments(
      try fixture.member("args", \.array).map(reader.read),
      try (fixture["kwargs"]?.object ?? [:]).mapValues(reader.read))
    return try OperationTable.call(try fixture.member("op", \.string), arguments)
  }

  private func checkOutput(_ output: Tensor, _ json: JSON, _ index: Int) throws {
    let what = "output \(index)"
    let comparison = TensorComparison(
      tolerance: try tolerance("match", "tol", index),
      ignoresSignOfZero: fixture["zero_sign"]?.string == "any")
    let expected = try FixtureTensor(json)
    try comparison.check(output, expected, what)
    let strides = json["strides"]?.ints ?? rowMajorStrides(expected.shape)
    try expectEqual(Array(output.strides), strides, "\(what): the strides")
    try expectEqual(output.storageOffset, json["offset"]?.int ?? 0, "\(what): the offset")
    // Without elements there is nothing to share.
    for (input, tensor) in inputs.enumerated() where output.numel > 0 {
      try expectEqual(
        output.sharesStorage(with: tensor), json["shares"]?.int == input,
        "\(what): whether it shares storage with input \(input)")
    }
  }

  /// The tolerance of an output or gradient; nil where the bits must be equal.
  private func tolerance(_ matchKey: String, _ key: String, _ index: Int) throws -> Double? {
    switch fixture[matchKey]?.string {
    case "bits", "algo": return nil
    case "tol":
      let tolerances = try fixture.member(key, \.array)
      guard tolerances.indices.contains(index), let value = tolerances[index].double else {
        throw FixtureError("no \(key) \(index)")
      }
      return value
    case let other: throw FixtureError("\(matchKey) is \(other ?? "missing")")
    }
  }

  private func checkGradients(_ outputs: [Tensor]) throws {
    guard let cotangents = fixture["cotangents"]?.array else { return }
    var roots: [Tensor] = []
    var gradients: [Tensor?] = []
    for (output, json) in zip(outputs, cotangents) where json != .null {
      roots.append(output)
      gradients.append(try FixtureTensor(json, dtype: output.dtype).tensor())
    }
    try Tensor.Checked.backward(of: roots, gradients: gradients)
    for (index, json) in try fixture.member("grads", \.array).enumerated() {
      let what = "grad \(index)"
      let gradient = inputs[index].grad
      guard json != .null else {
        if gradient != nil { throw Mismatch("\(what) is there") }
        continue
      }
      guard let gradient else { throw Mismatch("\(what) is not there") }
      let comparison = TensorComparison(
        tolerance: try tolerance("gmatch", "gtol", index), ignoresSignOfZero: true)
      let expected = try FixtureTensor(json, dtype: inputs[index].dtype)
      try comparison.check(gradient, expected, what)
    }
  }
}
