/// Why a setting cannot take a value; the message says what is accepted.
public indirect enum SettingError: Error, Hashable, Sendable {
  /// No catalogue entry of the configuration declares this name.
  case unknownSetting(name: String, known: [String])
  /// The value is of the wrong type or out of range.
  case notAccepted(name: String, value: SettingValue, accepted: String)
  /// No entry of the catalogue has this kind.
  case unknownKind(catalogue: Catalogue, kind: String, known: [String])
  /// The text is no number, whatever the range; `word` is what stands for one, where there is one.
  case notANumber(name: String, Numeral.Refusal, word: String?)
  /// A list has the wrong number of values.
  case wrongLength(name: String, count: Int, expected: Int, follows: String)
  /// A number of a list is not what each of them has to be.
  case elementNotAccepted(name: String, value: Double, accepted: String)
  /// The value is in range, but more is asked of it, by itself or beside that of other settings.
  case conflict(name: String, with: [String] = [], accepted: String)
  /// The value is above that of another setting, which counts what it is a part of.
  case aboveCount(name: String, of: String, count: Int)
  /// Two values are in range, but not their product.
  case productAboveCap(names: [String], values: [Int], cap: Int)
  /// A list has not the values of each row.
  case notInRows(name: String, count: Int, targets: String, rows: Int, columns: String, width: Int)
  /// A target is no label, which the logistic loss takes.
  case notALabel(name: String, value: Double)
  /// The data take more memory than there is.
  case noMemory(names: [String], rows: Int, columns: Int, MemoryShortage)
  /// The data file has not been read.
  case fileNotRead(name: String, file: String)
  /// A run is of one data file, and this is another.
  case otherFile(name: String, file: String)
  /// The data file cannot be used.
  case data(name: String, file: String, DataError)
  /// A setting that makes a new run cannot change in an event.
  case restarts(name: String)
  /// An event before the start.
  case negativePosition
  /// A note without text, or with too much.
  case noteLength
  /// More events than are taken.
  case tooManyEvents(Int)
  /// An event cannot be: what is wrong with it, and at which position it stands.
  case event(position: Int, SettingError)
}

extension SettingError {
  /// The settings that it is about, or the keys of an event.
  public var names: [String] {
    switch self {
    case .unknownSetting(let name, _), .notAccepted(let name, _, _), .notANumber(let name, _, _),
      .wrongLength(let name, _, _, _), .elementNotAccepted(let name, _, _),
      .notALabel(let name, _), .fileNotRead(let name, _), .otherFile(let name, _),
      .data(let name, _, _), .restarts(let name):
      [name]
    case .unknownKind(let catalogue, _, _): [catalogue.rawValue]
    case .conflict(let name, let others, _): [name] + others
    case .aboveCount(let name, let other, _): [name, other]
    case .productAboveCap(let names, _, _), .noMemory(let names, _, _, _): names
    case .notInRows(let name, _, let targets, _, _, _): [name, targets]
    case .negativePosition: ["at"]
    case .noteLength: ["note"]
    case .tooManyEvents: ["events"]
    case .event(_, let error): error.names
    }
  }

  /// The name that the message begins with; nil where it begins with something else.
  private var subject: String? {
    switch self {
    case .data, .restarts, .negativePosition, .noteLength, .tooManyEvents, .event: nil
    case .unknownSetting, .notAccepted, .unknownKind, .notANumber, .wrongLength,
      .elementNotAccepted, .conflict, .aboveCount, .productAboveCap, .notInRows, .notALabel,
      .noMemory, .fileNotRead, .otherFile:
      names.first
    }
  }
}

/// An error whose message names settings, which are written otherwise for one who typed flags.
public protocol SettingNamingError: Error, CustomStringConvertible {
  /// What is wrong and what is accepted, with names of settings as `naming` writes them.
  func message(naming: (String) -> String) -> String
}

extension SettingNamingError {
  /// What is wrong, and what is accepted.
  public var description: String { message { $0 } }
}

extension SettingError: SettingNamingError {
  public func message(naming: (String) -> String) -> String {
    (subject.map { "\(naming($0)): " } ?? "") + reason(naming: naming)
  }

  /// The message without the name that it begins with, for where a place or a flag already gives it.
  public var withoutName: String { reason { $0 } }

  /// The message without the name that it begins with.
  public func reason(naming: (String) -> String) -> String {
    switch self {
    case .unknownSetting(_, let known):
      "no such setting here; there are \(known.map(naming).joined(separator: ", "))"
    case .notAccepted(_, let value, let accepted):
      "\(value) is not accepted; it takes \(accepted)"
    case .notANumber(_, let refusal, let word):
      refusal.description + (word.map { ", or \($0)" } ?? "")
    case .unknownKind(_, let kind, let known):
      "no kind \(kind); there are \(known.joined(separator: ", "))"
    case .wrongLength(_, let count, let expected, let follows):
      "\(count.counted("value")) where \(expected.areNeeded) (\(follows))"
    case .elementNotAccepted(_, let value, let accepted):
      "\(value) is not accepted; each is \(accepted)"
    case .conflict(_, _, let accepted): "it takes \(accepted)"
    case .aboveCount(_, let other, let count):
      "at most as many as there are \(other), \(count)"
    case .productAboveCap(let names, let values, let cap):
      "\(names.joined(separator: " times ")) are at most \(cap), not "
        + values.map(String.init).joined(separator: " times ")
    case .notInRows(_, let count, let targets, let rows, let columns, let width):
      "\(count.counted("value")) in place of \(rows * width), for \(rows.counted("row")) of \(width) "
        + "(\(targets), \(columns))"
    case .notALabel(_, let value): "\(value) is no label; the logistic loss takes −1 and 1"
    case .noMemory(_, let rows, let columns, let shortage):
      "\(rows.counted("row")) of \(columns.counted("number")) take \(shortage)"
    case .fileNotRead(_, let file): "\(file) has not been read"
    case .otherFile(_, let file):
      "\(file) has not been read; another file takes a scenario of its own"
    case .data(_, let file, let error): "\(file): \(error.message(naming: naming))"
    case .restarts(let name): "\(naming(name)) makes a new run, so it cannot change in an event"
    case .negativePosition: "a position is 0 or more"
    case .noteLength: "a note takes 1 to \(Caps.textCharacters) characters"
    case .tooManyEvents(let count):
      "\(count) events where at most \(Caps.events) are taken"
    case .event(let position, let error):
      "at \(position): \(error.message(naming: naming))"
    }
  }

  /// What a form says, which shows the setting and what was typed already.
  public var inForm: String {
    switch self {
    case .notAccepted(_, _, let accepted): "takes \(accepted)"
    case .wrongLength(_, let count, let expected, _):
      "\(count.counted("value")) where \(expected.areNeeded)"
    case .notANumber: withoutName
    case .event(_, let error): error.inForm
    case .unknownSetting, .unknownKind, .elementNotAccepted, .conflict, .aboveCount,
      .productAboveCap, .notInRows, .notALabel, .noMemory, .fileNotRead, .otherFile, .data,
      .restarts, .negativePosition, .noteLength, .tooManyEvents:
      description
    }
  }
}
