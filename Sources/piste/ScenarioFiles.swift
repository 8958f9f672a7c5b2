import Scenarios
import Training

/// Scenario files as the commands find and read them.
enum ScenarioFiles {
  /// The folder that is looked in where none is named.
  static let folder = "scenarios"

  /// A scenario with the file that it came from.
  struct Loaded {
    /// The path as it was given.
    let path: String
    /// What the file holds.
    let scenario: Scenario
    /// What the file was when it was read, for saving over it.
    let identity: BoundedFile.Identity

    /// The folder in which data files are looked for.
    var folder: String {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      return parts.isEmpty ? "" : parts.joined(separator: "/") + "/"
    }
  }

  /// Reads a scenario.
  ///
  /// - Throws: `Failure` of bad input, naming file, line and key.
  static func load(_ path: String) throws(Failure) -> Loaded {
    do {
      let bytes = try BoundedFile.read(path, cap: Caps.scenarioBytes)
      let scenario = try ScenarioReader.read(bytes, file: path)
      return Loaded(path: path, scenario: scenario, identity: BoundedFile.Identity(of: bytes))
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// Reads the data files that the scenario's runs need.
  ///
  /// - Parameter folder: The folder, with its last slash, that their paths start from.
  /// - Throws: `Failure` of bad input, naming file, line and column.
  static func data(
    for scenario: Scenario, in folder: String
  ) throws(Failure) -> [String: DataTable] {
    var tables: [String: DataTable] = [:]
    for name in scenario.dataFiles where !name.isEmpty {
      let path = name.hasPrefix("/") ? name : folder + name
      do {
        tables[name] = try DataTable(bytes: try BoundedFile.read(path, cap: Caps.dataBytes))
      } catch let error as DataError {
        throw Failure(badInput: error, in: path)
      } catch {
        throw Failure(badInput: error)
      }
    }
    return tables
  }

  /// The paths of the scenario files in a folder, sorted.
  ///
  /// - Throws: `Failure` if there is no such folder.
  static func paths(in folder: String) throws(Failure) -> [String] {
    do {
      return try FolderListing.names(in: folder)
        .filter { $0.hasSuffix(ScenarioName.ending) && !$0.hasPrefix(".") }
        .map { folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0 }
    } catch {
      throw Failure(badInput: error)
    }
  }
}
