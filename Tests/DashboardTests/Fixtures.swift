import Engine
import Scenarios
import TerminalKit
import Theory
import Training

@testable import Dashboard

/// A dashboard together with the run behind it, without a thread: commands are done at once.
struct Bench {
  var model: Model
  var run: Run { theory.run }
  private let theory: RunTheory
  private(set) var effects: [Effect] = []
  private(set) var commands: [Command] = []

  init(
    _ scenario: Scenario = Scenario(), name: String? = nil, isReplay: Bool = false,
    size: Size = Size(width: 80, height: 24), look: Look = Look(), data: DataTables = [:]
  ) throws {
    theory = RunTheory(
      try Run(configuration: scenario.configuration, events: scenario.events, data: data))
    let snapshot = Snapshot(of: theory, speed: .stepsPerSecond(10))
    model = Model(
      snapshot: snapshot, document: Document(name: name, scenario: scenario, isReplay: isReplay),
      size: size, look: look)
    send(.input(.resize(size)))
  }

  /// Sends an action, does the commands that come of it, and keeps the other effects.
  mutating func send(_ action: Action) {
    var pending = model.update(action)
    while !pending.isEmpty {
      let effect = pending.removeFirst()
      guard case .command(let command) = effect else {
        effects.append(effect)
        continue
      }
      commands.append(command)
      let replies = perform(command)
      if command.isChange { changeCount += 1 }
      var snapshot = Snapshot(of: theory, speed: model.snapshot.speed)
      snapshot.changeCount = changeCount
      snapshot.isRunning = isRunning
      pending += model.update(.snapshot(snapshot))
      for reply in replies { pending += model.update(.reply(reply)) }
    }
  }

  private(set) var isRunning = false
  private var changeCount = 0

  mutating func press(_ keys: Key...) {
    for key in keys { send(.input(.key(key))) }
  }

  mutating func type(_ text: String) {
    for character in text { send(.input(.key(.character(character)))) }
  }

  /// What stands in the border of a panel, if it shows.
  func title(of name: PanelName) -> String? {
    model.room(of: name).flatMap { model.panels[name]?.title(model, in: $0).string }
  }

  func screen() -> Grid { view(model, size: model.size) }

  private mutating func perform(_ command: Command) -> [Reply] {
    isRunning = false
    switch command {
    case .step(let count): go(to: run.position + count)
    case .scrub(let count): go(to: min(run.position + count, run.head))
    case .go(let position): go(to: position)
    case .end: go(to: run.position < run.head ? run.head : run.target)
    case .run: isRunning = true
    case .toggle: isRunning = !model.snapshot.isRunning
    case .pause: break
    case .change(let name, let value):
      do { return [.changed(name: name, outcome: try run.change(name, to: value))] } catch {
        return [.refused(name: name, error)]
      }
    case .note(let text):
      do { try run.note(text) } catch { return [.refused(name: nil, error)] }
    case .rewrite(let note, let text):
      do { try run.rewrite(note, as: text) } catch { return [.refused(name: nil, error)] }
    case .fork: run.fork()
    case .startAgain:
      do { return try run.startAgain() ? [.startedAgain] : [] } catch {
        return [.refused(name: nil, error)]
      }
    case .undo:
      do { return [.undone(try run.undo())] } catch { return [.refused(name: nil, error)] }
    case .redo:
      do { return [.redone(try run.redo())] } catch { return [.refused(name: nil, error)] }
    case .load, .whatIf: isRunning = model.snapshot.isRunning
    case .speed: isRunning = model.snapshot.isRunning
    case .surface(let request):
      isRunning = model.snapshot.isRunning
      return theory.surface(request).map { [.surface($0)] } ?? []
    case .line(let number):
      return [.line(number, run.recorded())]
    }
    return []
  }

  private func go(to position: Int) {
    run.rewind(to: position)
    run.advance(to: position)
  }
}

/// A configuration with some settings changed.
func configuration(_ values: [(String, SettingValue)]) throws -> Configuration {
  var result = Configuration()
  for (name, value) in values { try result.set(name, to: value) }
  return result
}
