import TerminalKit

/// Where a panel stands in each arrangement of the screen; `ScreenLayout` asks for this, and for no panel by
/// its name.
struct Placement: Hashable, Sendable {
  /// The part of the screen that it shares with others.
  var area = Area.lists
  /// Its part of the width of the lists, where they stand side by side.
  var share = 10
  /// The same where there are more than three.
  var shareAmongMany = 10
  /// The columns of a window from which on it is among the lists that stand side by side.
  var leastWidth = 112
  /// Its part of the width in a narrow window, beside the others that have one; nil if it stands alone there.
  var narrowShare: Int?
  /// How high it is in the column at the right of a very wide window.
  var column = Column.rest(least: 9)
  /// Its place in that column, from the top.
  var columnPlace = 3
  /// Whether the lines stand here that say what is wrong with the run.
  var hasDiagnosis = false

  /// The parts of the screen.
  enum Area: Hashable, Sendable {
    /// Above, where there is most room.
    case plots
    /// Below the plots, or in the column beside them.
    case lists
  }

  /// How high a list is in the column; some are there only where the window is high, too.
  enum Column: Hashable, Sendable {
    /// As high as what it shows, up to three fifths of the column. In a low window it is below the plots.
    case whole
    /// As high as what it shows, or less where others need the room.
    case text(least: Int)
    /// As high as what it shows where that has room, else below the plots.
    case ifItFits
    /// What the others leave.
    case rest(least: Int)

    /// Whether it is in the column of a low window, too.
    var isInLowColumn: Bool {
      switch self {
      case .text, .rest: true
      case .whole, .ifItFits: false
      }
    }
  }
}

/// A panel and its place, border included.
struct PlacedPanel: Sendable {
  let panel: any Panel
  let rect: Rect

  var name: PanelName { panel.name }
}

/// The ways to arrange panels between the first and the last rows, by the placement of each.
struct Arrangement {
  private let model: Model
  private let body: Rect
  private let plots: [any Panel]
  private let lists: [any Panel]

  /// The columns from which on lists stand in a column beside the plots.
  private static let veryWide = 150
  /// The rows from which on most lists do, each as high as what it has to show.
  private static let high = 40
  /// The rows and columns of a border with its padding.
  private static let border = Size(width: 4, height: 2)
  /// The rows of the plots that the lists take nothing of to show all that they have.
  private static let plotHeight = 30

  init(_ model: Model, in body: Rect) {
    self.model = model
    self.body = body
    plots = model.panels.existing(in: model, area: .plots)
    lists = model.panels.existing(in: model, area: .lists)
  }

  /// Plots above, lists below; with much room the lists beside the plots.
  var wide: [PlacedPanel] {
    guard body.width >= Self.veryWide else { return sideBySide }
    let (side, main) = body.splitRight(min(max(body.width / 4, 44), 64))
    return body.height >= Self.high ? large(main, side) : low(main, side)
  }

  private var sideBySide: [PlacedPanel] {
    let row = lists.filter { body.width >= $0.placement.leastWidth }
    let height = rowHeight(of: row, atLeast: min(max(body.height * 35 / 100, 8), 18))
    let (below, above) = body.splitBottom(height)
    let shares = row.map { row.count > 3 ? $0.placement.shareAmongMany : $0.placement.share }
    return placed(plots, above) + placed(row, below, shares)
  }

  /// A few lists in a column at the right, the others in a row below the plots.
  private func low(_ main: Rect, _ side: Rect) -> [PlacedPanel] {
    let row = lists.filter { !$0.placement.column.isInLowColumn }
    let height = rowHeight(of: row, atLeast: min(max(body.height * 32 / 100, 10), 18))
    let (below, above) = main.splitBottom(row.isEmpty ? 0 : height)
    let column = inColumn(lists.filter(\.placement.column.isInLowColumn))
    let heights = column.map { panel -> Extent in
      switch panel.placement.column {
      case .text: .cells(min(wantedHeight(of: panel, in: side), side.height * 2 / 3))
      case .whole, .ifItFits, .rest: .rest
      }
    }
    return placed(plots, above) + placed(row, below) + placed(column, side, heights: heights)
  }

