extension Key {
  /// What the key is called in help and footers: `q`, `space`, `ctrl-s`, `←` (or `left` in ASCII).
  public func label(_ glyphs: GlyphSet) -> SafeText {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "ctrl-" }
    if modifiers.contains(.alt) { prefix += "alt-" }
    if modifiers.contains(.shift) { prefix += "shift-" }
    return SafeText(prefix + code.label(ascii: glyphs == .ascii))
  }
}

extension Key.Code {
  fileprivate func label(ascii: Bool) -> String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .up: ascii ? "up" : "↑"
    case .down: ascii ? "down" : "↓"
    case .left: ascii ? "left" : "←"
    case .right: ascii ? "right" : "→"
    case .home: "home"
    case .end: "end"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .enter: "enter"
    case .tab: "tab"
    case .backspace: "backspace"
    case .delete: "del"
    case .insert: "ins"
    case .escape: "esc"
    case .function(let number): "F\(number)"
    }
  }
}
