import TerminalKit

/// Where everything stands in a window of some size.
struct ScreenLayout: Sendable {
  /// The smallest window that there is a layout for.
  static let minimum = Size(width: 40, height: 12)

  /// The first row.
  let header: Rect
  /// The panels that show, in the order in which the keyboard goes through them.
  let panels: [PlacedPanel]
  /// The panels that the keyboard can go to, those included that show only then.
  let reachable: [PanelName]
  /// The row of the timeline; empty where there is no room for one.
  let timeline: Rect
  /// The last row.
  let footer: Rect
  /// Where boxes lie over the panels: all between the first and the last row.
  let overlay: Rect
  /// Whether panels have a border all around; else a line above each.
  let hasBorders: Bool
  /// What is wrong with the run: no panel moves for it.
  let news: News?

  /// Lines at the top of a panel's contents.
  struct News: Sendable {
    let panel: PanelName
    let lines: [SafeText]
    let role: Role
  }

  init(_ model: Model, size: Size) {
    let screen = Rect(size: size)
    let (header, belowHeader) = screen.splitTop(1)
    let (footer, aboveFooter) = belowHeader.splitBottom(1)
    let (timeline, body) = aboveFooter.splitBottom(size.height >= 20 ? 1 : 0)
    self.header = header
    self.timeline = timeline
    self.footer = footer
    overlay = aboveFooter
    let isWide = size.width >= 76 && size.height >= 20
    hasBorders = isWide || model.zoomed != nil
    let all = model.panels.panels.filter { $0.exists(in: model) }
    let placed: [PlacedPanel]
    if let zoomed = model.zoomed {
      placed = [model.panels[zoomed].map { PlacedPanel(panel: $0, rect: body) }].compactMap { $0 }
    } else {
      let arrangement = Arrangement(model, in: body)
      placed = isWide ? arrangement.wide : arrangement.narrow
    }
    // The order of the catalogue, whatever the arrangement.
    panels = model.panels.panels.compactMap { panel in placed.first { $0.name == panel.name } }
    reachable = (isWide && model.zoomed == nil ? panels.map(\.panel) : all).map(\.name)
    news = Self.news(model, in: panels, hasBorders: hasBorders)
  }

  /// The news, in the panel that is for them, else in the first one that shows.
  private static func news(
    _ model: Model, in panels: [PlacedPanel], hasBorders: Bool
  ) -> News? {
    guard let diagnosis = Diagnosis(model.snapshot),
      let placed = panels.first(where: \.panel.placement.hasDiagnosis) ?? panels.first
    else { return nil }
    let room = room(in: placed.rect, hasBorders: hasBorders)
    return News(
      panel: placed.name, lines: diagnosis.lines(in: room.size, model.look),
      role: diagnosis.isFinal ? .bad : .warning)
  }

  /// Whether the window is too small for any of this.
  static func isTooSmall(_ size: Size) -> Bool {
    size.width < minimum.width || size.height < minimum.height
  }

  /// The place of a panel, border included, if it shows.
  func rect(of name: PanelName) -> Rect? {
    panels.first { $0.name == name }?.rect
  }

  /// The panel at a place, border included.
  func panel(at point: Point) -> PlacedPanel? {
    panels.first { $0.rect.contains(point) }
  }

  /// The room of a panel, if it shows: inside of its border and padding, below the news that stand there.
  func room(of name: PanelName) -> PanelRoom? {
    rect(of: name).map { rect in
      let room = Self.room(in: rect, hasBorders: hasBorders)
      let lines = news?.panel == name ? news?.lines.count ?? 0 : 0
      return PanelRoom(rect: room.inset(top: lines), hasBorder: hasBorders)
    }
  }

  /// The room of the news.
  func place(of news: News) -> Rect {
    let rect = rect(of: news.panel) ?? .zero
    return Self.room(in: rect, hasBorders: hasBorders).splitTop(news.lines.count).top
  }

  /// What is inside a panel's border and padding, which are the same in every panel.
  private static func room(in rect: Rect, hasBorders: Bool) -> Rect {
    hasBorders ? rect.inset(by: 1).inset(left: 1, right: 1) : rect.inset(top: 1)
  }
}

extension Model {
  /// The room of a panel in the window, if it shows.
  func room(of name: PanelName) -> PanelRoom? { ScreenLayout(self, size: size).room(of: name) }
}
