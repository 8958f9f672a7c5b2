import Engine
import TerminalKit

extension Model {
  /// What the mouse does: a click gives a panel the keyboard and moves the cursor, the wheel scrolls or
  /// zooms, dragging moves the cursor or what is seen.
  mutating func point(_ event: MouseEvent) -> [Effect] {
    // Before the screen says that a file is on its way, a click could only mean what goes.
    guard !Layout.isTooSmall(size), overlay != nil || opening?.isShown != false else { return [] }
    let layout = Layout(self, size: size)
    switch event.kind {
    case .press(.left):
      guard let target = ScreenTarget(at: event.position, in: self, layout) else {
        notice = nil
        return []
      }
      return click(target, at: event.position, layout)
    case .press(.right), .press(.middle):
      guard covering == nil, let panel = layout.panel(at: event.position),
        panel.kind == .loss || panel.kind == .trajectory
      else { return [] }
      drag = .view(panel.kind, from: event.position)
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
    _ target: ScreenTarget, at point: Point, _ layout: Layout
  ) -> [Effect] {
    notice = nil
    switch target {
    case .key(let key): return press(key)
    case .entry(let index, let row): return click(entry: index, row: row)
    case .timeline:
      drag = .timeline
      return slide(to: point, in: layout.timeline)
    case .title(let kind):
      // A second click on a title is for the whole screen, and back.
      if focus == kind { return perform(.maximize) }
      giveKeyboard(to: kind)
      return []
    case .setting(let index, let row):
      giveKeyboard(to: .settings)
      return click(setting: index, row: row)
    case .event(let entry, let row):
      giveKeyboard(to: .events)
      return click(event: entry, row: row)
    case .panel(let kind):
      giveKeyboard(to: kind)
      drag = dragged(kind, from: point)
      guard case .cursor = drag, let rect = layout.rect(of: kind) else { return [] }
      return scrub(to: point, on: kind, in: layout.contents(of: rect), clamped: false)
    }
  }

  private mutating func giveKeyboard(to kind: PanelKind) {
    if kind != .settings { form.stopEditing() }
    focus = kind
  }

  /// What the left button moves in a panel: the cursor where there are steps, else what is seen.
  private func dragged(_ kind: PanelKind, from point: Point) -> Drag? {
    switch kind {
    case .loss: .cursor(.loss)
    case .trajectory:
      trajectoryMode == .parameters ? .cursor(.trajectory) : .view(.trajectory, from: point)
    case .settings, .now, .events, .lesson: nil
    }
  }

  private mutating func drag(to point: Point, _ layout: Layout) -> [Effect] {
    switch drag {
    case .timeline: return slide(to: point, in: layout.timeline)
    case .cursor(let kind):
      guard let rect = layout.rect(of: kind) else { return [] }
      return scrub(to: point, on: kind, in: layout.contents(of: rect), clamped: true)
    case .view(let kind, let start):
      atPanel(kind) { $0.drag(from: start, to: point) }
      drag = .view(kind, from: point)
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

  /// Selects an entry of the events; a click on the selected one goes there.
  private mutating func click(event entry: Int, row: Int) -> [Effect] {
    let isSelected = eventList.selected == entry
    eventList.select(entry, inRow: row)
    return isSelected ? goToSelectedEvent() : []
  }

  /// Selects a setting; a click on the selected one edits it.
  private mutating func click(setting index: Int, row: Int) -> [Effect] {
    if index == selectedRow { return form.editor == nil ? activate() : [] }
    form.stopEditing()
    form.selected = settingRows[index].setting.name
    form.clickedRow = row
    return []
  }

  /// Does something as if a panel had the keyboard.
  private mutating func atPanel(_ kind: PanelKind, _ body: (inout Model) -> Void) {
    let old = focus
    focus = kind
    body(&self)
    focus = old
  }

  /// Moves the cursor along the timeline, as far as the run was.
  private func slide(to point: Point, in rect: Rect) -> [Effect] {
    let place = Point(x: min(max(point.x, rect.minX + 1), rect.maxX - 2), y: rect.minY)
    guard let step = Timeline(self).position(at: place, in: rect) else { return [] }
    let position = min(step, snapshot.head)
    return position == snapshot.position ? [] : [.command(.go(to: position))]
  }

  /// Moves the cursor to the step under a place, as far as the run was.
  private func scrub(
    to point: Point, on kind: PanelKind, in rect: Rect, clamped: Bool
  ) -> [Effect] {
    let frame =
      kind == .trajectory
      ? TrajectoryPanel.frame(self, in: rect)
      : LossPanel.frame(self, in: rect, at: point)
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
    _ direction: MouseEvent.Direction, at point: Point, _ layout: Layout
  ) -> [Effect] {
    guard let panel = layout.panel(at: point) else { return [] }
    atPanel(panel.kind) { model in
      switch (panel.kind, direction) {
      case (.loss, .up), (.trajectory, .up): model.zoom(by: 0.5, at: point)
      case (.loss, .down), (.trajectory, .down): model.zoom(by: 2, at: point)
      case (.loss, .left), (.trajectory, .left): model.pan(x: -Self.panFraction, y: 0)
      case (.loss, .right), (.trajectory, .right): model.pan(x: Self.panFraction, y: 0)
      case (_, .up): model.select(by: -1)
      case (_, .down): model.select(by: 1)
      case (_, .left), (_, .right): break
      }
    }
    return []
  }
}
