import Engine
import TerminalKit

/// What stands at a place on the screen, as a click means it; the one place that finds that out.
enum ScreenTarget: Hashable, Sendable {
  /// A hint that stands for a key.
  case key(Key)
  /// An entry of the list that lies over the panels, and the row of the list that it is in.
  case entry(Int, row: Int)
  case timeline
  /// The title of a panel.
  case title(PanelName)
  /// An entry of a panel's list.
  case panelEntry(PanelName, PanelEntry)
  /// Another place in a panel.
  case panel(PanelName)

  /// What stands at `point`; nil where nothing does that a click could mean.
  init?(at point: Point, in model: Model, _ layout: ScreenLayout) {
    if layout.footer.contains(point) {
      guard Banner.footer(model, width: layout.footer.width) == nil,
        let key = KeyHints.footer(model).key(at: point, in: layout.footer)
      else { return nil }
      self = .key(key)
    } else if let overlay = model.covering {
      guard let target = OverlayView(overlay, model).target(at: point, in: layout.overlay)
      else { return nil }
      self = target
    } else if layout.timeline.contains(point) {
      self = .timeline
    } else {
      guard let placed = layout.panel(at: point) else { return nil }
      self = Self.target(at: point, placed, layout, model)
    }
  }

  private static func target(
    at point: Point, _ placed: PlacedPanel, _ layout: ScreenLayout, _ model: Model
  ) -> ScreenTarget {
    if point.y == placed.rect.minY { return .title(placed.name) }
    guard let room = layout.room(of: placed.name),
      let entry = placed.panel.entry(at: point, model, in: room)
    else { return .panel(placed.name) }
    return .panelEntry(placed.name, entry)
  }
}

extension Model {
  /// What the mouse does: a click gives a panel the keyboard and moves the cursor, the wheel scrolls or
  /// zooms, dragging moves the cursor or what is seen.
  mutating func point(_ event: MouseEvent) -> [Effect] {
    // Before the screen says that a file is on its way, a click could only mean what goes.
    guard !ScreenLayout.isTooSmall(size), overlay != nil || opening?.isShown != false else {
      return []
    }
    let layout = ScreenLayout(self, size: size)
    switch event.kind {
    case .press(.left):
      guard let target = ScreenTarget(at: event.position, in: self, layout) else {
        notice = nil
        return []
      }
      return click(target, at: event.position, layout)
    case .press(.right), .press(.middle):
      guard covering == nil, let placed = layout.panel(at: event.position),
        placed.panel.plottedSpace(self) != nil
      else { return [] }
      drag = .view(placed.name, from: event.position)
      return []
    case .drag: return covering == nil ? drag(to: event.position, layout) : []
    case .release:
      drag = nil
      return []
    case .wheel(let direction):
      return covering == nil
        ? wheel(direction, at: event.position, layout) : scrollOverlay(direction)
    }
  }

  private mutating func click(
    _ target: ScreenTarget, at point: Point, _ layout: ScreenLayout
  ) -> [Effect] {
    notice = nil
    switch target {
    case .key(let key): return press(key)
    case .entry(let index, let row): return click(entry: index, row: row)
    case .timeline:
      drag = .timeline
      return slide(to: point, in: layout.timeline)
    case .title(let name):
      // A second click on a title is for the whole screen, and back.
      if focus == name {
        switchWholeScreen()
      } else {
        giveKeyboard(to: name)
      }
      return []
    case .panelEntry(let name, let entry):
      giveKeyboard(to: name)
      return panels[name]?.click(entry, in: &self) ?? []
    case .panel(let name):
      giveKeyboard(to: name)
      drag = dragged(name, from: point)
      guard case .cursor = drag else { return [] }
      return scrub(to: point, on: name, layout, clamped: false)
    }
  }

  private mutating func giveKeyboard(to name: PanelName) {
    if name != .settings { form.stopEditing() }
    focus = name
  }

  /// What the left button moves in a panel: the cursor where there are steps, else what is seen.
  private func dragged(_ name: PanelName, from point: Point) -> Drag? {
    switch panels[name]?.plottedSpace(self) {
    case .steps: .cursor(name)
    case .plane, .data: .view(name, from: point)
    case nil: nil
    }
  }

  private mutating func drag(to point: Point, _ layout: ScreenLayout) -> [Effect] {
    switch drag {
    case .timeline: return slide(to: point, in: layout.timeline)
    case .cursor(let name): return scrub(to: point, on: name, layout, clamped: true)
    case .view(let name, let start):
      atPanel(name) { model, _ in model.drag(from: start, to: point) }
      drag = .view(name, from: point)
      return []
    case nil: return []
    }
  }

  /// The wheel moves what lies over the panels as the arrows do.
  private mutating func scrollOverlay(_ direction: MouseEvent.Direction) -> [Effect] {
    switch direction {
    case .up: pressInOverlay(.up)
    case .down: pressInOverlay(.down)
    case .left, .right: []
    }
  }

  /// Does something as if a panel had the keyboard.
  private mutating func atPanel(
    _ name: PanelName, _ body: (_ model: inout Model, _ panel: any Panel) -> Void
  ) {
    guard let panel = panels[name] else { return }
    let old = focus
    focus = name
    body(&self, panel)
    focus = old
  }

  /// Moves the cursor along the timeline, as far as the run was.
  private func slide(to point: Point, in rect: Rect) -> [Effect] {
    let place = Point(x: min(max(point.x, rect.minX + 1), rect.maxX - 2), y: rect.minY)
    guard let step = TimelineBar(self).position(at: place, in: rect) else { return [] }
    let position = min(step, snapshot.head)
    return position == snapshot.position ? [] : [.command(.go(to: position))]
  }

  /// Moves the cursor to the step under a place, as far as the run was.
  private func scrub(
    to point: Point, on name: PanelName, _ layout: ScreenLayout, clamped: Bool
  ) -> [Effect] {
    guard let room = layout.room(of: name),
      let frame = panels[name]?.frame(self, in: room, at: point)
    else { return [] }
    var place = point
    if clamped {
      place = Point(
        x: min(max(point.x, frame.plot.minX), frame.plot.maxX - 1),
        y: min(max(point.y, frame.plot.minY), frame.plot.maxY - 1))
    }
    guard let step = frame.values(at: place)?.x, step.isFinite else { return [] }
    let position = Int(min(max(step.rounded(), 0), Double(snapshot.head)))
    return position == snapshot.position ? [] : [.command(.go(to: position))]
  }

  private mutating func wheel(
    _ direction: MouseEvent.Direction, at point: Point, _ layout: ScreenLayout
  ) -> [Effect] {
    guard let placed = layout.panel(at: point) else { return [] }
    let hasPlot = placed.panel.plottedSpace(self) != nil
    atPanel(placed.name) { model, panel in
      switch (hasPlot, direction) {
      case (true, .up): model.zoom(by: 0.5, at: point)
      case (true, .down): model.zoom(by: 2, at: point)
      case (true, .left): model.pan(x: -Self.panFraction, y: 0)
      case (true, .right): model.pan(x: Self.panFraction, y: 0)
      case (false, .up): panel.select(by: -1, in: &model)
      case (false, .down): panel.select(by: 1, in: &model)
      case (false, .left), (false, .right): break
      }
    }
    return []
  }
}
