import ArgumentParser
import CursesTerminal
import TerminalKit

/// How the dashboard looks, where that is not left to the terminal.
struct DisplayOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The colours: \(Theme.all.map(\.name).joined(separator: ", ")).", valueName: "NAME"))
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "How many colours: \(ColorCount.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "N"))
  var colors: ColorCount?

  @Flag(help: "Nothing but ASCII.")
  var ascii = false

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  /// How many colours there are, as they are typed.
  enum ColorCount: String, CaseIterable, ExpressibleByArgument {
    case none = "none"
    case eight = "8"
    case many = "256"
    case all = "24bit"

    var depth: ColorDepth {
      switch self {
      case .none: .none
      case .eight: .palette8
      case .many: .palette256
      case .all: .trueColor
      }
    }
  }

  func validate() throws {
    if let theme, Theme.named(theme) == nil {
      let known = Theme.all.map(\.name).joined(separator: ", ")
      throw ValidationError("--theme: no theme \(theme); there are \(known)")
    }
  }

  /// Sets what was asked for.
  func apply(to opening: inout DashboardOpening) {
    opening.theme = theme.flatMap(Theme.named) ?? opening.theme
    opening.terminal = TerminalOptions(
      colors: colors?.depth, glyphs: ascii ? .ascii : nil, reportsMouse: !noMouse)
    opening.usesMouse = !noMouse
  }
}
