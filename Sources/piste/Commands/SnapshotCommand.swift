import ArgumentParser
import Dashboard
import Engine
import Files
import Scenarios
import TerminalKit
import Training

/// `piste snapshot`: the dashboard's screen as a picture, without a terminal.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Draw the dashboard's screen as text, ANSI or SVG.",
    usage: "piste snapshot [FILE] [--at K] [--keys KEYS] [--size WxH] [-o OUT] ...",
    discussion: """
      No terminal is needed, and the same command draws the same picture everywhere. Without a \
      file it draws the notebook's run. A setting's flag replaces the value in the file; \
      `piste run --help` lists them.

      --keys presses the dashboard's keys before it draws: enter, tab, esc, space, left, home, \
      ctrl-l and such by name, everything else letter by letter. What runs, runs through at once. \
      `?` in the dashboard lists the keys.

      Examples:
        piste snapshot scenarios/rescue.yaml --at 12
        piste snapshot --keys "end v" --size 80x24 --ascii
        piste snapshot --keys "end , , , enter 0.6 enter end" -o fork.svg
        piste snapshot scenarios/valley.yaml --panel trajectory -o valley.svg
        piste snapshot --format ansi --theme light --colors 256
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The step to go to first; without it the last one.", valueName: "K"))
  var at: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Keys to press then.", valueName: "KEYS"))
  var keys = ""

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The one panel to show: \(Model.panelNames.joined(separator: ", ")).", valueName: "NAME"),
    completion: .list(Model.panelNames))
  var panel: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Columns and rows.", valueName: "WxH"))
  var size = "100x30"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The form; without it the one that OUT ends in (\(PictureFormat.endings)).",
      valueName: "F"))
  var format: PictureFormat?

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: ArgumentHelp(
      "The file to write, in place of standard output; one that is there is replaced.",
      valueName: "OUT"), completion: .file())
  var output: String?

  @Flag(help: "Play the scenario back, as `piste replay` does.")
  var replay = false

  @OptionGroup(title: "Display")
  var look: LookOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The scenario or the data to draw, and settings.", valueName: "FILE"),
    completion: .file())
  var arguments: [String] = []

  func run() throws {
    let size = try Self.size(of: size)
    let form = try form()
    let loaded = try ScenarioArguments(arguments, of: "snapshot").load()
    var opening = DashboardOpening(on: loaded)
    opening.isReplay = replay
    var dashboard = try loaded.reporting {
      try StillDashboard(opening, size: size, look: look.look)
    }
    let target = dashboard.target
    let position = try at.map { text throws(Failure) in
      try OptionValue(option: "--at", text: text).whole(in: 0...target)
    }
    try dashboard.go(to: position ?? target)
    if let panel { try dashboard.maximize(panelNamed: panel) }
    try dashboard.press(Key.keys(ofWords: keys))
    try write(dashboard.screen.picture(as: form, look: look.look))
  }

  /// The form that was named, else the one that the file's name ends in, else text.
  ///
  /// - Throws: `Failure` for an empty name, and for an ending that is no form's, for no program would open the
  ///   picture.
  private func form() throws(Failure) -> PictureFormat {
    if output?.isEmpty == true {
      throw Failure(
        .badInput, "--output: an empty name is not accepted; it takes the name of a file")
    }
    if let format { return format }
    guard let output else { return .text }
    if let form = PictureFormat(fileName: output) { return form }
    throw Failure(
      .badInput,
      "--output: \(output) is not accepted; it takes a name that ends in \(PictureFormat.endings), "
        + "or any name with --format")
  }

  private func write(_ picture: String) throws {
    guard let output else { return try StandardOutput.print(picture) }
    do {
      try AtomicFile.write(Array(picture.utf8), to: output, expecting: .anything)
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// The most columns, and rows, of a picture.
  private static let largest = 1_000

  private static func size(of text: String) throws -> Size {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    let numbers = parts.compactMap(Numeral.whole)
    guard parts.count == 2, numbers.count == 2, numbers.allSatisfy((1...largest).contains) else {
      throw Failure(
        .badInput,
        "--size: \(text) is not accepted; it takes columns and rows from 1 to \(largest), "
          + "such as 120x40")
    }
    return Size(width: numbers[0], height: numbers[1])
  }
}

extension PictureFormat: ExpressibleByArgument {}

/// The dashboard without a terminal and without a clock: what it shows after some keys.
///
/// The model, the view and the commands are those of the dashboard; the same opening and the same keys
/// lead to the same screen, always.
struct StillDashboard {
  private let trainer: SynchronousTrainer
  private let folder: ScenarioFolder
  private(set) var model: Model

  /// Opens on a scenario, at its start.
  ///
  /// - Throws: `Failure` if no run can be made of it.
  init(_ opening: DashboardOpening, size: Size, look: Look) throws {
    let prepared = try opening.preparedRun()
    trainer = try SynchronousTrainer(prepared)
    folder = ScenarioFolder(opening.folder)
    model = Model(
      snapshot: trainer.snapshot, document: opening.document, size: size, look: look)
    try apply(.input(.resize(size)))
  }

  /// The screen.
  var screen: Grid { view(model, size: model.size) }

  /// The position that no update passes.
  var target: Int { model.snapshot.target }

  /// Goes to a position, and opens the notes that stand there.
  mutating func go(to position: Int) throws {
    model.openNotes(at: position)
    try perform(.command(.go(to: position)))
  }

  /// Presses keys, one after the other.
  ///
  /// - Throws: `Failure` for one that opens or writes a file.
  mutating func press(_ keys: [Key]) throws {
    for key in keys { try apply(.input(.key(key))) }
  }

  /// Gives the whole screen to a panel.
  ///
  /// - Throws: `Failure` if there is none of that name.
  mutating func maximize(panelNamed name: String) throws {
    guard model.maximize(panelNamed: name) else {
      let known = Model.panelNames.joined(separator: ", ")
      throw Failure(.badInput, "--panel: no panel \(name); there are \(known)")
    }
    try apply(.input(.resize(model.size)))
  }

  private mutating func apply(_ action: Action) throws {
    for effect in model.update(action) { try perform(effect) }
  }

  private mutating func perform(_ effect: Effect) throws {
    switch effect {
    case .command(let command):
      trainer.send(command)
      try apply(.snapshot(trainer.snapshot))
      for reply in trainer.takeReplies() { try apply(.reply(reply)) }
    case .listScenarios:
      var entries: [ScenarioEntry] = []
      ScenarioListing(folders: [folder]).read { found, _ in entries = found }
      try apply(.listed(entries))
    case .complete(let typed):
      try apply(
        Action(completionOf: typed, Result { try PathCompletion(ofTyped: typed) }))
    case .preview(let id): try apply(.previewed(id: id, ScenarioPreview(ofFile: id)))
    case .open, .take, .cancelOpening, .save, .picture:
      throw Failure(.badInput, "--keys: a snapshot opens no other file and writes none")
    case .mouse, .redraw, .quit: break
    }
  }
}
