import TerminalKit

/// The keys that matter now, for the last row.
enum KeyHints {
  static func footer(_ model: Model) -> Footer {
    if let overlay = model.overlay { return Footer(overlay.hints(model.look)) }
    if model.form.editor != nil {
      return Footer(
        hints(
          [("enter", "take it"), ("esc", "leave"), ("tab", "next"), ("↑↓", "nudge")], model.look))
    }
    let glyphs = model.look.glyphs
    return Footer(
      KeyBindings.footer.map { binding in
        Footer.Hint(
          keys(of: binding, glyphs), SafeText(binding.hint),
          isEssential: binding.command == .quit || binding.command == .help)
      })
  }

  /// The key of a hint; the two arrows stand together.
  private static func keys(of binding: KeyBinding, _ glyphs: GlyphSet) -> SafeText {
    if binding.command == .scrubBack { return glyphs == .ascii ? "left/right" : "←→" }
    return binding.keys[0].label(glyphs)
  }

  static func hints(_ pairs: [(String, String)], _ look: Look) -> [Footer.Hint] {
    pairs.map { key, action in
      let keys = look.glyphs == .ascii && key == "↑↓" ? "up/down" : key
      return Footer.Hint(SafeText(keys), SafeText(action), isEssential: key == "esc")
    }
  }
}
