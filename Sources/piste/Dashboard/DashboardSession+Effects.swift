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
