import CursesTerminal
import Scenarios

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
