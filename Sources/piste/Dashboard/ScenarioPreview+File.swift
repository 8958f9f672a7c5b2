import Dashboard
import Scenarios
import Training

extension ScenarioPreview {
  /// The most updates, and numbers of a data set, that a small picture is worth.
  private static let steps = 120
  private static let elements = 20_000
  /// The most bytes of a data file that are read for one.
  private static let dataBytes = 256 << 10

  /// The picture of a file's scenario; none where it would take long.
  ///
  /// - Parameter isWanted: Whether to go on, which is asked now and then.
  init(ofFile path: String, whileWanted isWanted: () -> Bool = { true }) {
    guard let (run, view) = Self.run(ofFile: path, isWanted) else {
      self = .none
      return
    }
    self.init(running: run, steps: Self.steps, view: view)
  }

  private static func run(
    ofFile path: String, _ isWanted: () -> Bool
  ) -> (Run, ScenarioView?)? {
    let place = ScenarioPlace(path)
    let isSmall = (try? place.bytes(cap: ScenarioListing.wholeBytes)) != nil
    guard DataTable.isDataFile(path) || isSmall,
      let loaded = try? ScenarioFiles.load(place), isWanted()
    else { return nil }
    let scenario = loaded.scenario
    let sizes = scenario.configuration.settings.filter {
      ["samples", "features"].contains($0.name)
    }
    .compactMap { Int(settingValue: scenario.configuration[$0]).map(Double.init) }
    guard sizes.reduce(1, *) <= Double(elements),
      let data = try? ScenarioFiles.data(
        for: scenario, in: loaded.folder, cap: dataBytes, whileWanted: isWanted), isWanted(),
      let run = try? scenario.makeRun(data: data)
    else { return nil }
    return (run, scenario.view)
  }
}
