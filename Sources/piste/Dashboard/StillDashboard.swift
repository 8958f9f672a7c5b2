import Dashboard
import Engine
import Scenarios
import TerminalKit
import Training

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
