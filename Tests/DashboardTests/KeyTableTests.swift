import Engine
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// Every key of the table is pressed, and does what its row is for.
@Suite struct KeyTableTests {
  struct Row: Sendable, CustomStringConvertible {
    let key: Key
    let command: UserCommand

    var description: String { "\(key.label(.ascii).string): \(command)" }
  }

  static let rows = KeyBindings.all.flatMap { binding in
    binding.keys.map { Row(key: $0, command: binding.command) }
  }

  @Test(arguments: rows)
  func aKeyDoesWhatItsRowIsFor(row: Row) throws {
    var bench = try Self.bench()
    bench.press(keys: Self.preparation(for: row.command))
    let before = bench
    bench.press(row.key)
    #expect(!Self.hasDone(row.command, before, before), "it was so before")
    #expect(Self.hasDone(row.command, before, bench))
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
  private static func preparation(for command: UserCommand) -> [Key] {
    let zoom = Array(repeating: Key.character("Z"), count: 2)
    let plane: [Key] = [.tab, .tab]
    return switch command {
    case .zoomOut: [.character("Z")]
    case .fit: zoom
    case .panLeft, .panRight: zoom
    case .panUp, .panDown: plane + zoom
    case .undo: [.character("]"), .character("]")]
    case .redo: [.character("]"), .character("]"), .character("u")]
    case .startAgain: [.character("]")]
    case .deleteNote: [.backTab]
    case .cancel: [.character("z")]
    default: []
    }
  }

  /// Whether what the command is for came about.
  private static func hasDone(_ command: UserCommand, _ old: Bench, _ new: Bench) -> Bool {
    if let position = position(after: command) { return new.model.snapshot.position == position }
    if let noise = noise(after: command) { return new.noise == noise }
    return hasChangedTheRun(command, new) ?? hasChangedThePicture(command, old.model, new.model)
  }

  private static func position(after command: UserCommand) -> Int? {
    switch command {
    case .stepForward, .scrubForward: 9
    case .stepBack, .scrubBack: 7
    case .tenForward, .scrubTenForward: 18
    case .tenBack, .scrubTenBack, .toStart: 0
    case .toEnd: 20
    case .previousEvent: 3
    case .nextEvent: 12
    default: nil
    }
  }

  /// The noise is nudged by 0.05, finely by a tenth of that.
  private static func noise(after command: UserCommand) -> Double? {
    switch command {
    case .nudgeUp, .undo: 0.15
    case .redo: 0.2
    case .nudgeDown: 0.05
    case .nudgeUpFinely: 0.105
    case .nudgeDownFinely: 0.095
    default: nil
    }
  }

  private static func hasChangedTheRun(_ command: UserCommand, _ new: Bench) -> Bool? {
    let snapshot = new.model.snapshot
    return switch command {
    case .togglePlay: snapshot.isRunning
    case .faster: snapshot.speed == .stepsPerSecond(20)
    case .slower: snapshot.speed == .stepsPerSecond(5)
    case .flatOut: snapshot.speed == .flatOut
    case .fork: snapshot.head == 8 && snapshot.ghosts.count == 1
    case .startAgain:
      snapshot.isRunning && snapshot.position == 0 && snapshot.events.isEmpty
        && snapshot.ghosts.count == 2
    case .deleteNote: snapshot.events == [Event(at: 12, .note("here"))]
    case .whatIf: new.model.triesWhatIf
    case .open: new.effects.contains { if case .listScenarios = $0 { true } else { false } }
    case .redraw: new.effects.contains { if case .redraw = $0 { true } else { false } }
    case .mouse:
      !new.model.usesMouse
        && new.effects.contains { if case .mouse(false) = $0 { true } else { false } }
    case .quit: new.quits
    default: nil
    }
  }

  private static func hasChangedThePicture(
    _ command: UserCommand, _ old: Model, _ new: Model
  ) -> Bool {
    let (loss, plane) = (new.lossView, new.planeView)
    return switch command {
    case .selectPrevious: new.selectedRow == 2
    case .selectNext: new.selectedRow == 4
    case .edit: new.form.editor?.text == "0.1"
    case .focusNext: new.focus == .loss
    case .focusPrevious: new.focus == .events
    case .maximize: new.zoomed == .settings
    case .cancel: new.zoomed == nil
    case .switchView: new.trajectoryMode != old.trajectoryMode
    case .switchAxes: plane.axes != old.planeView.axes || new.trajectoryMode != old.trajectoryMode
    case .stretch: plane.isStretched
    case .zoomIn: loss.window != nil
    case .zoomOut, .fit: loss.window == nil
    case .panLeft: new.firstStep < old.firstStep
    case .panRight: new.firstStep > old.firstStep
    case .panUp: new.lowerEdge > old.lowerEdge
    case .panDown: new.lowerEdge < old.lowerEdge
    case .switchScale: !loss.isLogarithmic
    case .switchStepScale: loss.isStepLogarithmic
    case .switchQuantity: loss.quantity == old.lossView.quantity.next
    case .allCurves: loss.showsAll && new.zoomed == .loss
    case .smooth: loss != old.lossView
    case .predict: loss.showsPrediction
    case .theme: new.look.theme.name == Theme.all[1].name
    default: hasOpened(command, new.overlay)
    }
  }

  private static func hasOpened(_ command: UserCommand, _ overlay: Overlay?) -> Bool {
    switch overlay {
    case .help: command == .help
    case .lesson: command == .lesson
    case .palette: command == .palette
    case .note: command == .note
    case .save: command == .save
    case .picture: command == .picture
    case .browser, .choices, .overwrite, .unsaved, .opening, nil: false
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
    let layout = Layout(self, size: size)
    guard let rect = layout.rect(of: .trajectory) else { return .nan }
    return TrajectoryPanel.frame(self, in: layout.contents(of: rect)).y.lower
  }
}
