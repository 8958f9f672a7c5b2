import ArgumentParser
import CursesTerminal
import Lessons
import Scenarios
import Training

/// `piste [FILE]`: the dashboard.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the dashboard (the default).",
    usage: "piste [FILE] [--learning-rate X] [--steps N] ...",
    discussion: """
      Without a file it opens on the notebook's run. A file of data, \
      \(DataTable.fileEndings.joined(separator: ", ")), opens on a fit of its last column to the \
      others; --target-column and --feature-columns name other ones. A setting's flag replaces the \
      value in the file; `piste run --help` lists them.

      Colours and glyphs are what the terminal and the locale can show, unless an option says \
      otherwise; NO_COLOR is heeded. What is saved goes to the folder of the file, or to scenarios.

      With --plain, `help` lists the commands. Lines may come from a pipe; there the first one that is \
      wrong ends it with 2.

      Examples:
        piste
        piste rescue --theme light
        piste --optimizer adam --learning-rate 0.05 --steps 200
        piste houses.csv --target-column price
        printf 'step 5\\nset learning_rate 0.3\\nrun\\n' | piste --plain
      """)

  @OptionGroup
  var options: OpeningOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The scenario or the data to open, and settings.", valueName: "FILE"),
    completion: .file())
  var arguments: [String] = []

  func run() throws {
    try options.open(
      try ScenarioArguments(arguments, of: "open").load())
  }
}

/// `piste lesson`: the dashboard on a lesson, by its name.
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Open a lesson by its name.",
    usage: "piste lesson NAME [--learning-rate X] [--steps N] ...",
    discussion: """
      The lessons are part of the program; `piste list` has their names and what each shows. A file \
      of that name in the folder scenarios takes the place of the lesson. A setting's flag replaces \
      the lesson's value; `piste run --help` lists them.

      Other commands take the name, too: `piste run valley`, `piste check valley`.

      Examples:
        piste lesson valley
        piste lesson rescue --learning-rate 0.5
        echo about | piste lesson valley --plain
      """)

  @OptionGroup
  var options: OpeningOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The lesson to open, and settings.", valueName: "NAME"),
    completion: .list(Lessons.files.map(\.name)))
  var arguments: [String] = []

  func run() throws {
    let lesson = try ScenarioArguments(arguments, of: "lesson") { typed throws(Failure) in
      try ScenarioPlace(lessonNamed: typed)
    }
    guard lesson.namesOne else {
      throw Failure(.badInput, "lesson: a name is missing; `piste list` has them")
    }
    try options.open(try lesson.load())
  }
}

/// Opens the dashboard on a scenario.
///
/// - Parameters:
///   - loaded: The scenario and the file that it came from.
///   - playsBack: Whether the events play as they were recorded, from the start.
///   - display: How it looks.
/// - Throws: `Failure` if there is no terminal, or the dashboard was ended by a signal.
func openDashboard(
  on loaded: ScenarioFiles.Loaded, playsBack: Bool, display: DisplayOptions
) throws {
  var opening = DashboardOpening(on: loaded)
  opening.isReplay = playsBack
  display.apply(to: &opening)
  let status: Int32
  do {
    // Commands run on the main thread, where the terminal is.
    status = try MainActor.assumeIsolated { try DashboardSession(opening).run() }
  } catch TerminalOpenError.noTerminal {
    // What is wrong with the data would be wrong with a terminal too.
    _ = try opening.preparedRun()
    let data = opening.scenario.configuration.dataFile
      .map { loaded.folder == "." ? $0 : loaded.folder + "/" + $0 }
    let file = (loaded.path ?? data).map { " \($0)" } ?? ""
    throw Failure(
      .badInput,
      "the dashboard needs a terminal; without one, `piste\(file) --plain` is the same line by line, "
        + "`piste run\(file)` prints the run's records")
  } catch let end as Preparation.Ended {
    status = end.code
  } catch let failure as Failure {
    throw failure
  } catch {
    throw Failure(badInput: error)
  }
  if status != 0 { throw Failure(.signal(status - 128)) }
}

/// What the commands take that open a dashboard on a run of the person's own settings.
struct OpeningOptions: ParsableArguments {
  @Flag(help: "No screen: commands line by line, for pipes, screen readers and scripts.")
  var plain = false

  @OptionGroup(title: "Display")
  var display: DisplayOptions

  /// Opens the dashboard, or converses line by line.
  ///
  /// - Parameter loaded: What is opened.
  /// - Throws: `Failure`.
  func open(_ loaded: ScenarioFiles.Loaded) throws {
    guard !plain else {
      var session = try loaded.reporting { try PlainSession(DashboardOpening(on: loaded)) }
      return try session.converse()
    }
    try loaded.reporting {
      try openDashboard(on: loaded, playsBack: false, display: display)
    }
  }
}
