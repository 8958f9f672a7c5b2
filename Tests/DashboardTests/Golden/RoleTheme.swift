import TerminalKit

@testable import Dashboard
@testable import TerminalKit

extension Theme {
  /// A theme for tests in which each role has a colour of its own, so that a cell tells what it is. How roles look in
  /// the themes of the program is another test's.
  static let roles = Theme(
    name: "roles", ramp: .steps,
    paper: Paper(
      foreground: RGB(red: 255, green: 255, blue: 255), background: RGB(red: 0, green: 0, blue: 0))
  ) { role in
    let color = Color.indexed(UInt8(role.rawValue) + firstColor)
    return switch role {
    case .text: Entry()
    case .modal: Entry(.none, on: color)
    case .selection, .inactiveSelection, .field, .invalidField, .placeholder, .bar:
      Entry(color, on: color)
    default: Entry(color)
    }
  }

  /// The first sixteen are a terminal's own.
  fileprivate static let firstColor: UInt8 = 16
}

extension Ramp {
  /// Dark, so that what lies over a step is readable, as in the themes of the program.
  fileprivate static let steps = Ramp(
    (0..<Ramp.count).map(step), few: Ramp.Few(near: .cyan, far: .blue, area: .blue))

  private static func step(_ index: Int) -> Color {
    let part = UInt8(index * 6)
    return .rgb(part, part, part, indexed: firstStep + UInt8(index))
  }

  fileprivate static let firstStep: UInt8 = 240
}

extension Style {
  /// What a cell of the theme of roles is, in words: `label on modal bold`; nil for plain text.
  var roleName: String? {
    let attributes: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    let (front, back) = (foreground.roleName, background.roleName)
    var words = [front ?? (back == nil ? nil : "text")].compactMap { $0 }
    if let back, back != front { words.append("on \(back)") }
    words += attributes.filter { self.attributes.contains($0.0) }.map(\.1)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

extension Color {
  /// The role or the step whose colour it is; nil for the terminal's own.
  fileprivate var roleName: String? {
    guard case .indexed(let index) = resolved(.palette256) else { return nil }
    if index >= Ramp.firstStep { return "step \(index - Ramp.firstStep)" }
    if index < Theme.firstColor { return "color \(index)" }
    return Role(rawValue: Int(index - Theme.firstColor)).map { "\($0)" } ?? "faded \(index)"
  }
}