  /// Lists from top to bottom, each as high as what it has to show; what does not fit is in a strip below the plots.
  private func large(_ main: Rect, _ side: Rect) -> [PlacedPanel] {
    var heights: [PanelName: Int] = [:]
    var room = side.height
    for panel in lists {
      switch panel.placement.column {
      case .whole:
        let height = min(wantedHeight(of: panel, in: side), side.height * 3 / 5)
        heights[panel.name] = height
        room -= height
      case .rest(let least): room -= least
      case .text, .ifItFits: break
      }
    }
    for panel in lists {
      guard case .text(let least) = panel.placement.column else { continue }
      let height = min(wantedHeight(of: panel, in: side), max(room, least))
      heights[panel.name] = height
      room -= height
    }
    var strip: [any Panel] = []
    for panel in lists where panel.placement.column == .ifItFits {
      let height = wantedHeight(of: panel, in: side)
      guard height <= room else {
        strip.append(panel)
        continue
      }
      heights[panel.name] = height
      room -= height
    }
    let stripHeight = strip.map { wantedHeight(of: $0, in: main) }.max() ?? 0
    let (below, above) = main.splitBottom(min(stripHeight, main.height / 4))
    let stripNames = Set(strip.map(\.name))
    let column = inColumn(lists.filter { !stripNames.contains($0.name) })
    return placed(plots, above) + placed(strip, below)
      + placed(column, side, heights: column.map { heights[$0.name].map { .cells($0) } ?? .rest })
  }

  /// One plot or all, and under them the list that has the keyboard, beside others where it is not to be alone.
  var narrow: [PlacedPanel] {
    let (below, above) = body.splitBottom(min(max(body.height * 2 / 5, 4), 12))
    let paired = lists.filter { $0.placement.narrowShare != nil }
    let alone = lists.first { $0.name == model.focus && $0.placement.narrowShare == nil }
    let row = alone.map { [$0] } ?? paired
    return narrowPlots(above)
      + placed(row, below, row.map { $0.placement.narrowShare ?? 1 }, gap: 1)
  }

  private func narrowPlots(_ rect: Rect) -> [PlacedPanel] {
    if rect.height >= 9 * plots.count {
      return placed(plots, rect, heights: plots.map { _ in .share(1) })
    }
    if rect.width >= 38 * plots.count { return placed(plots, rect, gap: 1) }
    let one = plots.first { $0.name == model.focus } ?? plots.first
    return placed([one].compactMap { $0 }, rect)
  }

  /// The rows of the lists: so many, or as many as show all of some where that leaves the plots enough.
  private func rowHeight(of row: [any Panel], atLeast least: Int) -> Int {
    let wanted =
      row.filter { $0.placement.column == .whole }
      .map { wantedHeight(of: $0, in: body) }.max() ?? 0
    return max(least, min(wanted, body.height - Self.plotHeight))
  }

  private func wantedHeight(of panel: any Panel, in rect: Rect) -> Int {
    panel.height(model, width: rect.width - Self.border.width)
  }

  private func inColumn(_ panels: [any Panel]) -> [any Panel] {
    panels.sorted { $0.placement.columnPlace < $1.placement.columnPlace }
  }

  /// Panels side by side, with these parts of the width; without any in equal parts.
  private func placed(
    _ panels: [any Panel], _ rect: Rect, _ shares: [Int]? = nil, gap: Int = 0
  ) -> [PlacedPanel] {
    let shares = shares ?? panels.map { _ in 1 }
    return zip(panels, rect.columns(shares.map { .share($0) }, gap: gap)).map {
      PlacedPanel(panel: $0, rect: $1)
    }
  }

  /// Panels one below the other.
  private func placed(
    _ panels: [any Panel], _ rect: Rect, heights: [Extent]
  ) -> [PlacedPanel] {
    zip(panels, rect.rows(heights)).map { PlacedPanel(panel: $0, rect: $1) }
  }
}
