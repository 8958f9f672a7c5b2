import TerminalKit

/// The commands that match what is typed.
struct PaletteView {
  let palette: Palette
  let look: Look

  func draw(into grid: inout Grid, in rect: Rect) {
    let matches = palette.matches
    box.draw(into: &grid, in: rect) { index in
      SearchBox.Row(
        name: SafeText(matches[index].help), right: matches[index].keys[0].label(look.glyphs))
    }
  }

  /// The command at a place, when it is drawn into `rect`.
  func target(at point: Point, in rect: Rect) -> ScreenTarget? { box.target(at: point, in: rect) }

  private var box: SearchBox {
    SearchBox(title: "commands", list: palette, look: look, size: Size(width: 64, height: 14))
  }
}
