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
  let task: BackgroundTask<OpenedFile>
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
      let task: BackgroundTask<OpenedFile> = try backgroundTask { context in
        let opening = DashboardOpening(on: try ScenarioFiles.load(ScenarioPlace(path)))
        let run = try opening.preparedRun(generation: number) { context.isWanted }
        guard context.isWanted else { return }
        if let path = opening.recentPath { recentFiles.remember(path) }
        context.report(OpenedFile(opening: opening, run: run))
      }
      incoming = IncomingFile(number: number, path: FilePath(path), task: task)
    } catch {
      apply(.unprepared(number: number, "\(path): \(error)"))
    }
  }

  /// Tells the dashboard what has come of the file that is on its way, or that it takes long.
  func followIncoming() {
    guard let number = incoming?.number, let path = incoming?.path else { return }
    if let outcome = incoming?.task.take() {
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

/// What is being read for the list of scenarios, on threads of their own.
struct Browsing {
  /// The entries, and whether they are complete.
  var listing: BackgroundTask<([ScenarioEntry], isComplete: Bool)>?
  /// The small picture that was asked for last.
  var preview: (id: String, task: BackgroundTask<ScenarioPreview>)?
  /// How the path goes on that was asked after last.
  var completion: (typed: String, task: BackgroundTask<PathCompletion>)?
}

extension DashboardSession {
  /// Begins to read the files that were opened last, those of the folder that is saved in, and those of
  /// the one that the dashboard began with.
  func listScenarios() {
    let folders = [saver.folder] + (saver.folder.path == home.path ? [] : [home])
    let listing = ScenarioListing(folders: folders, recentFiles: recentFiles)
    browsing.listing = start { context in
      listing.read(whileWanted: { context.isWanted }) { entries, isComplete in
        context.report((entries, isComplete))
      }
    }
  }

  /// Begins to run an entry's first steps; the one before is wanted no more.
  func preview(_ id: String) {
    let task = start { context in
      context.report(ScenarioPreview(ofFile: id, whileWanted: { context.isWanted }))
    }
    browsing.preview = task.map { (id, $0) }
  }

  /// Begins to look how a typed path goes on; the one before is wanted no more.
  func complete(_ typed: String) {
    let task = start { context in
      context.report(try PathCompletion(ofTyped: typed, whileWanted: { context.isWanted }))
    }
    browsing.completion = task.map { (typed, $0) }
  }

  /// Tells the dashboard what has come.
  func followBrowsing() {
    if case .success(let found)? = browsing.listing?.take() {
      apply(.listed(found.0, isComplete: found.isComplete))
      requestFrame()
    }
    if let asked = browsing.preview, case .success(let preview)? = asked.task.take() {
      apply(.previewed(id: asked.id, preview))
      requestFrame()
    }
    if let asked = browsing.completion, let outcome = asked.task.take() {
      apply(Action(completionOf: asked.typed, outcome))
      requestFrame()
    }
  }

  /// Work that wakes the screen; nil, and the reason is told, where the system has no thread to give.
  private func start<Finding: Sendable>(
    _ work: @escaping @Sendable (BackgroundTask<Finding>.Context) throws -> Void
  ) -> BackgroundTask<Finding>? {
    do {
      return try backgroundTask(work)
    } catch {
      apply(.warned("\(error)"))
      return nil
    }
  }
}
