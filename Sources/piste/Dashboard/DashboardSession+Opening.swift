import Dashboard
import Engine
import Files

/// A file that was read, and its run.
struct OpenedFile: Sendable {
  let opening: DashboardOpening
  let run: PreparedRun
}

/// A file that is on its way to be the dashboard's run.
///
/// It is read and its run made on a thread of its own, so that keys are heard and the run before goes on.
struct IncomingFile {
  /// How long nothing is said of it, so that nothing flickers where it is there at once.
  static let patience = Duration.milliseconds(150)

  /// The number of the opening.
  let number: Int
  /// Where it is.
  let path: FilePath
  /// What reads it.
  let errand: Errand<OpenedFile>
  /// When the screen says that it takes long; nil once it has.
  var due: ContinuousClock.Instant? = .now + patience
  /// What came of it, until it is taken.
  var file: OpenedFile?
}

extension DashboardSession {
  /// Begins to read a file; one that was being read is dropped.
  func open(_ typed: String, number: Int) {
    let path = FilePath(typed).fromHome
    let recentFiles = recentFiles
    do {
      let errand: Errand<OpenedFile> = try errand { desk in
        let opening = DashboardOpening(on: try ScenarioFiles.load(ScenarioPlace(path)))
        let run = try opening.preparedRun(generation: number) { desk.isWanted }
        guard desk.isWanted else { return }
        if let path = opening.recentPath { recentFiles.remember(path) }
        desk.report(OpenedFile(opening: opening, run: run))
      }
      incoming = IncomingFile(number: number, path: FilePath(path), errand: errand)
    } catch {
      apply(.unprepared(number: number, "\(path): \(error)"))
    }
  }

  /// Tells the dashboard what has come of the file that is on its way, or that it takes long.
  func followIncoming() {
    guard let number = incoming?.number, let path = incoming?.path else { return }
    if let outcome = incoming?.errand.take() {
      incoming?.due = nil
      do {
        let file = try outcome.get()
        incoming?.file = file
        apply(.prepared(number: number, file.opening.document, file.run.snapshot))
      } catch {
        incoming = nil
        let message = (error as? Failure)?.message ?? "it does not read"
        apply(.unprepared(number: number, path.shortened(message)))
      }
      requestFrame()
    } else if let due = incoming?.due, ContinuousClock.now >= due {
      incoming?.due = nil
      apply(.preparing(number: number))
      requestFrame()
    }
  }

  /// Gives the trainer the run that has come.
  func take(_ number: Int) {
    guard let incoming, incoming.number == number, let file = incoming.file else { return }
    trainer.send(.load(file.run))
    saver = file.opening.saver(after: saver)
    self.incoming = nil
  }
}
