import ArgumentParser
import Dashboard
import Files
import Lessons
import Scenarios
import TerminalKit
import Training

/// `piste list`: the lessons, and the scenarios of a folder.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List scenarios and what each shows.",
    usage: "piste list [DIR] [--extract DIR]",
    discussion: """
      Without DIR these are the scenarios in the folder scenarios, if there is one, and the lessons \
      of Piste; a file of a lesson's name takes its place. They come in their order, under the names of \
      their groups. A file that cannot be read is reported, and the exit code is then 2.

      A lesson is opened by its name: `piste lesson valley`. With --extract the lessons are written \
      as files, to be read and changed; no other file is replaced.

      Examples:
        piste list
        piste list my/lessons
        piste list --extract my/copies
      """)

  @Argument(help: ArgumentHelp("The folder to list.", valueName: "DIR"), completion: .directory)
  var folder: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the lessons into this folder, and list nothing.", valueName: "DIR"),
    completion: .directory)
  var extract: String?

  func run() throws {
    if let extract { return try LessonFiles(folder: extract).write() }
    if let folder { _ = try ScenarioFiles.places(in: folder) }
    let listing = ScenarioListing(
      folders: [ScenarioFolder(folder ?? ScenarioFiles.folder)], hasLessons: folder == nil)
    var entries: [ScenarioEntry] = []
    listing.read(namesFirst: false) { found, _ in entries = found }
    guard !entries.isEmpty else {
      throw Failure(.badInput, "\(folder ?? ScenarioFiles.folder): no scenario files")
    }
    let problems = entries.compactMap(\.problem)
    for problem in problems { StandardError.say(problem) }
    try StandardOutput.print(lines: Self.lines(entries.filter { $0.problem == nil }))
    if !problems.isEmpty { throw Failure(.badInput) }
  }

  /// The entries with the headings of their groups, each with the first sentence of its text below it.
  private static func lines(_ entries: [ScenarioEntry]) -> [String] {
    let width = entries.map { SafeText(name(of: $0)).width }.max() ?? 0
    var lines: [String] = []
    for (index, entry) in entries.enumerated() {
      if index == 0 || entries[index - 1].group != entry.group {
        lines += (index == 0 ? [] : [""]) + (entry.group.map { [$0] } ?? [])
      }
      let name = name(of: entry)
      let gap = String(repeating: " ", count: width - SafeText(name).width + 2)
      lines.append(name + (entry.title.isEmpty ? "" : gap + entry.title))
      lines += SafeText(firstSentence(of: entry.about)).wrapped(to: columns - 4)
        .filter { !$0.isEmpty }.map { "    \($0)" }
    }
    return lines
  }

  /// How a command names it: a lesson by its name, a file by its path.
  private static func name(of entry: ScenarioEntry) -> String { ScenarioPlace(entry.id).text }

  /// How wide a text is set.
  private static let columns = 80

  /// A paragraph's first sentence: up to a point, a question or an exclamation mark with a space behind it.
  static func firstSentence(of text: String) -> String {
    let paragraph = text.split(separator: "\n\n", maxSplits: 1).first.map(String.init) ?? ""
    let line = paragraph.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard let end = line.firstRange(of: /[.?!][ ]/) else { return line }
    return String(line[..<line.index(before: end.upperBound)])
  }
}

/// Writes the lessons as files into a folder; no other file is replaced.
struct LessonFiles {
  private let folder: ScenarioFolder

  init(folder: String) { self.folder = ScenarioFolder(folder) }

  /// Writes all that are not there yet, and says where they are.
  ///
  /// - Throws: `Failure` if the folder cannot be made or a file cannot be written; where another file has the
  ///   name of a lesson, after all others are written.
  func write() throws(Failure) {
    var taken: [String] = []
    for (name, bytes) in Lessons.files {
      do {
        if try !isWritten(name, bytes) { taken.append(folder.file(of: name)) }
      } catch {
        throw Failure(badInput: error)
      }
    }
    let count = (Lessons.files.count - taken.count).counted("lesson")
    try StandardOutput.print(lines: ["\(count) in \(folder.path)"])
    guard taken.isEmpty else {
      let files = taken.joined(separator: ", ")
      throw Failure(.badInput, "\(files): another file is there; it stays as it is")
    }
  }

  /// Whether the file holds the lesson now; false where another one is in its place.
  private func isWritten(_ name: String, _ bytes: [UInt8]) throws(FileError) -> Bool {
    do {
      try folder.write(bytes, name: name, expecting: .nothing)
      return true
    } catch .exists {
      return (try? folder.read(name)) == bytes
    }
  }
}
