import GridSupport
import Testing

@testable import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct ThemeTests {
  /// Relative luminance and contrast as WCAG 2.1 defines them.
  private func luminance(_ color: RGB) -> Double {
    func linear(_ value: UInt8) -> Double {
      let part = Double(value) / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  private func contrast(_ a: RGB, _ b: RGB) -> Double {
    let (one, two) = (luminance(a), luminance(b))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  private func shown(_ color: Color, _ depth: ColorDepth, or other: RGB) -> RGB {
    switch color.resolved(depth) {
    case .none: other
    case .indexed(let index): XtermPalette.color(index)
    case .rgb(let rgb): rgb
    }
  }

  /// WCAG asks for 4.5 for text and 3 for large text and graphics; what must step back may be fainter.
  @Test(arguments: Theme.all.map(\.name), [ColorDepth.palette256, .trueColor])
  func everyRoleIsLegible(name: String, depth: ColorDepth) throws {
    let theme = try #require(Theme.named(name))
    for role in Role.allCases {
      let style = theme.style(role, at: depth)
      let front = shown(style.foreground, depth, or: theme.paper.foreground)
      let back = shown(style.background, depth, or: theme.paper.background)
      let least: Double
      switch role {
      case .text, .strong, .accent, .title, .focusedTitle, .label, .value, .selection,
        .inactiveSelection, .field, .placeholder, .invalidField, .hintKey, .bar, .modal, .good,
        .warning, .bad,
        .cursor, .path, .current:
        least = 4.4
      case .faint, .hint, .axis, .series1, .series2, .series3, .series4, .series5, .series6,
        .series7,
        .series8, .reference, .event, .target, .goal, .pathFaded, .contour, .ghost, .focusedBorder:
        least = role == .contour ? 2.4 : 3
      case .border, .gridLine, .backdrop, .rawCurve: least = 1.2
      }
      #expect(contrast(front, back) >= least, "\(role): \(contrast(front, back))")
    }
  }

  /// What a bar says is written in other roles' colours on the bar's own ground; words of state are bold,
  /// for which WCAG asks for 3.
  @Test(arguments: Theme.all.map(\.name), [ColorDepth.palette256, .trueColor])
  func whatABarSaysIsLegible(name: String, depth: ColorDepth) throws {
    let theme = try #require(Theme.named(name))
    for role in [Role.text, .strong, .accent, .label, .good, .warning, .bad] {
      var grid = Grid(size: Size(width: 1, height: 1))
      let look = Look(theme: theme, capabilities: Capabilities(glyphs: .braille, colors: depth))
      grid.draw(
        StatusBar(left: [StatusBar.Item(StyledText("a", role))]), in: grid.bounds, look: look)
      let style = grid[Point(x: 0, y: 0)].style
      let front = shown(style.foreground, depth, or: theme.paper.foreground)
      let back = shown(style.background, depth, or: theme.paper.background)
      let least = theme == .highContrast ? 7 : 3.5
      #expect(contrast(front, back) >= least, "\(role): \(contrast(front, back))")
    }
  }

  /// WCAG's enhanced contrast.
  @Test(arguments: [ColorDepth.palette256, .trueColor])
  func highContrastIsWhatItSays(depth: ColorDepth) {
    let theme = Theme.highContrast
    for role in Role.allCases {
      let style = theme.style(role, at: depth)
      let front = shown(style.foreground, depth, or: theme.paper.foreground)
      let back = shown(style.background, depth, or: theme.paper.background)
      #expect(contrast(front, back) >= 7, "\(role)")
    }
  }

  /// The heights rise or fall in lightness all the way, so that they can be told apart without hues.
  @Test(arguments: Theme.all.map(\.name))
  func rampsAreMonotone(name: String) throws {
    let theme = try #require(Theme.named(name))
    let shades = theme.ramp.shades
    #expect(shades.count == Ramp.count)
    let steps = shades.map { luminance($0.color.rgb) }
    let rising = (steps.last ?? 0) > steps[0]
    #expect(zip(steps, steps.dropFirst()).allSatisfy { rising ? $0 < $1 : $0 > $1 })
    // Of the 256 colours, each step has its own.
    let indices = Set(shades.map { $0.color.resolved(.palette256) })
    #expect(indices.count == Ramp.count)
    #expect(Set(shades.map { $0.cell(.plain(.ascii, .none)).glyph }).count == Ramp.count)
  }

  @Test(arguments: Theme.all.map(\.name), [ColorDepth.palette256, .trueColor])
  func aPathIsLegibleOnEveryShade(name: String, depth: ColorDepth) throws {
    let theme = try #require(Theme.named(name))
    let path = shown(theme.style(.path, at: depth).foreground, depth, or: theme.paper.foreground)
    for shade in theme.ramp.shades {
      #expect(contrast(path, shown(shade.color, depth, or: theme.paper.background)) >= 2.5)
    }
  }

  /// Eight colours are loud: no area has one, and the heights are told by blocks or by lines.
  @Test(arguments: Theme.all.map(\.name), GlyphSet.allCases)
  func eightColorsFillNoArea(name: String, glyphs: GlyphSet) throws {
    let theme = try #require(Theme.named(name))
    let look = Look(
      theme: theme, capabilities: Capabilities(glyphs: glyphs, colors: .palette8))
    let paper = look.style(.text).background
    for shade in theme.ramp.shades {
      #expect(shade.background(look) == paper && shade.cell(look).style.background == paper)
    }
    if glyphs == .halfBlock {
      #expect(Set(theme.ramp.shades.map { $0.cell(look).glyph }).count == 3)
    }
    for role in theme == .highContrast ? [Role.bar, .modal] : [.bar, .modal, .selection] {
      #expect(
        [paper, .none].map { $0.resolved(.palette8) }.contains(
          look.style(role).background.resolved(.palette8)), "\(role)")
    }
    let (valley, heights) = (
      theme.ramp.shades[0].lineStyle(look), theme.ramp.shades[9].lineStyle(look)
    )
    #expect(theme == .highContrast || valley.foreground != heights.foreground)
  }

  @Test func shadesOfFractions() {
    let ramp = Theme.dark.ramp
    #expect(ramp.shade(0) == ramp.shades[0] && ramp.shade(1) == ramp.shades[9])
    #expect(ramp.shade(.nan) == ramp.shades[0] && ramp.shade(-3) == ramp.shades[0])
    #expect(ramp.shade(.infinity) == ramp.shades[9] && ramp.shade(0.5) == ramp.shades[5])
  }

  /// What has the keyboard differs without colours as well.
  @Test(arguments: Theme.all.map(\.name))
  func focusShowsWithoutColors(name: String) throws {
    let theme = try #require(Theme.named(name))
    let style = { (role: Role) in theme.style(role, at: .none) }
    #expect(style(.selection) != style(.text) && style(.inactiveSelection) != style(.selection))
    #expect(style(.field) != style(.text) && style(.invalidField) != style(.field))
    #expect(style(.focusedTitle) != style(.title))
  }

  @Test func themesHaveNames() {
    #expect(Set(Theme.all.map(\.name)).count == Theme.all.count)
    #expect(Theme.named("dark") == .dark && Theme.named("color-blind") == .colorBlind)
    #expect(Theme.named("nonsense") == nil)
    #expect(Role.series(0) == .series1 && Role.series(9) == .series2 && Role.series(-1) == .series8)
  }
}
