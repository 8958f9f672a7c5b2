import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Opens the dashboard on a scenario, or on the notebook's run where there is none.
///
/// - Parameters:
///   - loaded: The scenario and the file that it came from.
///   - playsBack: Whether the events play as they were recorded, from the start.
/// - Throws: `Failure` if there is no terminal.
func openDashboard(on loaded: ScenarioFiles.Loaded?, playsBack: Bool) throws {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
    let file = loaded.map { " \($0.path)" } ?? ""
    throw Failure(
      .badInput,
      "the dashboard needs a terminal; `piste run\(file)` prints a run's records without one")
  }
}
