import Dashboard
import Engine
import Files
import Scenarios
import TerminalKit
import Training

extension DashboardSession {
  /// Does what the dashboard asks for.
  func perform(_ effect: Effect) {
    switch effect {
    case .command(let command): trainer.send(command)
    case .listScenarios: listScenarios()
    case .complete(let typed): complete(typed)
    case .preview(let id): preview(id)
    case .open(let number, let id): open(id, number: number)
    case .take(let number): take(number)
    case .cancelOpening: incoming = nil
    case .save(let request): save(request)
    case .picture(let name): writePicture(name)
    case .mouse(let isOn): terminal.setReportsMouse(isOn)
    case .redraw: redraw()
    case .quit: exitCode = 0
    }
  }

  private func save(_ request: SaveRequest) {
    let (saver, recentFiles) = (saver, recentFiles)
    write {
      do {
        let scenario = request.words.recording(request.line)
        switch try saver.save(scenario, name: request.name, replaces: request.replaces) {
        case .saved:
          recentFiles.remember(saver.folder.file(of: request.name))
          return .saved(name: request.name, scenario)
        case .taken(let file): return .nameTaken(file)
        }
      } catch {
        return .failed("\(error)")
      }
    }
  }

  /// Writes the screen to a file, from where the program was started.
  private func writePicture(_ name: String) {
    let form = PictureFormat(fileName: name) ?? .svg
    let picture = view(model, size: terminal.size).picture(as: form, look: model.look)
    write {
      do {
        return .told("The screen is in \(try PictureFile.write(picture, to: name))")
      } catch {
        return .warned("\(error)")
      }
    }
  }
}

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

/// Writes pictures, never over another file.
enum PictureFile {
  /// The most files of one name that are told apart by a number.
  private static let most = 1_000

  /// Writes a picture to a file; where there is one of that name, a number is added to it.
  ///
  /// - Returns: The whole path of the file that was written.
  /// - Throws: `FileError`.
  static func write(_ picture: String, to name: String) throws(FileError) -> String {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    for number in 1...most {
      let file = number == 1 ? name : "\(name[..<dot])-\(number)\(name[dot...])"
      do {
        try AtomicFile.write(Array(picture.utf8), to: file, expecting: .nothing)
        return FilePath(file).absolute
      } catch .exists {
        continue
      }
    }
    throw .exists(path: name)
  }
}
