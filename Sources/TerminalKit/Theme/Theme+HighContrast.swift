extension Theme {
  /// White, yellow and cyan on black, which it paints itself; nothing is fainter than 7 to 1.
  public static let highContrast = Theme(
    name: "high-contrast", ramp: .stark,
    paper: Paper(
      foreground: RGB(red: 255, green: 255, blue: 255), background: RGB(red: 0, green: 0, blue: 0))
  ) { role in
    let black = Color.rgb(0, 0, 0, indexed: 16, basic: .black)
    let white = Color.rgb(255, 255, 255, indexed: 231, basic: .white)
    let grey = Color.rgb(200, 200, 200, indexed: 251, basic: .white)
    let yellow = Color.rgb(255, 255, 0, indexed: 226, basic: .yellow)
    let cyan = Color.rgb(0, 255, 255, indexed: 51, basic: .cyan)
    let green = Color.rgb(80, 255, 80, indexed: 83, basic: .green)
    let red = Color.rgb(255, 140, 140, indexed: 210, basic: .red)
    let magenta = Color.rgb(255, 150, 255, indexed: 213, basic: .magenta)
    func on(_ color: Color, _ attributes: Attributes = []) -> Entry {
      Entry(color, on: black, attributes)
    }
    switch role {
    case .text, .label, .title, .axis, .hint, .border: return on(white)
    case .faint, .ghost, .pathFaded: return on(grey)
    case .gridLine, .backdrop, .rawCurve:
      return Entry(.rgb(150, 150, 150, indexed: 247, basic: .white), on: black, few: .dim)
    case .strong, .value, .path: return on(white, .bold)
    case .accent, .focusedBorder, .focusedTitle, .hintKey: return on(yellow, .bold)
    case .selection: return Entry(black, on: yellow, .bold)
    case .inactiveSelection: return Entry(white, on: black, .underline)
    case .field: return Entry(black, on: white, .bold)
    case .placeholder:
      return Entry(
        .rgb(64, 64, 64, indexed: 238, basic: .black), on: white, few: .underline)
    case .invalidField: return Entry(black, on: red, [.bold, .underline])
    case .bar:
      // The words on it have the colours of other roles, which are made for a dark ground.
      return Entry(
        white, on: .rgb(28, 28, 28, indexed: 234, basic: .black), few: [], none: .reverse)
    case .modal: return on(white)
    case .good, .reference, .goal: return on(green, .bold)
    case .warning, .event: return on(yellow, .bold)
    case .bad: return on(red, [.bold, .underline])
    case .target: return on(red, .bold)
    case .contour: return on(.rgb(156, 156, 170, indexed: 248, basic: .white))
    case .series1: return on(.rgb(175, 255, 255, indexed: 159, basic: .cyan), .bold)
    case .series2: return on(.rgb(255, 255, 0, indexed: 226, basic: .yellow))
    case .series3: return on(.rgb(215, 135, 135, indexed: 174, basic: .red))
    case .series4: return on(.rgb(175, 135, 255, indexed: 141, basic: .blue), .bold)
    case .series5: return on(.rgb(0, 175, 0, indexed: 34, basic: .green))
    case .series6: return on(.rgb(215, 255, 175, indexed: 193, basic: .green), .bold)
    case .series7: return on(.rgb(135, 215, 95, indexed: 113, basic: .cyan))
    case .series8: return on(.rgb(255, 175, 255, indexed: 219, basic: .magenta))
    case .cursor, .current: return on(yellow, .bold)
    }
  }
}

extension Ramp {
  /// Black to a dark grey in plain steps, for lines and marks that must stand out.
  static let stark = Ramp(
    [
      .rgb(0, 0, 0, indexed: 16), .rgb(14, 14, 18, indexed: 233), .rgb(24, 24, 32, indexed: 234),
      .rgb(34, 34, 46, indexed: 235), .rgb(44, 44, 60, indexed: 236),
      .rgb(54, 54, 74, indexed: 237), .rgb(64, 64, 88, indexed: 238),
      .rgb(74, 74, 102, indexed: 239), .rgb(84, 84, 116, indexed: 240),
      .rgb(94, 94, 130, indexed: 60),
    ], few: Ramp.Few(near: .white, far: .white, area: .blue))
}
