import TerminalKit

/// One of the twelve ways in which a screen is drawn.
struct ScreenLook: Hashable, Sendable, CustomStringConvertible {
  let glyphs: GlyphSet
  let colors: ColorDepth

  var description: String { "\(glyphs) \(colors)" }

  static let all = GlyphSet.allCases.flatMap { glyphs in
    ColorDepth.allCases.map { ScreenLook(glyphs: glyphs, colors: $0) }
  }
}

extension Style {
  /// The style in words, as a terminal of this colour depth shows it: `95,215,135 on 24 bold`.
  func name(at depth: ColorDepth) -> String {
    let attributes: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    var words = attributes.filter { self.attributes.contains($0.0) }.map(\.1)
    if let name = background.name(at: depth) { words.insert("on \(name)", at: 0) }
    if let name = foreground.name(at: depth) { words.insert(name, at: 0) }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}

extension Color {
  /// Nil for the terminal's own.
  fileprivate func name(at depth: ColorDepth) -> String? {
    switch resolved(depth) {
    case .none: nil
    case .indexed(let index): "\(index)"
    case .rgb(let rgb): "\(rgb.red),\(rgb.green),\(rgb.blue)"
    }
  }
}
