import Engine
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// Much input at once does what the same input does key by key, but long texts.
@Suite struct ModelBulkTests {
  private func keys(_ text: String) -> [InputEvent] {
    text.map { .key($0 == "\r" ? .enter : .character($0)) }
  }

  private func isSurface(_ command: Command) -> Bool {
    if case .surface = command { true } else { false }
  }

  @Test(arguments: [
    "....", "..,,v", "n a note\r..", ":ten updates back\r", "\r0.3\r..", "?x?.", "]]][", "]q",
  ])
  func doesWhatTheKeysDo(text: String) throws {
    var (one, all) = (try Bench(), try Bench())
    for key in keys(text) { one.send(.input(key)) }
    all.send(.inputs(keys(text)))
    #expect(
      one.commands.filter { !isSurface($0) }.map { "\($0)" }
        == all.commands.filter { !isSurface($0) }.map { "\($0)" })
    #expect(one.model.overlay == all.model.overlay)
    #expect(one.model.form == all.model.form)
    #expect(one.run.parameters == all.run.parameters)
  }

  /// A megabyte typed into a note, in pieces as a terminal hands them over: what fits is kept, the rest of the
  /// keys count.
  @Test func takesMuchTextAsAPaste() throws {
    var bench = try Bench()
    bench.press(.character("n"))
    let piece = keys(String(repeating: "many words ", count: 1_490))
    for _ in 0..<64 { bench.send(.inputs(piece)) }
    bench.send(.inputs(keys("\r.")))
    let notes = bench.commands.compactMap { command in
      if case .note(let text) = command { text } else { nil }
    }
    let text = String(repeating: "many words ", count: 400)
    #expect(notes == [String(text.prefix(4_096))])
    #expect(bench.model.snapshot.position == 1)
  }

  /// Combining marks make fewer characters of a text than keys.
  @Test func countsKeysAndNotCharacters() throws {
    var bench = try Bench()
    bench.press(.character("n"))
    let marked: [InputEvent] = Array(
      repeating: [.key(.character("e")), .key(.character("\u{301}"))], count: 40
    ).flatMap { $0 }
    bench.send(.inputs(marked + [.key(.enter)]))
    #expect(bench.model.overlay == nil)
    guard case .note(let text)? = bench.commands.first(where: { !isSurface($0) }) else {
      Issue.record("no note")
      return
    }
    #expect(text == String(repeating: "é", count: 40))
  }

  /// Where nothing is typed the keys are commands, one and all.
  @Test func commandsStayCommands() throws {
    var bench = try Bench()
    bench.send(.inputs(keys(String(repeating: ".", count: 100))))
    let steps = bench.commands.count { if case .step = $0 { true } else { false } }
    #expect(steps == 100)
  }

  /// What the picture needs is asked for once, however many keys moved it.
  @Test func asksOnceForASurface() throws {
    var bench = try Bench()
    bench.press(.tab, .tab)
    let zoom: [InputEvent] = Array(repeating: .key(.character("Z")), count: 5)
    var (one, all) = (bench.model, bench.model)
    let surfaces = { (effects: [Effect]) in
      effects.count { if case .command(.surface) = $0 { true } else { false } }
    }
    #expect(zoom.map { surfaces(one.update(.input($0))) }.reduce(0, +) == 5)
    #expect(surfaces(all.update(.inputs(zoom))) == 1)
    #expect(one.planeView.requested == all.planeView.requested)
  }
}
