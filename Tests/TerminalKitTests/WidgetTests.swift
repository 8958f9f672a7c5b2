import GridSupport
import Testing

@testable import TerminalKit

@Suite struct WidgetTests {
  /// Every widget, with contents that need room.
  static let all: [(name: String, widget: any Widget & Sendable)] = [
    ("Border", Border(title: "漢字 title", lowerLeft: "left", lowerRight: "right")),
    ("TextField", TextField(TextEditor("0.1 漢字"))),
    ("TextField, empty", TextField(TextEditor(), isValid: false, placeholder: "漢字")),
    ("StatusBar", StatusBar(left: [.init("漢字"), .init("b")], right: [.init("c", priority: 1)])),
    ("Footer", Footer([.init("q", "quit", isEssential: true), .init("漢", "字")])),
    ("Modal", Modal(title: "help", contentSize: Size(width: 20, height: 5))),
    ("ProgressBar", ProgressBar(0.4, known: 0.8, marks: [0, 0.5, 1, .nan])),
    ("ProgressBar, NaN", ProgressBar(.nan, known: .infinity)),
    ("ScrollBar", ScrollBar(first: 3, visible: 5, total: 50)),
  ]

  private func contract(_ name: String) throws -> WidgetContract {
    WidgetContract(try #require(Self.all.first { $0.name == name }).widget)
  }

  @Test(arguments: all.map(\.name))
  func drawsInsideItsRectangle(name: String) throws {
    #expect(try contract(name).drawingOutside() == [])
  }

  @Test(arguments: all.map(\.name))
  func asciiIsEnough(name: String) throws {
    #expect(try contract(name).glyphsBeyondASCII(allowed: "漢字") == [])
  }

  @Test(arguments: all.map(\.name))
  func noColorsMeansNoColors(name: String) throws {
    #expect(try contract(name).colorsWithoutColors() == [])
  }

  @Test(arguments: all.map(\.name))
  func hugeRectanglesAreHarmless(name: String) throws {
    #expect(try contract(name).cellsOfHugeRectangles() == [24, 24, 24, 24])
  }
}
