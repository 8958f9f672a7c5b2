import Engine
import Foundation
import Randomness
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// Whatever is pressed, clicked, pasted, resized or answered, in any order: the dashboard draws itself, in
/// its bounds, and what it asks of the trainer is carried out.
@Suite struct RandomWalkTests {
  /// Walks of their own seeds; `PISTE_WALKS` asks for more of them.
  private static let walks =
    ProcessInfo.processInfo.environment["PISTE_WALKS"].flatMap { Int($0) } ?? 16
  private static let steps = 60

  @Test(arguments: 0..<4)
  func drawsWhateverHappens(part: Int) throws {
    let states = BenchState.allCases
    for seed in stride(from: part, to: Self.walks, by: 4) {
      var random = SplitMix64(seed: seed)
      var bench = try states[seed % states.count].bench(
        size: random.size(), look: random.look())
      for _ in 0..<Self.steps {
        bench.send(random.action(in: bench.model))
        let size = bench.model.size
        #expect(view(bench.model, size: size).size == size, "walk \(seed)")
      }
    }
  }
}

/// What may happen.
extension SplitMix64 {
  fileprivate mutating func size() -> Size {
    below(4) == 0
      ? Size(width: below(131), height: below(45))
      : Size(width: 40 + below(91), height: 12 + below(33))
  }

  fileprivate mutating func look() -> Look {
    Look(
      capabilities: Capabilities(
        glyphs: one(of: [.braille, .halfBlock, .ascii]),
        colors: one(of: [.trueColor, .palette256, .palette8, .none])))
  }

  fileprivate mutating func action(in model: Model) -> Action {
    switch below(20) {
    case 0: .input(.resize(size()))
    case 1...5: .input(.mouse(mouse(in: model.size)))
    case 6: .input(.paste(one(of: Self.texts)))
    case 7: answer(to: model)
    case 8...10: .input(.key(.character(one(of: Self.typed))))
    default: .input(.key(one(of: Self.keys)))
    }
  }

  private mutating func answer(to model: Model) -> Action {
    switch below(12) {
    case 10: .completed(completion(of: model.browser?.search.text ?? ""))
    case 11: .uncompleted(typed: model.browser?.search.text ?? "", one(of: Self.texts))
    case 8: .previewed(id: one(of: ["a", "b"]), .none)
    case 5: .preparing(number: below(4))
    case 6:
      .prepared(
        number: below(4), Document(name: "a", scenario: Scenario()), model.snapshot)
    case 7: .unprepared(number: below(4), one(of: Self.texts))
    case 0: .failed(one(of: Self.texts))
    case 1: .told(one(of: Self.texts))
    case 2: .nameTaken(TakenName(name: "mine", losses: below(2) == 0 ? ["its comments"] : []))
    case 3:
      .listed([
        ScenarioEntry(id: "a", name: "a", title: "A", about: one(of: Self.texts), group: "G"),
        ScenarioEntry(id: "b", name: "b", title: "", about: "", problem: "it does not read"),
      ])
    case 4: .saved(name: "mine", Scenario())
    default: .input(.focus(below(2) == 0))
    }
  }

  private mutating func completion(of text: String) -> PathCompletion {
    let path = TypedPath(text)
    let names = (0..<below(4)).map { "\(path.stem)\($0)" }
    return PathCompletion(path, among: names) { _ in text.count.isMultiple(of: 2) }
  }

  private mutating func mouse(in size: Size) -> MouseEvent {
    let point = Point(x: below(size.width + 3) - 1, y: below(size.height + 3) - 1)
    let button = one(of: [MouseEvent.Button.left, .left, .left, .middle, .right])
    let kind: MouseEvent.Kind =
      switch below(5) {
      case 0: .press(button)
      case 1, 2: .drag(button)
      case 3: .release(button)
      default: .wheel(one(of: [.up, .down, .left, .right]))
      }
    return MouseEvent(position: point, kind: kind)
  }

  private static let typed: [Character] = Array("0123456789.-+e,[] adlsxyzü漢\u{7F}")
  private static let texts = [
    "", "0.3", "1e999", "-1", "nan", "100000", "[1, 2]", "adam", "a\nb\tc\r\n", "\u{1B}[31m\u{0}",
    "👩‍👩‍👧 e\u{301} ﷽", String(repeating: "long ", count: 500),
  ]
  /// Every key of the table, and those of forms and lists more often.
  private static let keys =
    KeyTable.standard.rows.flatMap(\.keys)
    + [Key.enter, .enter, .up, .down, .escape, .left, .right, .backspace, .delete, .end, .home]
    + [.control("u"), .control("a"), .alt("x"), .insert, .function(5), .pageUp, .pageDown]
}
