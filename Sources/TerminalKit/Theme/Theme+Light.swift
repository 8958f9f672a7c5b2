extension Theme {
  /// Dark ink on light paper, which it paints itself.
  public static let light = Theme(
    name: "light", ramp: .paper,
    paper: Paper(
      foreground: RGB(red: 36, green: 41, blue: 51),
      background: RGB(red: 250, green: 250, blue: 248))
  ) { role in
    let paper = Color.rgb(250, 250, 248, indexed: 231, basic: .white)
    let ink = Color.rgb(36, 41, 51, indexed: 235, basic: .black)
    let accent = Color.rgb(30, 90, 200, indexed: 26, basic: .blue)
    let raised = Color.rgb(228, 231, 237, indexed: 254, basic: .white)
    func on(
      _ color: Color, _ attributes: Attributes = [], few: Attributes? = nil, none: Attributes? = nil
    ) -> Entry {
      Entry(color, on: paper, attributes, few: few, none: none)
    }
    switch role {
    case .text: return on(ink)
    case .faint: return on(.rgb(118, 124, 138, indexed: 243, basic: .black), few: .dim)
    case .strong: return on(.rgb(0, 0, 0, indexed: 16, basic: .black), .bold)
    case .accent: return on(accent, .bold)
    case .border: return on(.rgb(190, 195, 205, indexed: 250, basic: .black), few: .dim)
    case .focusedBorder: return on(accent, few: .bold)
    case .title: return on(.rgb(80, 88, 104, indexed: 240, basic: .black))
    case .focusedTitle: return on(accent, .bold)
    case .label: return on(.rgb(96, 104, 120, indexed: 241, basic: .black))
    case .value: return on(.rgb(16, 20, 28, indexed: 233, basic: .black), few: .bold)
    case .selection:
      return Entry(
        .rgb(255, 255, 255, indexed: 231, basic: .black),
        on: .rgb(30, 90, 200, indexed: 26, basic: .white), .bold, few: [.reverse, .bold])
    case .inactiveSelection: return Entry(ink, on: raised, few: .underline)
    case .field:
      return Entry(
        .rgb(0, 0, 0, indexed: 16, basic: .black),
        on: .rgb(216, 225, 245, indexed: 189, basic: .white), few: .underline)
    case .placeholder:
      return Entry(
        .rgb(92, 98, 114, indexed: 239, basic: .black),
        on: .rgb(216, 225, 245, indexed: 189, basic: .white), few: [.underline, .dim])
    case .invalidField:
      return Entry(
        .rgb(160, 20, 30, indexed: 124, basic: .red),
        on: .rgb(255, 224, 224, indexed: 224, basic: .white), few: [.underline, .bold])
    case .hintKey: return on(accent, few: .bold)
    case .hint: return on(.rgb(110, 117, 132, indexed: 242, basic: .black))
    case .bar: return Entry(ink, on: raised, few: [], none: .reverse)
    case .modal: return Entry(ink, on: .rgb(255, 255, 255, indexed: 255, basic: .white))
    case .backdrop: return on(.rgb(170, 175, 185, indexed: 248, basic: .black), few: .dim)
    case .good: return on(.rgb(24, 128, 56, indexed: 28, basic: .green), few: .bold)
    case .warning: return on(.rgb(176, 96, 0, indexed: 130, basic: .magenta), few: .bold)
    case .bad:
      return on(
        .rgb(200, 30, 40, indexed: 160, basic: .red), .bold, none: [.bold, .underline])
    case .axis: return on(.rgb(110, 117, 132, indexed: 242, basic: .black))
    case .gridLine: return on(.rgb(218, 221, 228, indexed: 252, basic: .black), few: .dim)
    case .contour: return on(.rgb(128, 158, 192, indexed: 67, basic: .black))
    case .series1: return on(.rgb(95, 135, 215, indexed: 68, basic: .blue), few: .bold)
    case .series2: return on(.rgb(95, 0, 0, indexed: 52, basic: .red))
    case .series3: return on(.rgb(0, 0, 95, indexed: 17, basic: .blue))
    case .series4: return on(.rgb(175, 135, 0, indexed: 136, basic: .green))
    case .series5: return on(.rgb(215, 0, 95, indexed: 161, basic: .red), few: .bold)
    case .series6: return on(.rgb(135, 95, 0, indexed: 94, basic: .green), few: .bold)
    case .series7: return on(.rgb(95, 0, 175, indexed: 55, basic: .magenta))
    case .series8: return on(.rgb(95, 95, 175, indexed: 61, basic: .magenta), few: .bold)
    case .rawCurve: return on(.rgb(190, 195, 205, indexed: 250, basic: .black), few: .dim)
    case .ghost: return on(.rgb(118, 118, 118, indexed: 243, basic: .black), few: .dim)
    case .reference: return on(.rgb(60, 140, 70, indexed: 65, basic: .green))
    case .event: return on(.rgb(170, 100, 0, indexed: 130, basic: .magenta))
    case .cursor: return on(.rgb(0, 0, 0, indexed: 16, basic: .black), .bold)
    case .path: return on(.rgb(0, 0, 0, indexed: 16, basic: .black), .bold)
    case .pathFaded: return on(.rgb(52, 58, 70, indexed: 237, basic: .black))
    case .target: return on(.rgb(200, 20, 60, indexed: 161, basic: .red), .bold)
    case .goal: return on(.rgb(0, 110, 50, indexed: 22, basic: .green), .bold)
    case .current: return on(.rgb(150, 40, 200, indexed: 92, basic: .magenta), .bold)
    }
  }
}

extension Ramp {
  /// White to a middle blue, kept light enough for a black path.
  static let paper = Ramp(
    [
      .rgb(252, 252, 250, indexed: 231), .rgb(238, 244, 248, indexed: 255),
      .rgb(222, 236, 246, indexed: 254), .rgb(204, 226, 242, indexed: 253),
      .rgb(184, 214, 236, indexed: 153), .rgb(162, 200, 228, indexed: 117),
      .rgb(140, 186, 218, indexed: 110), .rgb(120, 170, 208, indexed: 74),
      .rgb(102, 154, 196, indexed: 68), .rgb(88, 138, 184, indexed: 67),
    ], few: Ramp.Few(near: .blue, far: .cyan, area: .cyan))
}
