import Dashboard
import Engine

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
