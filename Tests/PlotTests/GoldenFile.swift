import Foundation
import TerminalKit
import Testing

/// Compares what was drawn with a golden file beside the tests; a missing file is recorded, and fails.
enum GoldenFile {
  /// The text of `grid`, then a letter for the style of each cell, then what the letters mean.
  ///
  /// Text alone would not tell one shade from another.
  static func describe(_ grid: Grid) -> String {
    var letters: [Style: Character] = [:]
    var meanings: [String] = []
    let alphabet = Array(".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var plane = ""
    for y in 0..<grid.size.height {
      for cell in grid.row(y) {
        let letter = letters[cell.style] ?? alphabet[min(letters.count, alphabet.count - 1)]
        if letters[cell.style] == nil {
          letters[cell.style] = letter
          meanings.append("\(letter) \(describe(cell.style))")
        }
        plane.append(letter)
      }
      plane.append("\n")
    }
    return grid.plainText + "--- styles\n" + plane + "--- meaning\n"
      + meanings.joined(separator: "\n") + "\n"
  }

  private static func describe(_ style: Style) -> String {
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    let attributes = names.filter { style.attributes.contains($0.0) }.map(\.1)
    let colors = [describe(style.foreground), "on", describe(style.background)]
    return (colors + attributes).joined(separator: " ")
  }

  private static func describe(_ color: Color) -> String {
    switch color.resolved(.trueColor) {
    case .none: "none"
    case .indexed(let index): "#\(index)"
    case .rgb(let rgb): "\(rgb.red),\(rgb.green),\(rgb.blue)"
    }
  }

  /// Compares `text` with the golden file `name`.
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Snapshots")
    let file = folder.appending(path: name + ".txt")
    guard let data = try? Data(contentsOf: file) else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("\(name): there was no golden file; look at it", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard expected != text else { return }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    let before = line < old.count ? old[line] : "(end)"
    let now = line < new.count ? new[line] : "(end)"
    Issue.record(
      "\(name) differs in line \(line + 1):\n- \(before)\n+ \(now)", sourceLocation: sourceLocation)
  }
}
