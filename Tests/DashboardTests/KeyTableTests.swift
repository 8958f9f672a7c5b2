import Engine
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// Every key of the table is pressed, and does what its row is for.
@Suite struct KeyTableTests {
  struct Row: Sendable, CustomStringConvertible {
    /// The key that is pressed.
    let key: Key
    /// The first of its row.
    let first: Key

    var description: String { key.label(.ascii).string }
  }

  static let rows = KeyTable.standard.rows.flatMap { binding in
    binding.keys.map { Row(key: $0, first: binding.keys[0]) }
  }

  @Test(arguments: rows)
  func aKeyDoesWhatItsRowIsFor(row: Row) throws {
    var bench = try Self.bench()
    bench.press(keys: Self.preparation(for: row.first))
    let before = bench
    bench.press(row.key)
    #expect(!Self.hasDone(row.first, before, before), "it was so before")
    #expect(Self.hasDone(row.first, before, bench))
  }

  /// Step 8 of a run of three parameters that was at step 20, notes before and behind, the noise selected.
  private static func bench() throws -> Bench {
    let values: [(String, SettingValue)] = [
      ("true_w", .vector([1, -2, 0.5])), ("features", .integer(3)),
    ]
    let events = [3, 12].map { Event(at: $0, .note("here")) }
    var bench = try Bench(Scenario(configuration: try configuration(values), events: events))
    bench.press(keys: [.end] + Array(repeating: .left, count: 12))
    bench.press(keys: [.down, .down, .down])
    return bench
  }

  /// What is pressed before, so that there is something to do.
  private static func preparation(for key: Key) -> [Key] {
    let zoom = Array(repeating: Key.character("Z"), count: 2)
    let plane: [Key] = [.tab, .tab]
    return switch key {
    case .character("X"): [.character("Z")]
    case .character("c"): zoom
    case .character("("), .character(")"): zoom
    case .character("K"), .character("J"): plane + zoom
    case .character("u"): [.character("]"), .character("]")]
    case .character("U"): [.character("]"), .character("]"), .character("u")]
    case .character("R"): [.character("]")]
    case .delete: [.backTab]
    case .escape: [.character("z")]
    default: []
    }
  }

  /// Whether what the row is for came about; of a key that this test does not know, whether anything did.
  private static func hasDone(_ key: Key, _ old: Bench, _ new: Bench) -> Bool {
    if let position = position(after: key) { return new.model.snapshot.position == position }
    if let noise = noise(after: key) { return new.noise == noise }
    return hasChangedTheRun(key, new) ?? hasChangedThePicture(key, old.model, new.model)
      ?? (old.screen() != new.screen() || old.effects.count < new.effects.count)
  }

  private static func position(after key: Key) -> Int? {
    switch key {
    case .character("."), .right: 9
    case .character(","), .left: 7
    case .character(">"), .pageDown: 18
    case .character("<"), .pageUp, .home: 0
    case .end: 20
    case .character("b"): 3
    case .character("w"): 12
    default: nil
    }
  }

  /// The noise is nudged by 0.05, finely by a tenth of that.
  private static func noise(after key: Key) -> Double? {
    switch key {
    case .character("]"), .character("u"): 0.15
    case .character("U"): 0.2
    case .character("["): 0.05
    case .character("}"): 0.105
    case .character("{"): 0.095
    default: nil
    }
  }

  private static func hasChangedTheRun(_ key: Key, _ new: Bench) -> Bool? {
    let snapshot = new.model.snapshot
    return switch key {
    case .space: snapshot.isRunning
    case .character("+"): snapshot.speed == .stepsPerSecond(20)
    case .character("-"): snapshot.speed == .stepsPerSecond(5)
    case .character("*"): snapshot.speed == .flatOut
    case .character("f"): snapshot.head == 8 && snapshot.ghosts.count == 1
    case .character("R"):
      snapshot.isRunning && snapshot.position == 0 && snapshot.events.isEmpty
        && snapshot.ghosts.count == 2
    case .delete: snapshot.events == [Event(at: 12, .note("here"))]
    case .character("g"): new.model.triesWhatIf
    case .character("o"):
      new.effects.contains { if case .listScenarios = $0 { true } else { false } }
    case .control("l"): new.effects.contains { if case .redraw = $0 { true } else { false } }
    case .character("M"):
      !new.model.usesMouse
        && new.effects.contains { if case .mouse(false) = $0 { true } else { false } }
    case .character("q"): new.quits
    default: nil
    }
  }

  private static func hasChangedThePicture(
    _ key: Key, _ old: Model, _ new: Model
  ) -> Bool? {
    let (loss, plane) = (new.lossView, new.planeView)
    return switch key {
    case .up: new.selectedRow == 2
    case .down: new.selectedRow == 4
    case .enter: new.form.editor?.text == "0.1"
    case .tab: new.focus == .loss
    case .backTab: new.focus == .events
    case .character("z"): new.zoomed == .settings
    case .escape: new.zoomed == nil
    case .character("v"): new.trajectoryMode != old.trajectoryMode
    case .character("a"):
      plane.axes != old.planeView.axes || new.trajectoryMode != old.trajectoryMode
    case .character("r"): plane.isStretched
    case .character("Z"): loss.window != nil
    case .character("X"), .character("c"): loss.window == nil
    case .character("("): new.firstStep < old.firstStep
    case .character(")"): new.firstStep > old.firstStep
    case .character("K"): new.lowerEdge > old.lowerEdge
    case .character("J"): new.lowerEdge < old.lowerEdge
    case .character("y"): !loss.isLogarithmic
    case .character("x"): loss.isStepLogarithmic
    case .character("e"): loss.quantity == old.lossView.quantity.next
    case .character("E"): loss.showsAll && new.zoomed == .loss
    case .character("m"): loss != old.lossView
    case .character("d"): loss.showsPrediction
    case .character("t"): new.look.theme.name == Theme.all[1].name
    default: hasOpened(key, new.overlay)
    }
  }

  private static func hasOpened(_ key: Key, _ overlay: Overlay?) -> Bool? {
    switch overlay {
    case .help: key == .character("?")
    case .lesson: key == .character("i")
    case .palette: key == .character(":")
    case .note: key == .character("n")
    case .save: key == .character("s")
    case .picture: key == .character("p")
    case .browser, .choices, .overwrite, .unsaved, .opening: false
    case nil: nil
    }
  }
}

extension Bench {
  mutating func press(keys: [Key]) {
    for key in keys { press(key) }
  }

  /// The noise in force.
  fileprivate var noise: Double? {
    guard
      case .number(let value)? = model.settingRows.first(where: { $0.setting.name == "noise" })?
        .value
    else { return nil }
    return value
  }
}

extension Model {
  /// The first step that the loss plot shows.
  fileprivate var firstStep: Double { lossView.window?.lowerBound ?? 0 }

  /// The lowest value that the plane shows.
  fileprivate var lowerEdge: Double {
    room(of: .trajectory).flatMap { TrajectoryPanel().frame(self, in: $0, at: nil) }?.y.lower
      ?? .nan
  }
}
