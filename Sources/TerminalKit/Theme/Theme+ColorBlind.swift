extension Theme {
  /// Blue against orange and light against dark alone (the hues of Okabe and Ito, 2008): nothing is red against green.
  public static let colorBlind = Theme(
    name: "color-blind", ramp: .cividis, paper: Theme.dark.paper
  ) { role in
    let skyBlue = Color.rgb(86, 180, 233, indexed: 74, basic: .cyan)
    let vermilion = Color.rgb(230, 110, 30, indexed: 208, basic: .red)
    let yellow = Color.rgb(240, 228, 66, indexed: 227, basic: .yellow)
    let orange = Color.rgb(230, 159, 0, indexed: 214, basic: .yellow)
    switch role {
    case .accent, .focusedTitle: return Entry(skyBlue, .bold)
    case .focusedBorder: return Entry(skyBlue, few: .bold)
    case .hintKey: return Entry(skyBlue, few: .bold)
    case .invalidField:
      return Entry(
        .rgb(255, 200, 150, indexed: 223, basic: .yellow),
        on: .rgb(84, 40, 8, indexed: 52, basic: .terminal), few: [.underline, .bold])
    case .good: return Entry(skyBlue, few: .bold)
    case .warning: return Entry(yellow, few: .bold)
    case .bad: return Entry(vermilion, .bold, few: [.bold, .underline])
    case .reference: return Entry(.rgb(0, 170, 130, indexed: 36, basic: .cyan))
    case .event: return Entry(orange)
    case .target: return Entry(vermilion, .bold)
    case .goal: return Entry(.rgb(120, 205, 250, indexed: 117, basic: .cyan), .bold)
    case .current: return Entry(yellow, .bold)
    case .text, .faint, .strong, .border, .title, .label, .value, .selection, .inactiveSelection,
      .field, .placeholder, .hint, .bar, .modal, .backdrop, .axis, .gridLine, .contour, .ghost,
      .cursor, .path, .pathFaded, .rawCurve, .series1, .series2, .series3, .series4, .series5,
      .series6, .series7, .series8:
      return Theme.dark.entry(role)
    }
  }
}

extension Ramp {
  /// Blue over grey to ochre, in lightness alone where hues cannot be told apart.
  static let cividis = Ramp(
    [
      .rgb(4, 14, 36, indexed: 233), .rgb(8, 24, 60, indexed: 17), .rgb(16, 34, 84, indexed: 18),
      .rgb(36, 46, 96, indexed: 235), .rgb(54, 60, 98, indexed: 237), .rgb(72, 74, 98, indexed: 60),
      .rgb(90, 88, 98, indexed: 240), .rgb(108, 102, 94, indexed: 242),
      .rgb(128, 116, 86, indexed: 101), .rgb(148, 132, 74, indexed: 137),
    ], few: Ramp.Few(near: .yellow, far: .blue, area: .blue))
}
