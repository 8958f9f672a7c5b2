import ArgumentParser
import CursesTerminal
import TerminalKit

/// Colours and glyphs, where they are not left to the terminal.
struct LookOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The colours: \(Theme.all.map(\.name).joined(separator: ", ")).", valueName: "NAME"),
    completion: .list(Theme.all.map(\.name)))
  var theme: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("How many colours.", valueName: "N"))
  var colors: ColorCount?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The glyphs of plots and borders.", valueName: "NAME"))
  var glyphs: GlyphName?

  @Flag(help: "Nothing but ASCII; the same as --glyphs ascii.")
  var ascii = false

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

  /// The sets of glyphs, as they are typed.
  enum GlyphName: String, CaseIterable, ExpressibleByArgument {
    case braille = "braille"
    case halfBlock = "half-block"
    case ascii = "ascii"

    var set: GlyphSet {
      switch self {
      case .braille: .braille
      case .halfBlock: .halfBlock
      case .ascii: .ascii
      }
    }
  }

  func validate() throws {
    if let theme, Theme.named(theme) == nil {
      let known = Theme.all.map(\.name).joined(separator: ", ")
      throw ValidationError("--theme: no theme \(theme); there are \(known)")
    }
    if ascii, let glyphs, glyphs != .ascii {
      throw ValidationError("--ascii and --glyphs \(glyphs.rawValue): one of them")
    }
  }

  /// The theme that was asked for.
  var chosenTheme: Theme? { theme.flatMap(Theme.named) }

  /// The glyphs that were asked for.
  var chosenGlyphs: GlyphSet? { ascii ? .ascii : glyphs?.set }

  /// The look without a terminal: everything, as far as nothing less was asked for.
  var look: Look {
    Look(
      theme: chosenTheme ?? .dark,
      capabilities: Capabilities(
        glyphs: chosenGlyphs ?? .braille, colors: colors?.depth ?? .trueColor))
  }
}

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
