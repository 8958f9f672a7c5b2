import Scenarios
import Training

/// Scenario files as the commands find and read them, with the data files that they name.
enum ScenarioFiles {
  /// The folder that is looked in where none is named.
  static let folder = "scenarios"

  /// A scenario with the file that it came from.
  struct Loaded {
    /// The path of the scenario file, as it was given; nil where the run comes from none.
    let path: String?
    /// What the file holds.
    var scenario: Scenario
    /// What the file was when it was read, for saving over it; nil where no scenario file was.
    var identity: BoundedFile.Identity?
    /// The folder in which its data files are looked for, and in which it is saved.
    var folder: String
  }

  /// The notebook's run.
  static var notebook: Loaded {
    Loaded(path: nil, scenario: Scenario(), folder: folder)
  }

  /// Reads a scenario, or makes one for a file of data, told by the ending of its name.
  ///
  /// - Throws: `Failure` of bad input, naming file, line and key.
  static func load(_ path: String) throws(Failure) -> Loaded {
    let place = FilePath(path)
    if DataTable.isDataFile(path) {
      do {
        var scenario = Scenario(configuration: try Configuration(dataFile: place.name))
        scenario.title = String(place.name.prefix(Caps.titleCharacters))
        return Loaded(path: nil, scenario: scenario, folder: place.folder)
      } catch {
        throw Failure(badInput: error, in: path)
      }
    }
    do {
      let bytes = try BoundedFile.read(path, cap: Caps.scenarioBytes)
      let scenario = try ScenarioReader.read(bytes, file: path)
      return Loaded(
        path: path, scenario: scenario, identity: BoundedFile.Identity(of: bytes),
        folder: place.folder)
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// Reads the data files that the scenario's runs need.
  ///
  /// - Parameters:
  ///   - folder: The folder that their paths start from.
  ///   - cap: The most bytes of a file.
  ///   - isWanted: Whether to go on, which is asked now and then.
  /// - Throws: `Failure` of bad input, naming file, line and column.
  static func data(
    for scenario: Scenario, in folder: String, cap: Int = Caps.dataBytes,
    whileWanted isWanted: () -> Bool = { true }
  ) throws(Failure) -> DataTables {
    var tables: DataTables = [:]
    for name in scenario.dataFiles where !name.isEmpty {
      let path = FilePath(name).path(from: folder)
      do {
        tables[name] = try DataTable(
          bytes: try BoundedFile.read(path, cap: cap, goesOn: DataTable.canBegin),
          whileWanted: isWanted)
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
        .map { FilePath($0).path(from: folder) }
    } catch {
      throw Failure(badInput: error)
    }
  }
}
