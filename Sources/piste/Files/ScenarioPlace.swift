import Files
import Lessons
import Scenarios
import Training

/// Where a scenario stands: in a file, or in the program as a lesson.
enum ScenarioPlace: Hashable, Sendable {
  /// The file at a path.
  case file(String)
  /// The lesson of a name.
  case lesson(String)

  private static let prefix = "lesson:"

  /// What a person or a list names.
  ///
  /// A file goes before a lesson: the one at the path, then the file of that name in the folder
  /// `scenarios`, then the lesson. `lesson:valley` is the lesson itself.
  init(_ typed: String) {
    if typed.hasPrefix(Self.prefix) {
      let name = String(typed.dropFirst(Self.prefix.count))
      if Lessons.bytes(named: name) != nil {
        self = .lesson(name)
        return
      }
    }
    guard !FilePath(typed).isTakenByFile, let name = ScenarioName(typed: typed) else {
      self = .file(typed)
      return
    }
    self = Self.named(name) ?? .file(typed)
  }

  /// The lesson of a name: the file in the folder `scenarios` that takes its place, else the program's own.
  ///
  /// - Throws: `Failure` if there is none, with a guess at what was meant.
  init(lessonNamed typed: String) throws(Failure) {
    guard let place = ScenarioName(typed: typed).flatMap(Self.named) else {
      throw Self.unknown(typed)
        ?? Failure(.badInput, "\(typed): no such lesson; `piste list` has them")
    }
    self = place
  }

  private static func named(_ name: ScenarioName) -> ScenarioPlace? {
    let file = FilePath(name.fileName).path(from: ScenarioFiles.folder)
    if FilePath(file).isTakenByFile { return .file(file) }
    return Lessons.bytes(named: name.text) == nil ? nil : .lesson(name.text)
  }

  /// That a word is no file and no lesson, with the lesson that may be meant; nil if none is near.
  static func unknown(_ typed: String) -> Failure? {
    guard ScenarioName(typed) != nil,
      let guess = Guess(of: typed, among: Lessons.files.map(\.name)).word
    else { return nil }
    return Failure(.badInput, "\(typed): no such file or lesson; did you mean \(guess)?")
  }

  /// The path, or the name of the lesson: for messages.
  var text: String {
    switch self {
    case .file(let path): path
    case .lesson(let name): name
    }
  }

  /// What tells it from every other place, and leads back to it.
  var id: String {
    switch self {
    case .file(let path): path
    case .lesson(let name): Self.prefix + name
    }
  }

  /// Where it is, for the reader.
  var description: String {
    switch self {
    case .file(let path): path
    case .lesson(let name): "\(name), a lesson of Piste"
    }
  }

  /// The name, without folder and ending.
  var name: String {
    let file = FilePath(text).name
    return file.hasSuffix(ScenarioName.ending)
      ? String(file.dropLast(ScenarioName.ending.count)) : file
  }

  /// The folder in which its data files are looked for, and in which is saved.
  var folder: String {
    switch self {
    case .file(let path): FilePath(path).folder
    case .lesson: ScenarioFiles.folder
    }
  }

  /// The bytes of the scenario.
  ///
  /// - Throws: `FileError` if they cannot be read.
  func bytes(cap: Int = Caps.scenarioBytes) throws(FileError) -> [UInt8] {
    switch self {
    case .file(let path): return try BoundedFile.read(path, cap: cap)
    case .lesson(let name):
      guard let bytes = Lessons.bytes(named: name) else { throw .notFound(path: name) }
      return bytes
    }
  }
}
