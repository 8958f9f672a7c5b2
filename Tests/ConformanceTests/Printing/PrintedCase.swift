import Autograd

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
    case "parameter": return "Parameter containing:\n" + (try tensorText(requiresGrad: true))
    case "numpy": return NumPyText.text(of: try values().source)
    case "tolist": return PythonText.list(of: try values().source)
    case "item": return PythonText.text(of: try values().first())
    case "fstring": return try formatted(values().first())
    case "format": return try formatted(.real(try fixture.member("value", \.double)))
    case "size": return "torch.Size(\(PythonText.list(try fixture.member("shape", \.ints))))"
    case "dtype":
      return try dtypeNamed(try fixture.member("dtype", \.string)).description
    default: throw FixtureError("kind \(kind)")
    }
  }

  private func values() throws -> PrintedValues {
    try PrintedValues(try fixture.member("build"))
  }

  private func tensorText(requiresGrad: Bool) throws -> String {
    TensorText.text(
      of: try values().source, options: try options(), requiresGrad: requiresGrad)
  }

  private func formatted(_ element: TextElement) throws -> String {
    let format = try PythonFormat(try fixture.member("format", \.string))
    guard case .real(let value) = element else { return PythonText.text(of: element) }
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
