import TerminalKit

/// The panels of a screen with much room: plots from top to bottom, and beside them the lists, each as high as what it
/// has to show. The readout is among those, or in a strip below the plots where the lists leave it no room.
struct LargeScreen {
  /// The fewest rows of panels that such a screen has.
  static let leastHeight = 40

  /// The panels, in the order in which the keyboard goes through them.
  let panels: [Layout.Placed]

  /// The rows and columns of a border with its padding.
  private static let frame = Size(width: 4, height: 2)
  /// The rows that the events have at least.
  private static let eventsHeight = 9

  init(_ model: Model, in body: Rect) {
    let (side, main) = body.splitRight(min(max(body.width / 4, 44), 64))
    let heights = Heights(model, side)
    let isBeside = heights.leavesRoomForReadout
    let strip = min(
      NowPanel.height(model, width: main.width - Self.frame.width), main.height / 4)
    let (below, plots) = main.splitBottom(isBeside ? 0 : strip)
    let two = plots.columns([.share(1), .share(1)])
    let lists = side.rows([
      .cells(heights.lesson), .cells(heights.settings), .cells(isBeside ? heights.readout : 0),
      .rest,
    ])
    panels =
      [
        Layout.Placed(kind: .settings, rect: lists[1]), Layout.Placed(kind: .loss, rect: two[0]),
        Layout.Placed(kind: .trajectory, rect: two[1]),
        Layout.Placed(kind: .now, rect: isBeside ? lists[2] : below),
        Layout.Placed(kind: .events, rect: lists[3]),
      ] + (heights.lesson > 0 ? [Layout.Placed(kind: .lesson, rect: lists[0])] : [])
  }

  /// The rows that the lists take: the settings what they need, the lesson as much of it as leaves room for the events.
  private struct Heights {
    let lesson: Int
    let settings: Int
    let readout: Int
    let leavesRoomForReadout: Bool

    init(_ model: Model, _ side: Rect) {
      let width = side.width - frame.width
      let wanted = model.settingRows.count + SettingsPanel.roomForHelp + frame.height
      settings = min(wanted, side.height * 3 / 5)
      readout = NowPanel.height(model, width: width)
      let about = model.document.scenario.about
      // The last column is the bar's.
      let text = SafeText.paragraphs(of: about, width: width - 1).count + frame.height
      let room = side.height - settings - eventsHeight
      lesson = about.isEmpty ? 0 : min(text, max(room, 5))
      leavesRoomForReadout = lesson + readout <= room
    }
  }
}
