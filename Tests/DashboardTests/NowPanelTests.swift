import Scenarios
import TerminalKit
import Testing

@testable import Dashboard

@Suite struct NowPanelTests {
  /// Every number of the row that starts with a name.
  private func row(_ name: String, _ model: Model, width: Int) -> String {
    var grid = Grid(size: Size(width: width, height: 14))
    NowPanel().draw(
      model, into: &grid, in: PanelRoom(rect: grid.bounds, hasBorder: true))
    let line = grid.plainText.split(separator: "\n").first { $0.hasPrefix(name + " ") } ?? ""
    return SafeText(String(line.dropFirst(Readout.labelWidth)).replacing(/[ ]+$/, with: "")).string
  }

  /// The word tells more than digits do: in a narrow panel these make room for it.
  @Test(arguments: [(0.3, "stable"), (1.5, "unstable")])
  func saysWhetherTheRateIsStableOnASmallScreen(rate: Double, word: String) throws {
    let scenario = Scenario(configuration: try configuration([("learning_rate", .number(rate))]))
    let bench = try Bench(scenario)
    let line = view(bench.model, size: Size(width: 80, height: 24)).plainText
      .split(separator: "\n").first { $0.contains("lr/") }
    #expect(try #require(line).contains(" " + word))
  }

  /// Every row can be come to, and that there are more is to be seen.
  @Test func scrollsToItsEndAndNoFurther() throws {
    var bench = try Bench()
    bench.press(.end)
    let rows = Readout(bench.model).rows
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let rect = try #require(layout.room(of: .now)).rect
    try #require(rows.count > rect.height)
    func drawn() -> Grid {
      var grid = Grid(size: rect.size)
      NowPanel().draw(
        bench.model, into: &grid, in: PanelRoom(rect: grid.bounds, hasBorder: true))
      return grid
    }
    #expect(drawn().plainText.hasPrefix("loss "))
    let bar = (0..<rect.height).map { drawn()[Point(x: rect.width - 1, y: $0)].glyph }
    #expect(bar.first == "┃" && bar.last == "│")
    bench.press(.tab, .tab, .tab)
    #expect(bench.model.focus == .now)
    for _ in 0..<50 { bench.press(.down) }
    #expect(drawn().plainText.contains("λ "))
    #expect(drawn()[Point(x: rect.width - 1, y: rect.height - 1)].glyph == "┃")
    bench.press(.up)
    #expect(!drawn().plainText.contains("\nλ "))
    for _ in 0..<50 { bench.press(.up) }
    #expect(drawn().plainText.hasPrefix("loss "))
    #expect(bench.model.selectedRow == 0)
    bench.press(.character("z"))
    bench.model.size = Size(width: 80, height: 24)
    #expect(rows.allSatisfy { bench.screen().plainText.contains($0.label.string) })
  }

  /// Numbers of a vector that have no room in a line have two.
  @Test func showsAllNumbersOfAVectorInTwoLines() throws {
    let texts: [SafeText] = ["50900", "53290", "-6963", "12"]
    let row = Readout.Row(
      label: "w", value: "50900, 53290, …", shortValues: ["5e4, …"], parts: texts)
    func lines(_ width: Int) -> [SafeText] { Readout.lines(of: row, width: width).map(\.value) }
    #expect(lines(23) == ["50900, 53290, -6963, 12"])
    #expect(lines(22) == ["50900, 53290, -6963,", "12"])
    #expect(lines(13) == ["50900, 53290,", "-6963, 12"])
    #expect(lines(12) == ["50900, 53290, …"])
    // Fewer digits do where they are all.
    #expect(
      Readout.lines(
        of: Readout.Row(
          label: "w", value: "1.25, 2.25", shortValues: ["1, 2"], parts: ["1.25", "2.25"]), width: 4
      ).count == 1)
    #expect(Readout.lines(of: row, width: 13).map(\.label) == ["w", ""])
    #expect(Readout.lines(of: Readout.Row(label: "a", value: "1"), width: 1).count == 1)
  }

  /// A number without its end is another number.
  @Test func cutsNoNumberOff() throws {
    var bench = try Bench()
    bench.press(.end)
    bench.model.snapshot.parameters = [2.5961e-20, -1.4991e-21]
    #expect(row("w", bench.model, width: 40) == "2.596e-20, -1.499e-21")
    #expect(row("w", bench.model, width: 32) == "2.6e-20, -1.5e-21")
    #expect(row("w", bench.model, width: 31) == "2.6e-20, -1.5e-21")
    #expect(row("w", bench.model, width: 26) == "2.596e-20,")
    bench.model.snapshot.loss = 2.78817e-13
    #expect(row("loss", bench.model, width: 22) == "2.788e-13")
    bench.model.snapshot.parameters = [-1.1424e-9, -1.5, 5.26, 1]
    #expect(row("w", bench.model, width: 45) == "-1.142e-9, -1.5, 5.26, 1")
    #expect(row("w", bench.model, width: 34) == "-1.142e-9, -1.5,")
  }
}
