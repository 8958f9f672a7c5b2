import ArgumentParser
import CursesTerminal
import TerminalKit

/// How the dashboard looks, where that is not left to the terminal.
struct DisplayOptions: ParsableArguments {
  @OptionGroup
  var look: LookOptions

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  /// Sets what was asked for.
  func apply(to opening: inout DashboardOpening) {
    opening.theme = look.chosenTheme ?? opening.theme
    opening.terminal = TerminalOptions(
      colors: look.colors?.depth, glyphs: look.chosenGlyphs, reportsMouse: !noMouse,
      takesInterruptAsKey: true)
    opening.usesMouse = !noMouse
  }
}
