import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// What a whole screen looks like: nothing moves because of news, no half of it is empty, every panel is alike.
@Suite struct ScreenOrderTests {
  private static let sizes = [
    Size(width: 40, height: 12), Size(width: 80, height: 24), Size(width: 120, height: 40),
    Size(width: 160, height: 45), Size(width: 200, height: 60),
  ]

  private func panels(_ bench: Bench) -> [Rect] {
    ScreenLayout(bench.model, size: bench.model.size).panels.map(\.rect)
  }

  /// The panels of a run that diverges stand where those of one that does not are, and what happened, why and what to
  /// try is said.
  @Test(arguments: sizes)
  func aDivergenceMovesNoPanel(size: Size) throws {
    func bench(_ rate: Double) throws -> Bench {
      var bench = try Bench(
        Scenario(
          configuration: configuration([
            ("learning_rate", .number(rate)), ("steps", .integer(60)),
          ])), size: size)
      bench.press(.end)
      return bench
    }
    let (calm, diverged) = (try bench(0.1), try bench(1.5))
    #expect(panels(calm) == panels(diverged))
    let text = diverged.screen().plainText
    #expect(text.contains("✗ ") && text.contains("1.5") && text.contains("0.708"))
    #expect(!calm.screen().plainText.contains("✗ "))
    // Panels beside that of the loss show what they would without it.
    if size.width >= 80 { #expect(text.replacing("\n", with: " ").contains("Rewind")) }
  }

  /// Nor does anything else that is told, in the panels or over them.
  @Test(arguments: sizes, [false, true])
  func whatIsToldMovesNothing(size: Size, isLong: Bool) throws {
    var bench = try Bench(size: size)
    bench.press(.end)
    let before = bench.screen()
    bench.send(.failed(isLong ? String(repeating: "cannot write ", count: 30) : "cannot write"))
    #expect(bench.screen().plainText.contains("✗ cannot write"))
    let changed = (0..<size.height).filter { !bench.screen().rowEquals($0, of: before) }
    // The lowest rows above the hints, and no more than a quarter.
    #expect(changed.count <= max(size.height / 4, 1))
    #expect(changed.allSatisfy { $0 >= size.height * 3 / 4 - 1 && $0 < size.height - 1 })
    bench.press(.escape)
    #expect(bench.screen() == before)
  }

  /// A column of blanks lies between each border and what is in the panel.
  @Test(
    arguments: sizes.dropFirst(), [BenchState.paused, .lesson, .directions, .parameters, .diverged])
  func everyPanelHasTheSamePadding(size: Size, state: BenchState) throws {
    let bench = try state.bench(size: size)
    let layout = ScreenLayout(bench.model, size: size)
    #expect(layout.hasBorders)
    let grid = bench.screen()
    for panel in layout.panels {
      let inside = panel.rect.inset(by: 1)
      let room = try #require(layout.room(of: panel.name)).rect
      #expect(room.minX == inside.minX + 1 && room.maxX == inside.maxX - 1)
      for row in inside.minY..<inside.maxY {
        for column in [inside.minX, inside.maxX - 1] {
          #expect(grid[Point(x: column, y: row)].glyph == .space, "\(panel.name) \(row)")
        }
      }
    }
  }

  /// With much room each list is as high as what it shows, and the plots take the rest.
  @Test(arguments: [BenchState.paused, .lesson, .manyParameters, .polynomial])
  func noHalfOfALargeScreenIsEmpty(state: BenchState) throws {
    let size = Size(width: 200, height: 60)
    let bench = try state.bench(size: size)
    let layout = ScreenLayout(bench.model, size: size)
    let grid = bench.screen()
    let plots = layout.panels.filter { $0.panel.placement.area == .plots }
    let area = plots.reduce(0) { $0 + $1.rect.width * $1.rect.height }
    #expect(area * 2 > size.width * size.height)
    for panel in layout.panels where panel.name != .events {
      let room = try #require(layout.room(of: panel.name)).rect
      let blank = (room.minY..<room.maxY).count { row in
        (room.minX..<room.maxX).allSatisfy { grid[Point(x: $0, y: row)].glyph == .space }
      }
      #expect(blank * 3 <= room.height, "\(panel.name): \(blank) of \(room.height)")
    }
    // All settings show, and all of the readout.
    let text = grid.plainText
    for row in bench.model.settingRows { #expect(text.contains(row.setting.title)) }
    for row in Readout(bench.model).rows { #expect(text.contains(row.label.string)) }
  }

  /// More curves than the one that is chosen, all with one cursor; on its own it has the screen for itself.
  @Test func moreCurvesShowWhereThereIsRoom() throws {
    var bench = try BenchState.rewound.bench(size: Size(width: 200, height: 60))
    // At step 7, under which no name of a tick stands.
    bench.press(.left, .left, .left)
    let text = bench.screen().plainText
    for name in [
      "loss · log", "by direction", "gradient norm", "learning rate", "w by step",
    ] {
      #expect(text.contains(name), "\(name)")
    }
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let rect = try #require(layout.room(of: .loss)).rect
    let grid = bench.screen()
    let feet = (rect.minY..<rect.maxY).filter { row in
      (rect.minX..<rect.maxX).contains { grid[Point(x: $0, y: row)].glyph == "▴" }
    }
    #expect(feet.count == 3)
    // What the panel beside shows is not shown twice.
    bench.press(.character("v"))
    #expect(bench.screen().plainText.components(of: "w by step") == 1)
    bench.press(.tab, .character("z"))
    #expect(!bench.screen().plainText.contains("gradient norm"))
    #expect(try !BenchState.rewound.bench().screen().plainText.contains("gradient norm"))
  }
}

extension String {
  /// How often a text is in it.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
