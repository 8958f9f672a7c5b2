@testable import Autograd

/// The variables of a program, and the steps that change them.
final class ProgramSession {
  var variables: [String: Value] = [:]
  private var hooks: [String: HookHandle] = [:]
  private var recordings: [String: GradientRecording] = [:]

  /// The header's largest relative difference of values without a tolerance of their own.
  private let relativeTolerance: JSON?

  init(relativeTolerance: JSON? = nil) {
    self.relativeTolerance = relativeTolerance
  }

  /// Runs all of `steps`.
  func run(_ steps: [JSON]) throws {
    var rest = steps[...]
    try runBlock(&rest, isNested: false)
    guard rest.isEmpty else { throw FixtureError("a block ends that did not begin") }
  }

  /// Runs steps up to the end of the block that they begin in.
  private func runBlock(_ rest: inout ArraySlice<JSON>, isNested: Bool) throws {
    while let step = rest.popFirst() {
      switch try step.member("do", \.string) {
      case "end":
        guard isNested else { throw FixtureError("a block ends that did not begin") }
        return
      case "no_grad": try noGrad { try runBlock(&rest, isNested: true) }
      case "enable_grad": try enableGrad { try runBlock(&rest, isNested: true) }
      case let action:
        do {
          try run(action, step)
        } catch let error as TensorError {
          throw StepFailure(step: step, error: error)
        } catch let mismatch as Mismatch {
          throw Mismatch(
            "\(action) \(step["op"]?.string ?? step["attr"]?.string ?? ""): \(mismatch)")
        }
      }
    }
  }

  private func run(_ action: String, _ step: JSON) throws {
    switch action {
    case "tensor":
      let tensor = try FixtureTensor(try step.member("value")).tensor()
      try assign([tensor], to: try step.member("out"))
    case "op":
      let outputs = try OperationTable.call(try step.member("op", \.string), try arguments(step))
      try assign(outputs, to: step["out"])
    case "make":
      let made = try CreationTable.call(try step.member("fn", \.string), try arguments(step))
      try assign([made], to: try step.member("out"))
    case "method": try callMethod(step)
    case "get":
      let value = try attribute(try step.member("attr", \.string), of: try tensor(step))
      variables[try step.member("out", \.string)] = value
    case "set":
      let value = try reader.read(try step.member("value"))
      try set(try step.member("attr", \.string), of: try tensor(step), to: value)
    case "setitem":
      try assign(
        try reader.read(try step.member("value")),
        at: try reader.read(try step.member("index")), of: try tensor(step))
    case "grad": try differentiate(step)
    case "hook": try addHook(step)
    case "unhook":
      let name = try step.member("name", \.string)
      guard let hook = hooks[name] else { throw FixtureError("no hook \(name)") }
      hook.remove()
    case "expect": try expect(step)
    default: throw FixtureError("step \(action)")
    }
  }

  var reader: ValueReader {
    ValueReader(variables: variables)
  }

  func tensor(_ step: JSON, _ key: String = "self") throws -> Tensor {
    let name = try step.member(key, \.string)
    guard case .tensor(let tensor)? = variables[name] else {
      throw FixtureError("\(name) is no tensor")
    }
    return tensor
  }

  func arguments(_ step: JSON, before: [Value] = []) throws -> Arguments {
    Arguments(
      before + (try (step["args"]?.array ?? []).map(reader.read)),
      try (step["kwargs"]?.object ?? [:]).mapValues(reader.read))
  }

  /// Gives outputs their names: one name, or a list of them.
  func assign(_ outputs: [Tensor], to names: JSON?) throws {
    switch names {
    case nil: return
    case .string(let name)?:
      variables[name] = outputs.count == 1 ? .tensor(outputs[0]) : .tuple(outputs.map(Value.tensor))
    case .array(let names)?:
      try expectEqual(outputs.count, names.count, "the number of outputs")
      for (name, output) in zip(names.compactMap(\.string), outputs) {
        variables[name] = .tensor(output)
      }
    case let names?: throw FixtureError("out is \(names)")
    }
  }

