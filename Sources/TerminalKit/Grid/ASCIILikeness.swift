extension Grid {
  /// The grid with nothing but ASCII in it, cell for cell, for terminals and files that have no more: a similar
  /// character where there is one, else a question mark.
  ///
  /// Widgets use ASCII by themselves where a look asks for it; this is for texts that come from elsewhere.
  public func asciiOnly() -> Grid {
    var copy = self
    for y in 0..<size.height {
      for x in 0..<size.width {
        let point = Point(x: x, y: y)
        let cell = self[point]
        guard !cell.glyph.isContinuation, !cell.glyph.isASCII else { continue }
        let likeness = cell.glyph.asciiLikeness
        copy.set(likeness, at: point, style: cell.style)
        if cell.glyph.width == 2 { copy.set(likeness, at: point.moved(x: 1), style: cell.style) }
      }
    }
    return copy
  }
}

extension SafeText {
  /// The text with nothing but ASCII in it, glyph for glyph; a wide glyph becomes two characters.
  public func asciiOnly() -> SafeText {
    SafeText(
      glyphs: glyphs.flatMap { glyph in
        glyph.isASCII
          ? [glyph] : Array(repeating: glyph.asciiLikeness, count: max(glyph.width, 1))
      })
  }
}

extension Glyph {
  /// Whether this is one ASCII character without marks.
  var isASCII: Bool { scalar.isASCII && marks.isEmpty }

  /// The ASCII character that looks or means most alike.
  var asciiLikeness: Glyph {
    if scalar.isASCII { return Glyph(scalar) }
    if (0x2800...0x28FF).contains(scalar.value) {
      return DotPattern(bits: UInt8(scalar.value - 0x2800)).ascii
    }
    return Self.likenesses[scalar] ?? "?"
  }

  private static let likenesses: [Unicode.Scalar: Glyph] = {
    let rows: [(String, String)] = [
      ("─━═┄┈╌╺╸╴╶−–—‐‑‒⁻₋", "------------------"), ("│┃║┊┆╎┤├", "||||::||"),
      ("┌┐└┘╭╮╰╯┼┬┴╔╗╚╝", "+++++++++++++++"), ("░▒▓█▀▄▌▐■□▪", ":+##\"_||#o."),
      ("▁▂▃▄▅▆▇", "_.-_=+*"), ("•●○◉◦◯∘", "oOooooo"), ("◆◇✕✗✘×✖", "**XXXxX"), ("✓✔★☆", "vv**"),
      ("▲▴△↑", "^^^^"), ("▼▾▽↓", "vvvv"), ("◀◂◁←‹«", "<<<<<<"), ("▶▸▹→›»↦⇒", ">>>>>>>>"),
      ("…·⋅“”„‘’‚′″", "~..\"\"\"''''\""), ("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"),
      ("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ", "0123456789ijkn"), ("∞∇∂∑∏√≈≠≤≥±÷∥‖", "8vdSPV~#<>+/||"),
      ("αβγδεζηθικλμνξοπρςστυφχψω", "abgdezhqikLmnxoprsstufcyw"),
      ("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", "ABGDEZHQIKLMNXOPRSTUFCYW"),
      ("àáâãäåāçčèéêëēěìíîïīñńòóôõöøōšùúûüūůýÿžß", "aaaaaaacceeeeeeiiiiinnooooooosuuuuuuyyzs"),
      ("ÀÁÂÃÄÅÇČÈÉÊËÌÍÎÏÑÒÓÔÕÖØŠÙÚÛÜÝŽ", "AAAAAACCEEEEIIIINOOOOOOSUUUUYZ"),
    ]
    var table: [Unicode.Scalar: Glyph] = [:]
    for (from, to) in rows {
      for (scalar, substitute) in zip(from.unicodeScalars, to.unicodeScalars) {
        table[scalar] = table[scalar] ?? Glyph(substitute)
      }
    }
    return table
  }()
}
