import TerminalKit
import Testing

@testable import Dashboard

@Suite struct NowPanelTests {
  /// Every number of the row that starts with a name.
  private func row(_ name: String, _ model: Model, width: Int) -> String {
    var grid = Grid(size: Size(width: width, height: 14))
    PanelDefinition.row(.now).draw(model, &grid, grid.bounds)
    let line = grid.plainText.split(separator: "\n").first { $0.hasPrefix(name + " ") } ?? ""
    return SafeText(String(line.dropFirst(Readout.labelWidth)).replacing(/[ ]+$/, with: "")).string
  }

  /// Every row can be come to, and that there are more is to be seen.
  @Test func scrollsToItsEndAndNoFurther() throws {
    var bench = try Bench()
    bench.press(.end)
    let rows = Readout(bench.model).rows
    let layout = Layout(bench.model, size: bench.model.size)
    let rect = layout.contents(of: try #require(layout.rect(of: .now)))
    try #require(rows.count > rect.height)
    func drawn() -> Grid {
      var grid = Grid(size: rect.size)
      PanelDefinition.row(.now).draw(bench.model, &grid, grid.bounds)
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

  /// A number without its end is another number.
  @Test func cutsNoNumberOff() throws {
    var bench = try Bench()
    bench.press(.end)
    bench.model.snapshot.parameters = [2.5961e-20, -1.4991e-21]
    #expect(row("w", bench.model, width: 40) == "2.596e-20, -1.499e-21")
    #expect(row("w", bench.model, width: 32) == "2.6e-20, -1.5e-21")
    #expect(row("w", bench.model, width: 31) == "2.6e-20, -1.5e-21")
    #expect(row("w", bench.model, width: 26) == "2.596e-20, …")
    bench.model.snapshot.loss = 2.78817e-13
    #expect(row("loss", bench.model, width: 22) == "2.788e-13")
    bench.model.snapshot.parameters = [-1.1424e-9, -1.5, 5.26, 1]
    #expect(row("w", bench.model, width: 45) == "-1.142e-9, -1.5, 5.26, …")
    #expect(row("w", bench.model, width: 34) == "-1.1e-9, -1.5, 5.3, …")
  }
}
