import TerminalKit

/// Where everything stands in a window of some size.
struct Layout: Sendable {
  /// The smallest window that there is a layout for.
  static let minimum = Size(width: 40, height: 12)

  /// The first row.
  let header: Rect
  /// The panels that show, in the order in which the keyboard goes through them.
  let panels: [Placed]
  /// The row of the timeline; empty where there is no room for one.
  let timeline: Rect
  /// The last row.
  let footer: Rect
  /// Where boxes lie over the panels: all between the first and the last row.
  let overlay: Rect
  /// Whether panels have a border all around; else a line above each.
  let hasBorders: Bool
  /// What is wrong with the run, in the panel of its loss or in the one that stands for that: no panel moves for it.
  let news: News?

  /// Lines at the top of a panel's contents.
  struct News: Sendable {
    let panel: Rect
    let lines: [SafeText]
    let role: Role
  }

  /// A panel and its place, border included.
  struct Placed: Sendable {
    let kind: PanelKind
    let rect: Rect
  }

  /// The panels that the keyboard can go to, those included that come forward only then.
  let reachable: [PanelKind]

  init(_ model: Model, size: Size) {
    let screen = Rect(size: size)
    let (header, belowHeader) = screen.splitTop(1)
    let (footer, aboveFooter) = belowHeader.splitBottom(1)
    let (timeline, body) = aboveFooter.splitBottom(size.height >= 20 ? 1 : 0)
    self.timeline = timeline
    self.header = header
    self.footer = footer
    overlay = aboveFooter
    let isWide = size.width >= 76 && size.height >= 20
    hasBorders = isWide || model.zoomed != nil
    let hasLesson = !model.document.scenario.about.isEmpty
    let all = PanelKind.allCases.filter { hasLesson || $0 != .lesson }
    if let zoomed = model.zoomed {
      panels = [Placed(kind: zoomed, rect: body)]
      reachable = all
    } else if isWide {
      panels = Self.wide(body, model)
      let visible = panels.map(\.kind)
      reachable = all.filter { visible.contains($0) }
    } else {
      panels = Self.narrow(body, focus: model.focus)
      reachable = all
    }
    news = Self.news(model, in: panels, hasBorders: hasBorders)
  }

  /// The news, where the curve of the loss stands, else in the first panel that shows.
  private static func news(_ model: Model, in panels: [Placed], hasBorders: Bool) -> News? {
    guard let diagnosis = Diagnosis(model.snapshot),
      let panel = panels.first(where: { $0.kind == .loss }) ?? panels.first
    else { return nil }
    let lines = diagnosis.lines(
      in: room(in: panel.rect, hasBorders: hasBorders).size, model.look)
    return News(panel: panel.rect, lines: lines, role: diagnosis.isFinal ? .bad : .warning)
  }

  /// Whether the window is too small for any of this.
  static func isTooSmall(_ size: Size) -> Bool {
    size.width < minimum.width || size.height < minimum.height
  }

  /// Plots above, lists below; with much room the lesson and the events beside them.
  private static func wide(_ body: Rect, _ model: Model) -> [Placed] {
    let about = model.document.scenario.about
    if body.width >= 150 {
      return body.height >= LargeScreen.leastHeight
        ? LargeScreen(model, in: body).panels : veryWide(body, model)
    }
    let hasLesson = !about.isEmpty
    let low = listHeight(model, atLeast: min(max(body.height * 35 / 100, 8), 18), of: body)
    let (lists, plots) = body.splitBottom(low)
    let showsLesson = hasLesson && body.width >= 112
    let two = plots.columns([.share(1), .share(1)])
    let columns = lists.columns(
      showsLesson
        ? [.share(10), .share(11), .share(9), .share(10)] : [.share(11), .share(11), .share(9)])
    var placed = [
      Placed(kind: .settings, rect: columns[0]), Placed(kind: .loss, rect: two[0]),
      Placed(kind: .trajectory, rect: two[1]), Placed(kind: .now, rect: columns[1]),
      Placed(kind: .events, rect: columns[2]),
    ]
    if showsLesson { placed.append(Placed(kind: .lesson, rect: columns[3])) }
    return placed
  }

