import TerminalKit

@testable import Dashboard

/// Something that is drawn and compared with a file: a panel of a size, a box that lies over the panels, or a whole
/// screen.
struct Frame: Sendable, CustomStringConvertible {
  let subject: Subject
  let state: BenchState
  /// Of a panel the room inside of its border, else the window.
  let size: Size
  var looks = [Look.Kind.full]

  enum Subject: Hashable, Sendable {
    case panel(PanelName)
    /// The same where it has no border.
    case borderless(PanelName)
    case box
    case screen
  }

  init(
    _ subject: Subject, _ state: BenchState, _ width: Int, _ height: Int,
    looks: [Look.Kind] = [.full]
  ) {
    self.subject = subject
    self.state = state
    size = Size(width: width, height: height)
    self.looks = looks
  }

  /// The folder of its file.
  var folder: String {
    switch subject {
    case .panel(let name), .borderless(let name): name.description
    case .box: "boxes"
    case .screen: "screens"
    }
  }

  /// Its file, without the folder.
  var file: String {
    let kind = if case .borderless = subject { "-borderless" } else { "" }
    return "\(state)-\(size.width)x\(size.height)\(kind).txt"
  }

  var description: String { "\(folder)/\(file)" }

  /// What the file holds: the first look with what its cells are, and of each further one the rows that differ.
  func text() throws -> String {
    var lines: [String] = []
    var rows: [String] = []
    for look in looks {
      let drawn = try drawn(Look(look))
      if look == looks[0] {
        lines += drawn.notes + drawn.text.lines
        rows = drawn.text.rows + drawn.notes
      } else {
        lines.append("\(look):")
        let others = drawn.text.rows + drawn.notes
        lines += zip(rows, others).enumerated().filter { $0.element.0 != $0.element.1 }.map {
          "\($0.offset) \($0.element.1)"
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The picture, and what stands in the border of a panel.
  private func drawn(_ look: Look) throws -> (text: FrameText, notes: [String]) {
    switch subject {
    case .panel(let name): return try drawn(name, hasBorder: true, look)
    case .borderless(let name): return try drawn(name, hasBorder: false, look)
    case .box:
      let model = try state.bench(size: size, look: look).model
      var grid = Grid(size: size)
      if let overlay = model.covering {
        OverlayView(overlay, model).draw(
          into: &grid, in: ScreenLayout(model, size: size).overlay)
      }
      return (FrameText(grid, in: grid.drawnPart), [])
    case .screen:
      let grid = try state.bench(size: size, look: look).screen()
      return (FrameText(grid, in: grid.bounds), [])
    }
  }

  /// A panel that has the screen for itself, in a window of such a size that it has the room that is wanted.
  private func drawn(
    _ name: PanelName, hasBorder: Bool, _ look: Look
  ) throws -> (text: FrameText, notes: [String]) {
    let window = Size(width: size.width + 4, height: size.height + (size.height < 16 ? 4 : 5))
    var bench = try state.bench(size: window, look: look)
    bench.model.zoomed = name
    bench.send(.input(.resize(window)))
    let (model, rect) = (bench.model, Rect(size: size))
    let room = PanelRoom(rect: rect, hasBorder: hasBorder)
    var grid = Grid(size: size)
    guard let panel = model.panels[name] else { return (FrameText(grid, in: rect), []) }
    panel.draw(model, into: &grid, in: room)
    var legend = Grid(size: Size(width: 80, height: 1))
    legend.write(panel.legend(model, in: room), in: legend.bounds, look: look)
    let notes = [
      "title: \(panel.title(model, in: room))", "caption: \(panel.caption(model, in: room))",
    ]
    let legends = FrameText(legend, in: legend.bounds).lines.map { "legend: \($0)" }
    return (FrameText(grid, in: rect), notes + (legend.drawnPart.isEmpty ? [] : legends))
  }
}

extension Look {
  /// The kinds of terminals that frames are drawn for.
  enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Braille and all colours.
    case full
    /// Half blocks and eight colours, as a console has.
    case console
    /// ASCII and no colours.
    case ascii
    /// Braille and no colours.
    case colorless
  }

  /// A terminal of a kind, in the theme that tells roles.
  init(_ kind: Kind) {
    let capabilities =
      switch kind {
      case .full: Capabilities(glyphs: .braille, colors: .trueColor)
      case .console: Capabilities(glyphs: .halfBlock, colors: .palette8)
      case .ascii: Capabilities(glyphs: .ascii, colors: .none)
      case .colorless: Capabilities(glyphs: .braille, colors: .none)
      }
    self.init(theme: .roles, capabilities: capabilities)
  }
}
