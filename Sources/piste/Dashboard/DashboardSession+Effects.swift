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
    case .listScenarios: apply(.listed(entries()))
    case .open(let id): open(id)
    case .save(let request): save(request)
    case .picture(let name): writePicture(name)
    case .mouse(let isOn): terminal.setReportsMouse(isOn)
    case .redraw: redraw()
    case .quit: exitCode = 0
    }
  }

  /// The files that were opened last, those of the folder that is saved in, then those of the one that the
  /// dashboard began with.
  private func entries() -> [ScenarioEntry] {
    let here = saver.folder.entries()
    let all = saver.folder.path == home.path ? here : here + home.entries()
    // A file that stands in both lists goes by one path, so that a search finds it once.
    let paths = recentFiles.paths.map { path in
      all.first { FilePath($0.id).absolute == path }?.id ?? path
    }
    return ScenarioFolder.recent(paths) + all
  }

  private func open(_ path: String) {
    do {
      let opening = DashboardOpening(on: try ScenarioFiles.load(path))
      let scenario = opening.scenario
      let data = try opening.data()
      try check(scenario, data)
      trainer.send(
        .load(scenario.configuration, events: scenario.events, data: data))
      trainer.send(.speed(scenario.speed))
      prepare(scenario, isReplay: false)
      saver = ScenarioSaver(
        opening.folder, name: opening.name, identity: opening.identity)
      recentFiles.remember(path)
      apply(.opened(Document(name: opening.name, scenario: scenario)))
    } catch {
      apply(.failed(error.message ?? "\(path): it does not read"))
    }
  }

  /// Makes sure that the rows of files make runs; nothing else can be wrong with what has been read.
  private func check(_ scenario: Scenario, _ data: DataTables) throws(Failure) {
    guard !data.isEmpty else { return }
    do {
      for variant in [nil] + scenario.variants.map(Optional.some) {
        _ = try scenario.makeRun(of: variant, data: data)
      }
    } catch {
      throw Failure(badInput: error)
    }
  }

  private func save(_ request: SaveRequest) {
    let scenario = request.words.recording(request.line)
    do {
      switch try saver.save(scenario, name: request.name, replaces: request.replaces) {
      case .saved:
        recentFiles.remember(saver.folder.file(of: request.name))
        apply(.saved(name: request.name, scenario))
      case .taken(let file): apply(.nameTaken(file))
      }
    } catch {
      apply(.failed(error.description))
    }
  }

  /// Tells the trainer what goes with a scenario beside its run.
  func prepare(_ scenario: Scenario, isReplay: Bool) {
    for command in scenario.preparation(isReplay: isReplay) { trainer.send(command) }
  }

  /// Writes the screen to a file, from where the program was started.
  private func writePicture(_ name: String) {
    let form = PictureFormat(fileName: name) ?? .svg
    let picture = view(model, size: terminal.size).picture(as: form, look: model.look)
    do {
      let file = try PictureFile.write(picture, to: name)
      apply(.told("The screen is in \(file)"))
    } catch {
      apply(.failed(error.description))
    }
  }
}
