import Files
import Scenarios
import Training

/// Writes into a scenario's file what its run came to (`recorded`); every other line stays as it was written.
struct RecordedFile {
  private let path: String
  private let bytes: [UInt8]
  private let scenario: Scenario

  /// Reads the file.
  ///
  /// - Throws: `Failure` for a lesson of the program, which is no file, and for a file that does not read.
  init(_ place: ScenarioPlace) throws(Failure) {
    guard case .file(let path) = place else {
      throw Failure(
        .badInput,
        "\(place.text): a lesson of Piste is not written to; `piste list --extract` makes files")
    }
    self.path = path
    do {
      bytes = try place.bytes()
      scenario = try ScenarioReader.read(bytes, file: path)
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// Runs the scenario to its end and writes what came of it.
  ///
  /// - Parameter data: The tables that it needs, by their names.
  /// - Throws: `Failure` if the run cannot be or the file not be written.
  func record(data: DataTables) throws(Failure) {
    var recorded = scenario
    do {
      let run = try scenario.makeRun(data: data)
      run.advance(to: run.target)
      recorded.recorded = Recorded(of: scenario, run.line())
    } catch {
      throw Failure(badInput: error, in: path)
    }
    guard let text = Self.text(of: bytes, with: recorded),
      (try? ScenarioReader.read(Array(text.utf8), file: path)) == recorded
    else {
      throw Failure(
        .badInput,
        "\(path): `recorded` cannot be added; it takes UTF-8 with its keys on lines of their own")
    }
    do {
      try AtomicFile.write(
        Array(text.utf8), to: path, expecting: .unchanged(BoundedFile.Identity(of: bytes)))
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// The text with what is recorded as its last line, in place of any that was there; nil if it is no UTF-8.
  private static func text(of bytes: [UInt8], with scenario: Scenario) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
    var lines: [Substring] = []
    var isOld = false
    let isLineEnd = { (character: Character) in character == "\n" || character == "\r\n" }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd) {
      if !line.isEmpty, line.first != " " { isOld = line.hasPrefix("recorded:") }
      if !isOld { lines.append(line) }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let written = ScenarioWriter.text(of: scenario).split(separator: "\n")
    return (lines + written.suffix(1)).joined(separator: lineEnd) + lineEnd
  }
}
