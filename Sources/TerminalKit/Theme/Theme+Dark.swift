extension Theme {
  /// The default: light on the terminal's own dark background.
  public static let dark = Theme(
    name: "dark", ramp: .viridis,
    paper: Paper(
      foreground: RGB(red: 214, green: 219, blue: 232),
      background: RGB(red: 22, green: 24, blue: 31))
  ) { role in
    let accent = Color.rgb(122, 162, 247, indexed: 111, basic: .cyan)
    let raised = Color.rgb(38, 42, 56, indexed: 236, basic: .terminal)
    switch role {
    case .text: return Entry()
    case .faint: return Entry(.rgb(120, 128, 150, indexed: 244, basic: .terminal), few: .dim)
    case .strong: return Entry(.rgb(255, 255, 255, indexed: 231, basic: .white), .bold)
    case .accent: return Entry(accent, .bold)
    case .border: return Entry(.rgb(72, 79, 99, indexed: 240, basic: .terminal), few: .dim)
    case .focusedBorder: return Entry(accent, few: .bold)
    case .title: return Entry(.rgb(169, 177, 200, indexed: 249, basic: .terminal))
    case .focusedTitle: return Entry(accent, .bold)
    case .label: return Entry(.rgb(140, 149, 174, indexed: 246, basic: .terminal))
    case .value: return Entry(.rgb(228, 232, 242, indexed: 254, basic: .white), few: .bold)
    case .selection:
      return Entry(
        .rgb(255, 255, 255, indexed: 231, basic: .terminal),
        on: .rgb(52, 66, 110, indexed: 24, basic: .terminal), .bold, few: [.reverse, .bold])
    case .inactiveSelection:
      return Entry(
        .rgb(214, 219, 232, indexed: 253, basic: .terminal), on: raised, few: .underline)
    case .field:
      return Entry(
        .rgb(255, 255, 255, indexed: 231, basic: .terminal),
        on: .rgb(48, 53, 70, indexed: 237, basic: .terminal), few: .underline)
    case .placeholder:
      return Entry(
        .rgb(156, 164, 186, indexed: 249, basic: .terminal),
        on: .rgb(48, 53, 70, indexed: 237, basic: .terminal), few: [.underline, .dim])
    case .invalidField:
      return Entry(
        .rgb(255, 180, 188, indexed: 217, basic: .red),
        on: .rgb(77, 36, 48, indexed: 52, basic: .terminal), few: [.underline, .bold])
    case .hintKey: return Entry(.rgb(169, 190, 247, indexed: 147, basic: .cyan), few: .bold)
    case .hint: return Entry(.rgb(120, 128, 150, indexed: 244, basic: .terminal))
    case .bar:
      return Entry(
        .rgb(214, 219, 232, indexed: 253, basic: .terminal), on: raised, few: [], none: .reverse)
    case .modal: return Entry(.none, on: .rgb(28, 31, 42, indexed: 235, basic: .terminal))
    case .backdrop: return Entry(.rgb(84, 90, 110, indexed: 240, basic: .terminal), few: .dim)
    case .good: return Entry(.rgb(134, 215, 140, indexed: 114, basic: .green), few: .bold)
    case .warning: return Entry(.rgb(255, 199, 119, indexed: 222, basic: .yellow), few: .bold)
    case .bad:
      return Entry(
        .rgb(255, 117, 127, indexed: 210, basic: .red), .bold, none: [.bold, .underline])
    case .axis: return Entry(.rgb(130, 139, 164, indexed: 245, basic: .terminal))
    case .gridLine: return Entry(.rgb(58, 64, 82, indexed: 238, basic: .terminal), few: .dim)
    case .contour: return Entry(.rgb(116, 130, 164, indexed: 103, basic: .white))
    case .series1: return Entry(.rgb(135, 255, 255, indexed: 123, basic: .cyan), few: .bold)
    case .series2: return Entry(.rgb(215, 95, 0, indexed: 166, basic: .red))
    case .series3: return Entry(.rgb(255, 255, 0, indexed: 226, basic: .yellow), few: .bold)
    case .series4: return Entry(.rgb(0, 175, 175, indexed: 37, basic: .cyan), few: [])
    case .series5: return Entry(.rgb(175, 95, 215, indexed: 134, basic: .magenta))
    case .series6: return Entry(.rgb(175, 175, 255, indexed: 147, basic: .magenta), few: .bold)
    case .series7: return Entry(.rgb(215, 255, 175, indexed: 193, basic: .green), few: .bold)
    case .series8: return Entry(.rgb(215, 175, 95, indexed: 179, basic: .yellow), few: [])
    case .rawCurve: return Entry(.rgb(66, 72, 92, indexed: 238, basic: .terminal), few: .dim)
    case .ghost: return Entry(.rgb(128, 128, 128, indexed: 244, basic: .terminal), few: .dim)
    case .reference: return Entry(.rgb(134, 190, 120, indexed: 107, basic: .green))
    case .event: return Entry(.rgb(224, 180, 104, indexed: 179, basic: .yellow))
    case .cursor: return Entry(.rgb(255, 255, 255, indexed: 231, basic: .white), .bold)
    case .path: return Entry(.rgb(255, 255, 255, indexed: 231, basic: .white), .bold)
    case .pathFaded: return Entry(.rgb(176, 184, 206, indexed: 250, basic: .white))
    case .target: return Entry(.rgb(255, 130, 150, indexed: 211, basic: .red), .bold)
    case .goal: return Entry(.rgb(150, 235, 130, indexed: 120, basic: .green), .bold)
    case .current: return Entry(.rgb(255, 221, 100, indexed: 221, basic: .yellow), .bold)
    }
  }
}

extension Ramp {
  /// Violet to sea green, kept dark enough for a white path.
  static let viridis = Ramp(
    [
      .rgb(18, 12, 34, indexed: 233), .rgb(44, 18, 66, indexed: 17), .rgb(58, 28, 96, indexed: 53),
      .rgb(56, 44, 112, indexed: 54), .rgb(48, 62, 118, indexed: 60),
      .rgb(38, 80, 118, indexed: 24),
      .rgb(30, 98, 116, indexed: 30), .rgb(28, 114, 110, indexed: 29),
      .rgb(40, 130, 102, indexed: 65), .rgb(70, 146, 92, indexed: 71),
    ], few: Ramp.Few(near: .cyan, far: .blue, area: .blue))
}
