import Dashboard
import Engine

/// What is written for the dashboard: file after file, in the order in which they were asked for, each on a
/// thread of its own, so that neither a slow disk nor the lock of another program holds up the screen.
struct Writing {
  /// What writes a file, and tells what came of it.
  typealias Work = @Sendable () -> Action

  /// What is being written.
  fileprivate var task: BackgroundTask<Action>?
  /// What is written after that.
  fileprivate var waiting: [Work] = []

  /// Whether something is still to be written.
  var isBusy: Bool { task != nil }
}

extension DashboardSession {
  /// Begins to write, after all that was begun before.
  func write(_ work: @escaping Writing.Work) {
    writing.waiting.append(work)
    if !writing.isBusy { writeNext() }
  }

  /// Tells the dashboard what has come of it.
  func followWriting() {
    guard let outcome = writing.task?.take() else { return }
    writing.task = nil
    // Work throws nothing: it tells of failures in words.
    if case .success(let action) = outcome { tell(action) }
    writeNext()
  }

  private func writeNext() {
    guard !writing.waiting.isEmpty else { return }
    let work = writing.waiting.removeFirst()
    do {
      writing.task = try backgroundTask { context in context.report(work()) }
    } catch {
      let dropped = writing.waiting.count + 1
      writing.waiting = []
      let others = dropped > 1 ? "; \(dropped) files are not written" : ""
      tell(.failed("\(error)\(others)"))
    }
  }

  /// A failure takes leaving back, so that it is read.
  private func tell(_ action: Action) {
    switch action {
    case .failed, .warned, .nameTaken: if exitCode == 0 { exitCode = nil }
    case .saved, .told, .input, .inputs, .snapshot, .reply, .listed, .completed, .uncompleted,
      .previewed, .preparing, .prepared, .unprepared:
      break
    }
    apply(action)
    requestFrame()
  }
}
