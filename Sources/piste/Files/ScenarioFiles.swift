import Files
import Scenarios
import Training

/// Scenario files as the commands find and read them, with the data files that they name.
enum ScenarioFiles {
  /// The folder that is looked in where none is named.
  static let folder = "scenarios"

  /// A scenario with the file that it came from.
  struct Loaded {
    /// Where the scenario stands; nil where the run comes from none.
    let place: ScenarioPlace?
    /// What the file holds.
    var scenario: Scenario
    /// What the file was when it was read, for saving over it; nil where no scenario file was.
    var identity: BoundedFile.Identity?
    /// The folder in which its data files are looked for, and in which it is saved.
    var folder: String

    /// The path of the scenario, as it was given, or the name of the lesson: for messages.
    var path: String? { place?.text }

    /// Does something with its run; where no scenario file has the settings, errors name them as flags.
    func reporting<Result>(_ body: () throws -> Result) throws -> Result {
      do {
        return try body()
      } catch {
        let failure = error as? Failure ?? Failure(badInput: error, in: path)
        throw place == nil ? failure.naming(SettingFlags.flag(ofSetting:)) : failure
      }
    }
  }

  /// The notebook's run.
  static var notebook: Loaded {
    Loaded(place: nil, scenario: Scenario(), folder: folder)
  }

  /// Reads a scenario, or makes one for a file of data, told by the ending of its name.
  ///
  /// - Throws: `Failure` of bad input, naming file, line and key.
  static func load(_ place: ScenarioPlace) throws(Failure) -> Loaded {
    if case .file(let path) = place, DataTable.isDataFile(path) { return try run(overData: path) }
    do {
      let bytes = try place.bytes()
      let scenario = try ScenarioReader.read(bytes, file: place.text)
      return Loaded(
        place: place, scenario: scenario, identity: BoundedFile.Identity(of: bytes),
        folder: place.folder)
    } catch let error as FileError {
      if case .notFound = error, let failure = ScenarioPlace.unknown(place.text) { throw failure }
      throw Failure(badInput: error)
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// Makes a scenario for a file of data, which is not read yet.
  ///
  /// - Throws: `Failure` if the path is no text that a scenario holds.
  static func run(overData path: String) throws(Failure) -> Loaded {
    let place = FilePath(path)
    do {
      var scenario = Scenario(configuration: try Configuration(dataFile: place.name))
      scenario.title = String(place.name.prefix(Caps.titleCharacters))
      return Loaded(place: nil, scenario: scenario, folder: place.folder)
    } catch {
      throw Failure(badInput: error, in: path)
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
    let memory = MachineMemory.budget
    var tables = DataTables(memory: memory)
    for name in scenario.dataFiles where !name.isEmpty {
      let path = FilePath(name).path(from: folder)
      do {
        var check = DataFileCheck()
        let bytes = try BoundedFile.read(path, cap: min(cap, memory.bytes)) {
          isWanted() && check.accepts($0)
        }
        guard isWanted() else { throw DataError.notWanted }
        tables[name] = try DataTable(bytes: bytes, memory: memory, whileWanted: isWanted)
      } catch let error as DataError {
        throw Failure(badInput: error, in: path)
      } catch {
        throw Failure(badInput: error)
      }
    }
    return tables
  }

  /// The scenario files in a folder, sorted.
  ///
  /// - Throws: `Failure` if there is no such folder.
  static func places(in folder: String) throws(Failure) -> [ScenarioPlace] {
    do {
      return try Folder.names(in: folder)
        .filter { $0.hasSuffix(ScenarioName.ending) && !$0.hasPrefix(".") }
        .map { .file(FilePath($0).path(from: folder)) }
    } catch {
      throw Failure(badInput: error)
    }
  }
}

/// The folder of the scenarios that the dashboard offers, and in which it saves.
struct ScenarioFolder: Sendable {
  /// The path.
  let path: String

  init(_ path: String) { self.path = path }

  /// The bytes of the file of a name.
  ///
  /// - Throws: `FileError` if it cannot be read.
  func read(_ name: String) throws(FileError) -> [UInt8] {
    try BoundedFile.read(file(of: name), cap: Caps.scenarioBytes)
  }

  /// Removes what killed writers left there.
  func sweep() { AtomicFile.sweep(folder: path) }

  /// A name like another one that no file here has: with a number behind it.
  func freeName(like name: String) -> String {
    var stem = name[...]
    if let dash = name.lastIndex(of: "-"), Numeral.whole(name[name.index(after: dash)...]) != nil {
      stem = name[..<dash]
    }
    let room = ScenarioName.longest - "-\(Self.mostCopies)".count
    let names = (2...Self.mostCopies).lazy.map { "\(stem.prefix(room))-\($0)" }
    return names.first { !FilePath(file(of: $0)).isTaken } ?? name
  }

  /// The most files of one name that are told apart by a number.
  private static let mostCopies = 1_000

  /// The path of the file of a name.
  func file(of name: String) -> String { path + "/" + name + ScenarioName.ending }

  /// Writes the file of a name; makes the folder where there is none.
  ///
  /// - Parameter expected: What must stand there for the write to go ahead.
  /// - Throws: `FileError`; `exists` where a file stands there and nothing was expected.
  func write(
    _ bytes: [UInt8], name: String, expecting expected: AtomicFile.Expected
  ) throws(FileError) {
    let file = file(of: name)
    do {
      try AtomicFile.write(bytes, to: file, expecting: expected)
    } catch .notFound {
      try Folder.make(path)
      try AtomicFile.write(bytes, to: file, expecting: expected)
    }
  }
}