  private func differentiate(_ step: JSON) throws {
    var arguments = try arguments(step)
    let outputs = try tensorList(try arguments.required("outputs"))
    let inputs = try tensorList(try arguments.required("inputs"))
    let gradients = try arguments.takeKeyword("grad_outputs").map(tensorList)
    let retains = try arguments.takeKeyword("retain_graph").map(truth)
    let creates = try arguments.takeKeyword("create_graph").map(truth) ?? false
    let allowsUnused = try arguments.takeKeyword("allow_unused").map(truth) ?? false
    try arguments.finish()
    let results = try Tensor.Checked.grad(
      of: outputs, withRespectTo: inputs, gradients: gradients, retainGraph: retains,
      createGraph: creates, allowUnused: allowsUnused)
    for (name, result) in zip(try step.member("out", \.array), results) {
      variables[name.string ?? ""] = result.map(Value.tensor) ?? Value.none
    }
  }

  private func tensorList(_ value: Value) throws -> [Tensor] {
    try (value.elements ?? [value]).map { element in
      guard case .tensor(let tensor) = element else { throw FixtureError("no tensor: \(element)") }
      return tensor
    }
  }

  private func truth(_ value: Value) throws -> Bool {
    guard case .number(.bool(let truth)) = value else { throw FixtureError("no bool: \(value)") }
    return truth
  }

  private func addHook(_ step: JSON) throws {
    let name = try step.member("name", \.string)
    let leaf = try tensor(step)
    let recording = GradientRecording()
    switch (step["kind"]?.string, try step.member("fn")) {
    case (nil, .string("record")):
      recordings[name] = recording
      hooks[name] = try Tensor.Checked.registerHook(leaf) { gradient in
        recording.gradients.append(gradient.contiguousCopy(as: gradient.dtype))
        return nil
      }
    case ("register_post_accumulate_grad_hook"?, .string("record")):
      recordings[name] = recording
      hooks[name] = try Tensor.Checked.registerPostAccumulateGradHook(leaf) { leaf in
        if let gradient = leaf.grad {
          recording.gradients.append(gradient.contiguousCopy(as: gradient.dtype))
        }
      }
    case (nil, let function):
      if let factor = function["scale"]?.double {
        hooks[name] = try Tensor.Checked.registerHook(leaf) { $0 * factor }
      } else if let summand = function["add"]?.double {
        hooks[name] = try Tensor.Checked.registerHook(leaf) { $0 + summand }
      } else {
        throw FixtureError("hook \(function)")
      }
    case (let kind?, _): throw FixtureError("hook \(kind)")
    }
  }

  private func expect(_ step: JSON) throws {
    let name = try step.member("of", \.string)
    let attribute = try step.member("attr", \.string)
    let expected = try step.member("is")
    if attribute == "record" {
      guard let recording = recordings[name] else { throw FixtureError("no record \(name)") }
      let tensors = try expected.array?.map { try FixtureTensor(try $0.member("tensor")) } ?? []
      try expectEqual(recording.gradients.count, tensors.count, "\(name): the number of gradients")
      for (gradient, tensor) in zip(recording.gradients, tensors) {
        try comparison(tensor, step["tol"]).check(gradient, tensor, name)
      }
      return
    }
    let actual = try tensor(step, "of")
    let other = try step["as"].map { _ in try tensor(step, "as") }
    let expectation = Expectation(name: name, attribute: attribute, value: expected, other: other)
    try expectation.check(actual) { try comparison($0, step["tol"]) }
  }

  /// The comparison with a tensor: within the tolerance given, else that of the header, relative to
  /// the largest value.
  private func comparison(_ expected: FixtureTensor, _ tolerance: JSON?) throws -> TensorComparison
  {
    if let tolerance = tolerance?.double {
      return TensorComparison(tolerance: tolerance, ignoresSignOfZero: true)
    }
    guard expected.dtype.isFloatingPoint else { return TensorComparison() }
    guard let relative = relativeTolerance?[expected.dtype.name]?.double else {
      throw FixtureError("no tolerance for \(expected.dtype)")
    }
    let largest = expected.data.compactMap(\.double).filter(\.isFinite).map(\.magnitude).max() ?? 0
    return TensorComparison(tolerance: relative * largest, ignoresSignOfZero: true)
  }
}

/// An error of the library, and the step that it came from.
struct StepFailure: Error, CustomStringConvertible {
  let step: JSON
  let error: TensorError

  var description: String { error.description }
}

/// What a recording hook saw.
final class GradientRecording {
  var gradients: [Tensor] = []
}
