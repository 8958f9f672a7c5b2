import TerminalKit

/// The last row: the keys that matter now, from the table of keys.
enum Footer {
  static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    var x = rect.minX + 1
    for hint in fitting(hints(model), width: rect.width - 2, look: model.look) {
      x += grid.write(
        hint.keys, at: Point(x: x, y: rect.minY), style: model.look.style(.hintKey), clip: rect)
      x += 1
      x += grid.write(
        hint.words, at: Point(x: x, y: rect.minY), style: model.look.style(.hint), clip: rect)
      x += 2
    }
  }

  struct Hint: Hashable {
    let keys: SafeText
    let words: SafeText
    /// Where there is not room for all, those with a high number go first.
    let rank: Int

    var width: Int { keys.width + 1 + words.width }
  }

  /// What the keys do now.
  private static func hints(_ model: Model) -> [Hint] {
    if let overlay = model.overlay { return overlay.hints(model.look) }
    if model.form.editor != nil {
      return hints(
        [("enter", "take it"), ("esc", "leave"), ("tab", "next"), ("↑↓", "nudge")], model.look)
    }
    let glyphs = model.look.glyphs
    return KeyBindings.footer.enumerated().map { index, binding in
      Hint(
        keys: keys(of: binding, glyphs), words: SafeText(binding.hint),
        rank: binding.command == .quit || binding.command == .help ? 0 : index)
    }
  }

  /// The key of a hint; the two arrows stand together.
  private static func keys(of binding: KeyBinding, _ glyphs: GlyphSet) -> SafeText {
    if binding.command == .scrubBack { return glyphs == .ascii ? "left/right" : "←→" }
    return binding.keys[0].label(glyphs)
  }

  static func hints(_ pairs: [(String, String)], _ look: Look) -> [Hint] {
    pairs.enumerated().map { index, pair in
      let keys = look.glyphs == .ascii && pair.0 == "↑↓" ? "up/down" : pair.0
      return Hint(keys: SafeText(keys), words: SafeText(pair.1), rank: index)
    }
  }

  /// The hints that there is room for, in order.
  private static func fitting(_ hints: [Hint], width: Int, look: Look) -> [Hint] {
    var kept = hints
    while kept.reduce(-2, { $0 + $1.width + 2 }) > width,
      let worst = kept.indices.max(by: { kept[$0].rank < kept[$1].rank })
    {
      kept.remove(at: worst)
    }
    return kept
  }
}
