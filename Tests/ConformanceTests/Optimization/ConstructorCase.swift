@testable import Autograd
@testable import Training

/// One entry of the `extra` of `optim.json`.
struct ConstructorCase {
  private let fixture: JSON

  init(_ fixture: JSON) {
    self.fixture = fixture
  }

  func run() throws {
    let (rule, learningRate) = try OptimizerArguments(fixture, group: nil).rule()
    let kind = try fixture.member("kind", \.string)
    switch kind {
    case "str":
      try expectEqual(
        rule.text(learningRate: learningRate), try fixture.member("text", \.string), "the text")
    case "error":
      try checkError(rule, learningRate, try fixture.member("error"))
    default: throw FixtureError("kind \(kind)")
    }
  }

  private func checkError(
    _ rule: any PyTorchOptimizer, _ learningRate: Double, _ expected: JSON
  ) throws {
    let type = try expected.member("type", \.string)
    guard let parameters = try parameters() else {
      return try checkTypeError(expected)
    }
    do throws(OptimizerError) {
      try rule.check(learningRate: learningRate, parameters: parameters)
    } catch {
      try expectEqual("ValueError", type, "the type")
      try expectEqual(
        error.description, try expected.member("message", \.string), "the message")
      return
    }
    throw Mismatch("nothing fails; expected is \(expected)")
  }

  /// What is no list of tensors does not compile, so the fixture itself must be what Python says.
  private func checkTypeError(_ expected: JSON) throws {
    try expectEqual(try expected.member("type", \.string), "TypeError", "the type")
    let message = try expected.member("message", \.string)
    let (text, kinds) =
      fixture["params"]?.string == "a tensor"
      ? (
        "params argument given to the optimizer should be an iterable of Tensors or dicts, "
          + "but got torch.", ["FloatTensor", "DoubleTensor"]
      )
      : (
        "optimizer can only optimize Tensors, but one of the params is ",
        ["float", "int", "bool", "str", "list", "tuple", "NoneType"]
      )
    guard kinds.contains(where: { message == text + $0 }) else {
      throw Mismatch("the message is \(message)")
    }
  }

  /// The parameters given; nil if they are no list of tensors.
  private func parameters() throws -> [Tensor]? {
    let leaf = zeros([2], requiresGrad: true)
    switch fixture["params"]?.string {
    case nil: return [leaf]
    case "empty list"?: return []
    case "not a leaf"?: return [leaf * 2]
    case "a tensor"?, "not tensors"?: return nil
    case let kind?: throw FixtureError("params \(kind)")
    }
  }
}
