@testable import Autograd

/// One case of `printing.json`.
struct PrintedCase {
  private let fixture: JSON

  init(_ fixture: JSON) {
    self.fixture = fixture
  }

  func text() throws -> String {
    let kind = try fixture.member("kind", \.string)
    switch kind {
    case "tensor": return try tensorText(requiresGrad: fixture["requires_grad"]?.bool ?? false)
    case "expr":
      let outputs = try OperationCase(fixture).call()
      guard let first = outputs.first else { throw FixtureError("no output") }
      return first.description
    case "parameter": return "Parameter containing:\n" + (try tensorText(requiresGrad: true))
    case "numpy": return NumPyText.text(of: try tensor().textSource)
    case "tolist": return try tensor().toList().description
    case "item": return try first().description
    case "fstring": return try formatted(first())
    case "format": return try formatted(.double(try fixture.member("value", \.double)))
    case "bound_method":
      // The address is the fixture's "…".
      let text = zeros([1]).numpy.description
      return text.prefix { $0 != "0" } + "0x…" + text.suffix(1)
    case "size": return Shape(try fixture.member("shape", \.ints)).description
    case "dtype":
      return try dtypeNamed(try fixture.member("dtype", \.string)).description
    default: throw FixtureError("kind \(kind)")
    }
  }

  private func tensor() throws -> Tensor {
    try PrintedTensor(try fixture.member("build")).tensor()
  }

  /// The first element.
  private func first() throws -> Scalar {
    let tensor = try tensor()
    return tensor.scalar(at: tensor.pointer)
  }

  private func tensorText(requiresGrad: Bool) throws -> String {
    TensorText.text(
      of: try tensor().textSource, options: try options(), requiresGrad: requiresGrad)
  }

  private func formatted(_ number: Scalar) throws -> String {
    let format = try PythonFormat(try fixture.member("format", \.string))
    guard case .double(let value) = number else { return number.description }
    return format(value)
  }

  private func options() throws -> PrintOptions {
    guard let given = fixture["options"]?.object else { return PrintOptions() }
    var options: PrintOptions
    switch given["profile"]?.string {
    case nil, "default": options = PrintOptions()
    case "short": options = .short
    case "full": options = .full
    case let other?: throw FixtureError("profile \(other)")
    }
    for (name, value) in given {
      switch name {
      case "profile": break
      case "precision": options.precision = value.int ?? 0
      case "threshold": options.threshold = value.int ?? 0
      case "edgeitems": options.edgeItems = value.int ?? 0
      case "linewidth": options.lineWidth = value.int ?? 0
      case "sci_mode": options.isScientific = value.bool
      default: throw FixtureError("option \(name)")
      }
    }
    return options
  }
}
