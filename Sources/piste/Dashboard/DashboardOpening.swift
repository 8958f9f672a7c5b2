import CursesTerminal
import Dashboard
import Engine
import Files
import Scenarios
import TerminalKit
import Training

/// What a dashboard is opened with.
struct DashboardOpening {
  /// What is run.
  var scenario: Scenario
  /// The file that it came from, with the folder of its data files.
  private let loaded: ScenarioFiles.Loaded
  /// The name of its file, without folder and ending; nil where no file holds it.
  var name: String?
  /// A name like it that no file has.
  private var freeName: String?
  /// The path of its file, or of the data file that it is made of; nil where it is of none.
  var path: String?
  /// The folder of the scenarios that are offered, and in which is saved.
  var folder: String
  /// The path to remember it by; nil for what is no file.
  var recentPath: String? { isLesson ? nil : path }
  private var isLesson = false
  /// What its file held when it was read.
  var identity: BoundedFile.Identity?
  /// Whether it is played back.
  var isReplay = false
  /// How the terminal is used.
  var terminal = TerminalOptions()
  /// Whether the mouse is listened to.
  var usesMouse = true
  /// The colours.
  var theme = Theme.dark

  /// Opens on a scenario that was read.
  init(on loaded: ScenarioFiles.Loaded) {
    self.loaded = loaded
    scenario = loaded.scenario
    folder = loaded.folder
    identity = loaded.identity
    if case .lesson? = loaded.place { isLesson = true }
    path =
      loaded.path
      ?? loaded.scenario.configuration.dataFile.map { FilePath($0).path(from: loaded.folder) }
    guard loaded.identity != nil, let place = loaded.place else { return }
    name = place.name
    freeName = ScenarioFolder(folder).freeName(like: place.name)
  }

  /// Reads the data files that its runs need, which may take long.
  ///
  /// - Parameter isWanted: Whether to go on, which is asked now and then.
  /// - Throws: `Failure` of bad input, naming the data file, its line and column.
  func data(whileWanted isWanted: () -> Bool = { true }) throws(Failure) -> DataTables {
    try ScenarioFiles.data(for: loaded.scenario, in: loaded.folder, whileWanted: isWanted)
  }

  /// Reads the data files and makes the runs, which may take long.
  ///
  /// - Parameters:
  ///   - generation: What tells its snapshots from those of other runs.
  ///   - isWanted: Whether to go on, which is asked now and then.
  /// - Throws: `Failure` of bad input.
  func preparedRun(
    generation: Int = 0, whileWanted isWanted: () -> Bool = { true }
  ) throws(Failure) -> PreparedRun {
    let data = try data(whileWanted: isWanted)
    do {
      return try scenario.preparedRun(data: data, isReplay: isReplay, generation: generation)
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// The run as the dashboard knows it.
  var document: Document {
    Document(
      name: name, freeName: freeName, folder: folder, scenario: scenario, isReplay: isReplay)
  }

  /// What saves the run, beside the file that it came from; the files of an earlier one are still known.
  func saver(after earlier: ScenarioSaver? = nil) -> ScenarioSaver {
    ScenarioSaver(folder, name: name, identity: identity, after: earlier)
  }

  /// What the run is called before there is one.
  var heading: String {
    if !scenario.title.isEmpty { return scenario.title }
    return name ?? path.map { FilePath($0).name } ?? ""
  }
}

extension Scenario {
  /// The speed at which its whole run takes some three seconds.
  private var speed: Speed { .lasting(3, steps: configuration[RunSettings.steps]) }

  /// Makes its run and those of its variants ready for a trainer.
  ///
  /// - Parameters:
  ///   - data: The tables of `dataFiles`, by their names.
  ///   - isReplay: Whether it is played back.
  ///   - generation: What tells its snapshots from those of other runs.
  /// - Throws: `SettingError` if one of the runs cannot be.
  func preparedRun(
    data: DataTables, isReplay: Bool, generation: Int
  ) throws(SettingError) -> PreparedRun {
    var plans: [ComparedRunPlan] = []
    for variant in variants {
      plans.append(
        ComparedRunPlan(
          label: variant.name, configuration: try variant.configuration(over: configuration),
          events: variant.events ?? events))
    }
    return try PreparedRun(
      configuration, events: events, data: data, comparedRuns: plans, speed: speed,
      pausesAtNotes: isReplay, generation: generation)
  }
}

/// The time until there is a run to show: a million rows take seconds, in which the screen says so and
/// keys and signals are heard.
@MainActor
struct Preparation {
  private let title: String
  private let look: Look

  /// The person left, or a signal came, before there was a run.
  struct Ended: Error {
    /// The code to exit with.
    let code: Int32
  }

  init(of title: String, look: Look) {
    self.title = title
    self.look = look
  }

  /// The run that the background task makes.
  ///
  /// - Throws: What kept it from making one, or `Ended`.
  func wait(
    for task: BackgroundTask<PreparedRun>, on terminal: CursesTerminal
  ) throws -> PreparedRun {
    var due: ContinuousClock.Instant? = .now + IncomingFile.patience
    while true {
      if let made = task.take() { return try made.get() }
      for event in terminal.wait(until: due) {
        if let code = Self.code(endingAt: event) { throw Ended(code: code) }
        if due == nil, event != .woken { due = .now }
      }
      if let time = due, ContinuousClock.now >= time {
        let screen = preparingView(of: title, look: look, size: terminal.size)
        // A terminal that takes nothing at present is asked again.
        due = terminal.present(screen) ? nil : .now + DashboardSession.frameInterval
      }
    }
  }

  /// The code to exit with after an event; nil where it does not end the program.
  private static func code(endingAt event: TerminalEvent) -> Int32? {
    switch event {
    case .input(.key(.character("q"))), .input(.key(.control("c"))): 0
    case .ending(let signal): 128 + signal
    case .hungUp: 128 + DashboardSession.hangUp
    case .input, .woken, .resumed: nil
    }
  }
}
