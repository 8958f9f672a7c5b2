import TerminalKit

@testable import Dashboard
@testable import TerminalKit

/// What is compared with a file as a table: the looks of roles, the glyphs of ladders, the places of panels, and the
/// rows at the top and at the bottom.
enum FrameTable: String, CaseIterable, Sendable {
  case themes, shades, layouts, headers, footers

  /// The lines of the file.
  func lines() throws -> [String] {
    switch self {
    case .themes: Self.themeLines
    case .shades: Self.shadeLines
    case .layouts: try Self.layoutLines()
    case .headers: try Self.headerLines()
    case .footers: try Self.footerLines()
    }
  }

  /// How each role looks in each theme, at each depth of colours.
  private static var themeLines: [String] {
    Theme.all.flatMap { theme in
      Role.allCases.map { role in
        let names = ColorDepth.allCases.map { theme.style(role, at: $0).name(at: $0) }
        return "\(theme.name) \(role): \(Self.joined(names))"
      }
    }
  }

  /// What each step of each theme's heights looks like, by glyphs and depths of colours, and as a line.
  private static var shadeLines: [String] {
    Theme.all.flatMap { theme in
      theme.ramp.shades.enumerated().flatMap { index, shade in
        GlyphSet.allCases.map { glyphs in
          let names = ColorDepth.allCases.map { depth in
            let look = Look(theme: theme, capabilities: Capabilities(glyphs: glyphs, colors: depth))
            let cell = shade.cell(look)
            return "“\(Character(cell.glyph.scalar))” \(cell.style.name(at: depth))"
          }
          return "\(theme.name) step \(index), \(glyphs): \(Self.joined(names))"
        }
      }
    }
  }

  /// Names at all depths, once where they are the same.
  private static func joined(_ names: [String]) -> String {
    Set(names).count == 1 ? names[0] : names.joined(separator: " | ")
  }

  /// The place of each panel in windows of many sizes, with a lesson and without.
  private static func layoutLines() throws -> [String] {
    let sizes = [
      (40, 12), (60, 40), (76, 19), (76, 20), (80, 24), (90, 19), (111, 30), (112, 30), (149, 45),
      (150, 30), (160, 42), (160, 43), (200, 60), (300, 100),
    ]
    return try sizes.flatMap { width, height in
      try [BenchState.empty, .lesson].flatMap { state in
        var model = try state.bench(size: Size(width: width, height: height)).model
        return PanelCatalogue.standard.panels.map(\.name).compactMap { focus -> String? in
          model.focus = focus
          let layout = ScreenLayout(model, size: model.size)
          // Where all show, the keyboard decides nothing.
          guard focus == .settings || layout.reachable.count > layout.panels.count else {
            return nil
          }
          let panels = layout.panels.map { placed in
            let rect = placed.rect
            return "\(placed.name) \(rect.minX),\(rect.minY) \(rect.width)x\(rect.height)"
          }
          return "\(width)x\(height) \(state) \(focus): \(panels.joined(separator: "; "))"
        }
      }
    }
  }

  private static func headerLines() throws -> [String] {
    let states: [BenchState] = [
      .empty, .running, .rewound, .fork, .diverged, .replay, .pending, .opening,
    ]
    return try rows(states, widths: [40, 80, 120], row: { _ in 0 })
  }

  private static func footerLines() throws -> [String] {
    let states: [BenchState] = [
      .empty, .lesson, .editing, .fork, .stretched, .failed, .help, .browser, .opening, .save,
      .overwrite, .note, .unsaved, .palette, .picture, .choices,
    ]
    return try rows(states, widths: [40, 80, 160], row: { $0.height - 1 })
  }

  /// A row of the screen, with what its cells are.
  private static func rows(
    _ states: [BenchState], widths: [Int], row: (Size) -> Int
  ) throws -> [String] {
    try states.flatMap { state in
      try widths.flatMap { width in
        let size = Size(width: width, height: 24)
        let grid = try state.bench(size: size, look: Look(.full)).screen()
        let text = FrameText(grid, in: Rect(x: 0, y: row(size), width: width, height: 1))
        return ["\(state) \(width)"] + text.lines.filter { $0 != "cells:" }
      }
    }
  }
}

extension Style {
  /// The style in words, as a terminal of this colour depth shows it: `95,215,135 on 24 bold`.
  func name(at depth: ColorDepth) -> String {
    let attributes: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    var words = attributes.filter { self.attributes.contains($0.0) }.map(\.1)
    if let name = background.name(at: depth) { words.insert("on \(name)", at: 0) }
    if let name = foreground.name(at: depth) { words.insert(name, at: 0) }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}

extension Color {
  /// Nil for the terminal's own.
  fileprivate func name(at depth: ColorDepth) -> String? {
    switch resolved(depth) {
    case .none: nil
    case .indexed(let index): "\(index)"
    case .rgb(let rgb): "\(rgb.red),\(rgb.green),\(rgb.blue)"
    }
  }
}
