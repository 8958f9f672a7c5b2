import Engine
import TerminalKit

extension Model {
  /// What the mouse does: a click gives a panel the keyboard and moves the cursor, the wheel scrolls or zooms.
  mutating func point(_ event: MouseEvent) -> [Effect] {
    guard overlay == nil, !Layout.isTooSmall(size) else { return [] }
    let layout = Layout(self, size: size)
    switch event.kind {
    case .press(.left):
      if layout.timeline.contains(event.position) {
        drag = .timeline
        return slide(to: event.position, in: layout.timeline)
      }
      guard let panel = layout.panels.first(where: { $0.rect.contains(event.position) }) else {
        return []
      }
      notice = nil
      if form.editor != nil, panel.kind != .settings { form.editor = nil }
      focus = panel.kind
      drag = panel.kind == .loss ? .cursor : nil
      return click(event.position, panel, layout)
    case .drag(.left):
      if drag == .timeline { return slide(to: event.position, in: layout.timeline) }
      guard drag == .cursor, let rect = layout.rect(of: .loss) else { return [] }
      return scrub(to: event.position, in: layout.contents(of: rect), clamped: true)
    case .release:
      drag = nil
      return []
    case .wheel(let direction): return wheel(direction, at: event.position, layout)
    case .press, .drag: return []
    }
  }

  private mutating func click(
    _ point: Point, _ panel: Layout.Placed, _ layout: Layout
  ) -> [Effect] {
    let contents = layout.contents(of: panel.rect)
    switch panel.kind {
    case .loss: return scrub(to: point, in: contents, clamped: false)
    case .settings:
      let rows = settingRows
      let first = ListWindow.first(
        selected: selectedRow, count: rows.count,
        height: SettingsPanel.listHeight(self, in: contents))
      let index = first + point.y - contents.minY
      if contents.contains(point), rows.indices.contains(index) {
        if index == selectedRow, form.editor == nil { return activate() }
        form.editor = nil
        form.selected = rows[index].setting.name
      }
      return []
    case .trajectory, .now, .events, .lesson: return []
    }
  }

  /// Moves the cursor along the timeline, as far as the run was.
  private func slide(to point: Point, in rect: Rect) -> [Effect] {
    let place = Point(x: min(max(point.x, rect.minX + 1), rect.maxX - 2), y: rect.minY)
    guard let step = Timeline(self).position(at: place, in: rect) else { return [] }
    let position = min(step, snapshot.head)
    return position == snapshot.position ? [] : [.command(.go(to: position))]
  }

  /// Moves the cursor to the step under a place, as far as the run was.
  private func scrub(to point: Point, in rect: Rect, clamped: Bool) -> [Effect] {
    let frame = LossPanel.plot(self).frame(in: rect, glyphs: look.glyphs)
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
    guard direction == .up || direction == .down,
      let panel = layout.panels.first(where: { $0.rect.contains(point) })
    else { return [] }
    let old = focus
    focus = panel.kind
    switch panel.kind {
    case .loss, .trajectory: zoom(by: direction == .up ? 0.5 : 2)
    case .settings, .now, .events, .lesson: select(by: direction == .up ? -1 : 1)
    }
    focus = old
    return []
  }
}
