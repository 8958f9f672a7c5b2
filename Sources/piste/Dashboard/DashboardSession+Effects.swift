import Dashboard
import Engine
import Scenarios
import TerminalKit
import Training

extension DashboardSession {
  /// Does what the dashboard asks for.
  func perform(_ effect: Effect) {
    switch effect {
    case .command(let command): trainer.send(command)
    case .listScenarios: apply(.listed(folder.entries()))
    case .open(let id): open(id)
    case .save(let request): save(request)
    case .picture: writePicture()
    case .mouse(let isOn): terminal.setReportsMouse(isOn)
    case .redraw: redraw()
    case .quit: exitCode = 0
    }
  }

  private func open(_ path: String) {
    do {
      let loaded = try ScenarioFiles.load(path)
      var opening = DashboardOpening(folder: folder.path)
      opening.place(at: path)
      let scenario = loaded.scenario
      trainer.send(.load(scenario.configuration, events: scenario.events))
      trainer.send(.speed(Self.speed(for: scenario.configuration)))
      prepare(scenario, isReplay: false)
      identity = loaded.identity
      savedName = nil
      apply(.opened(Document(name: opening.name, scenario: scenario)))
    } catch {
      apply(.failed(error.message ?? "\(path): it does not read"))
    }
  }

  private func save(_ request: SaveRequest) {
    let line = request.line
    var words = request.words
    if !words.hasSettings(of: line.configuration, start: line.start) || line.events != words.events
    {
      words.expectations = []
    }
    let scenario = words.recording(
      configuration: line.configuration, events: line.events, history: line.history,
      loss: line.loss ?? .nan, start: line.start)
    do {
      identity = try folder.write(scenario, name: request.name, expecting: expected(of: request))
      savedName = request.name
      apply(.saved(name: request.name, scenario))
    } catch .exists {
      apply(.nameTaken(request.name))
    } catch {
      apply(.failed(error.description))
    }
  }

  /// A file that this dashboard wrote is replaced without asking, as long as it holds what was written;
  /// the file that was opened is replaced on request, as long as it holds what was read.
  private func expected(of request: SaveRequest) -> AtomicFile.Expected {
    if request.name == savedName, let identity { return .unchanged(identity) }
    guard request.replaces else { return .nothing }
    if request.name == model.document.name, let identity { return .unchanged(identity) }
    return .anything
  }

  /// Tells the trainer what goes with a scenario beside its run.
  func prepare(_ scenario: Scenario, isReplay: Bool) {
    trainer.send(.whatIf(false))
    trainer.send(.pauseAtNotes(isReplay))
    let plans = scenario.variants.compactMap { variant -> CompanionPlan? in
      guard let configuration = try? variant.configuration(over: scenario.configuration) else {
        return nil
      }
      return CompanionPlan(
        label: variant.name, configuration: configuration,
        events: variant.events ?? scenario.events)
    }
    trainer.send(.compare(plans))
  }

  /// Writes the screen as a picture beside where the program was started.
  private func writePicture() {
    let name = "\(model.document.name ?? "piste")-step-\(model.snapshot.position).svg"
    let grid = view(model, size: terminal.size)
    let picture = grid.svg(theme: model.look.theme, depth: model.look.colors)
    do {
      try AtomicFile.write(Array(picture.utf8), to: name, expecting: .anything)
      apply(.told("The screen is in \(name)"))
    } catch {
      apply(.failed(error.description))
    }
  }
}