  /// The rows of the plots that the lists take nothing of to show all that they have.
  private static let plotHeight = 30

  /// The rows of the lists: so many, or as many as all settings and their help take where that leaves the plots
  /// enough.
  private static func listHeight(_ model: Model, atLeast least: Int, of body: Rect) -> Int {
    let wanted = model.settingRows.count + SettingsPanel.roomForHelp + 2
    return max(least, min(wanted, body.height - plotHeight))
  }

  private static func veryWide(_ body: Rect, _ model: Model) -> [Placed] {
    let about = model.document.scenario.about
    let hasLesson = !about.isEmpty
    let (side, main) = body.splitRight(min(max(body.width / 4, 44), 64))
    let low = listHeight(model, atLeast: min(max(body.height * 32 / 100, 10), 18), of: body)
    let (lists, plots) = main.splitBottom(low)
    let two = plots.columns([.share(1), .share(1)])
    let below = lists.columns([.share(1), .share(1)])
    let lesson = SafeText.paragraphs(of: about, width: side.width - 4).count + 2
    let beside = side.rows(
      hasLesson ? [.cells(min(lesson, side.height * 2 / 3)), .rest] : [.rest])
    var placed = [
      Placed(kind: .settings, rect: below[0]), Placed(kind: .loss, rect: two[0]),
      Placed(kind: .trajectory, rect: two[1]), Placed(kind: .now, rect: below[1]),
      Placed(kind: .events, rect: beside[hasLesson ? 1 : 0]),
    ]
    if hasLesson { placed.append(Placed(kind: .lesson, rect: beside[0])) }
    return placed
  }

  /// One plot or two, and under them the list that has the keyboard, beside the readout where it fits.
  private static func narrow(_ body: Rect, focus: PanelKind) -> [Placed] {
    let plot: PanelKind = focus == .trajectory ? .trajectory : .loss
    let list: PanelKind =
      switch focus {
      case .now, .events, .lesson: focus
      case .settings, .loss, .trajectory: .settings
      }
    let low = min(max(body.height * 2 / 5, 4), 12)
    let (lists, plots) = body.splitBottom(low)
    var placed: [Placed] = []
    if plots.height >= 18 {
      let two = plots.rows([.share(1), .share(1)])
      placed += [
        Placed(kind: .loss, rect: two[0]), Placed(kind: .trajectory, rect: two[1]),
      ]
    } else if plots.width >= 76 {
      let two = plots.columns([.share(1), .share(1)], gap: 1)
      placed += [
        Placed(kind: .loss, rect: two[0]), Placed(kind: .trajectory, rect: two[1]),
      ]
    } else {
      placed.append(Placed(kind: plot, rect: plots))
    }
    if list == .lesson || list == .events {
      placed.append(Placed(kind: list, rect: lists))
    } else {
      let two = lists.columns([.share(11), .share(9)], gap: 1)
      placed += [
        Placed(kind: .settings, rect: two[0]), Placed(kind: .now, rect: two[1]),
      ]
    }
    return placed.sorted { $0.kind.rawValue < $1.kind.rawValue }
  }

  /// The place of a panel, if it shows.
  func rect(of kind: PanelKind) -> Rect? {
    panels.first { $0.kind == kind }?.rect
  }

  /// The panel at a place, border included.
  func panel(at point: Point) -> Placed? {
    panels.first { $0.rect.contains(point) }
  }

  /// The room inside a panel's border, beside the padding and below the news that stand there.
  func contents(of rect: Rect) -> Rect {
    let room = Self.room(in: rect, hasBorders: hasBorders)
    guard let news, news.panel == rect else { return room }
    return room.inset(top: news.lines.count)
  }

  /// The room of the news.
  func place(of news: News) -> Rect {
    Self.room(in: news.panel, hasBorders: hasBorders).splitTop(news.lines.count).top
  }

  /// What is inside a panel's border and padding, which are the same in every panel.
  private static func room(in rect: Rect, hasBorders: Bool) -> Rect {
    hasBorders ? rect.inset(by: 1).inset(left: 1, right: 1) : rect.inset(top: 1)
  }
}
