import TerminalKit

extension GoldenScreen {
  /// What differs from an earlier screen, a sentence for each stretch of cells, of each look; at most so
  /// many.
  func differences(from old: GoldenScreen, atMost limit: Int = 8) -> [String] {
    var result: [String] = []
    for look in ScreenLook.all {
      let depth = ColorDepth.allCases.firstIndex(of: look.colors) ?? 0
      let (new, was) = (rows[look] ?? [], old.rows[look] ?? [])
      if new.count != was.count { result.append("\(look): \(new.count) rows, were \(was.count)") }
      for (y, pair) in zip(new, was).enumerated() where result.count < limit {
        result += Self.differences(pair.0.text, pair.1.text).map { "\(look), row \(y), \($0)" }
        let names = (
          pair.0.styles.map { styles[$0][depth] }, pair.1.styles.map { old.styles[$0][depth] }
        )
        result += Self.differences(names.0, names.1).map { "\(look), row \(y), \($0)" }
      }
    }
    return Array(result.prefix(limit))
  }

  /// The first stretch of columns in which two texts differ.
  private static func differences(_ new: String, _ old: String) -> [String] {
    guard new != old else { return [] }
    let (new, old) = (columns(of: new), columns(of: old))
    let length = max(new.count, old.count)
    let changed = (0..<length).filter { $0 >= new.count || $0 >= old.count || new[$0] != old[$0] }
    guard let first = changed.first, let last = changed.last else { return [] }
    func part(_ columns: [String]) -> String {
      columns.indices.contains(first) ? columns[first...min(last, columns.count - 1)].joined() : ""
    }
    return ["\(place(first, last)): text “\(part(new))”, was “\(part(old))”"]
  }

  /// The characters by column; behind a wide one comes an empty one.
  private static func columns(of text: String) -> [String] {
    text.flatMap { character in
      let name = String(character)
      return SafeText(name).width == 2 ? [name, ""] : [name]
    }
  }

  private static func differences(_ new: [String], _ old: [String]) -> [String] {
    let changed = (0..<min(new.count, old.count)).filter { new[$0] != old[$0] }
    guard let first = changed.first else { return [] }
    let last = changed.last { new[$0] == new[first] && old[$0] == old[first] } ?? first
    return ["\(place(first, last)): style \(new[first]), was \(old[first])"]
  }

  private static func place(_ first: Int, _ last: Int) -> String {
    first == last ? "column \(first)" : "columns \(first)–\(last)"
  }
}
