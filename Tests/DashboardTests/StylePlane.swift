import TerminalKit

/// A grid as plain text in two planes: what stands in every cell, and how it looks.
enum StylePlane {
  /// The glyphs, then the styles as letters, then what each letter stands for at this colour depth.
  static func text(of grid: Grid, at depth: ColorDepth) -> String {
    var letters: [String: Character] = [:]
    var legend: [String] = []
    var lines: [String] = []
    for y in 0..<grid.size.height {
      var line = ""
      for cell in grid.row(y) {
        let name = name(of: cell.style, at: depth)
        if letters[name] == nil {
          let letter = alphabet[legend.count % alphabet.count]
          letters[name] = letter
          legend.append("\(letter) \(name)")
        }
        line.append(letters[name] ?? "?")
      }
      lines.append(line)
    }
    return grid.plainText + "\n" + lines.joined(separator: "\n") + "\n\n"
      + legend.joined(separator: "\n") + "\n"
  }

  private static let alphabet = Array(
    ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+*/=<>!?#%&$@~^:;,")

  private static func name(of style: Style, at depth: ColorDepth) -> String {
    var parts = [
      "\(color(style.foreground.resolved(depth))) on \(color(style.background.resolved(depth)))"
    ]
    let attributes: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    parts += attributes.filter { style.attributes.contains($0.0) }.map(\.1)
    return parts.joined(separator: " ")
  }

  private static func color(_ color: ResolvedColor) -> String {
    switch color {
    case .none: "own"
    case .indexed(let index): "\(index)"
    case .rgb(let rgb): "\(rgb.red),\(rgb.green),\(rgb.blue)"
    }
  }
}
