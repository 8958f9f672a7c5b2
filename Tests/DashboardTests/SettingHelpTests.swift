import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// What a setting is can be read to its end.
@Suite struct SettingHelpTests {
  /// A dashboard with a lesson, for each kind of problem, optimiser and schedule.
  private func benches(_ size: Size) throws -> [Bench] {
    try Catalogue.allCases.flatMap { catalogue in
      try catalogue.entries.map { entry in
        var scenario = Scenario()
        scenario.about = String(repeating: "A lesson of many words. ", count: 60)
        var bench = try Bench(scenario, size: size)
        var configuration = Configuration()
        try configuration.set(
          catalogue.rawValue, to: .component(Component(kind: entry.kind)))
        bench.model.snapshot.configuration = configuration
        return bench
      }
    }
  }

  /// The text in the settings panel, line ends and gaps as single spaces.
  private func text(_ bench: Bench) throws -> String {
    let room = try #require(bench.model.room(of: .settings))
    var grid = Grid(size: bench.model.size)
    SettingsPanel().draw(bench.model, into: &grid, in: room)
    return grid.plainText.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  private func caption(_ bench: Bench) throws -> String {
    let room = try #require(bench.model.room(of: .settings))
    return SettingsPanel().caption(bench.model, in: room).string
  }

  private static func squeezed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  /// Beside a lesson, where panels are narrow, and with three settings left above it.
  @Test func isWholeBesideALesson() throws {
    var seen: Set<Setting> = []
    for var bench in try benches(Size(width: 120, height: 40)) {
      #expect(bench.model.focus == .settings)
      for row in bench.model.settingRows {
        bench.model.form.selected = row.setting.name
        #expect(try text(bench).contains(Self.squeezed(row.setting.help)), "\(row.setting.name)")
        #expect(try text(bench).contains(row.setting.title.prefix(12)))
        seen.insert(row.setting)
      }
    }
    #expect(seen.count > 60)
  }

  /// Where a window is smaller the border says which key shows what is cut, and it does.
  @Test(arguments: [(80, 24), (76, 20), (60, 20)])
  func aKeyShowsWhatIsCut(width: Int, height: Int) throws {
    var cut = 0
    for var bench in try benches(Size(width: width, height: height)) {
      for row in bench.model.settingRows {
        bench.model.form.selected = row.setting.name
        let help = Self.squeezed(row.setting.help)
        let isWhole = try text(bench).contains(help)
        let says = try caption(bench) == "z shows its help"
        if width >= 76 { #expect(isWhole != says, "\(row.setting.name)") }
        guard !isWhole else { continue }
        cut += 1
        // What the key does; pressing it would bring the run's own configuration back.
        bench.model.zoomed = .settings
        #expect(try text(bench).contains(help), "\(row.setting.name)")
        #expect(try caption(bench) != "z shows its help")
        bench.model.zoomed = nil
      }
    }
    #expect(cut > 0)
  }
}
