/// Why a setting cannot take a value; the message says what is accepted.
public indirect enum SettingError: Error, Hashable, Sendable {
  /// No catalogue entry of the configuration declares this name.
  case unknownSetting(name: String, known: [String])
  /// The value is of the wrong type or out of range.
  case notAccepted(name: String, value: SettingValue, accepted: String)
  /// No entry of the catalogue has this kind.
  case unknownKind(catalogue: Domain.Catalogue, kind: String, known: [String])
  /// The text is no number, whatever the range; `word` is what stands for one, where there is one.
  case notANumber(name: String, Numeral.Refusal, word: String?)
  /// A list has the wrong number of values.
  case wrongLength(name: String, count: Int, expected: Int, follows: String)
  /// Two settings are each in range, but not together.
  case contradiction(names: [String], message: String)
  /// An event cannot be: what is wrong with it, and at which position it stands.
  case event(position: Int, SettingError)
}

extension SettingError: CustomStringConvertible {
  /// What is wrong, and what is accepted.
  public var description: String { message() }

  /// The description without the setting's name, for where a place or a flag already gives it.
  public var withoutName: String { reason { $0 } }

  /// What is wrong and what is accepted, with names of settings as `naming` writes them: flags, for one who
  /// typed flags.
  public func message(naming: (String) -> String = { $0 }) -> String {
    switch self {
    case .unknownSetting(let name, _), .notAccepted(let name, _, _), .notANumber(let name, _, _),
      .wrongLength(let name, _, _, _):
      "\(naming(name)): \(reason(naming: naming))"
    case .unknownKind(let catalogue, _, _):
      "\(naming(catalogue.rawValue)): \(reason(naming: naming))"
    case .contradiction: reason(naming: naming)
    case .event(let position, let error): "at \(position): \(error.message(naming: naming))"
    }
  }

  /// The message without the name of the setting that it is about.
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
    case .contradiction(_, let message): Self.renaming(in: message, naming)
    case .event: message(naming: naming)
    }
  }

  /// The settings that it is about.
  public var names: [String] {
    switch self {
    case .unknownSetting(let name, _), .notAccepted(let name, _, _), .notANumber(let name, _, _),
      .wrongLength(let name, _, _, _):
      [name]
    case .unknownKind(let catalogue, _, _): [catalogue.rawValue]
    case .contradiction(let names, _): names
    case .event(_, let error): error.names
    }
  }

  /// A message with the settings in it named otherwise: the one before the colon that it begins with, and those
  /// whose names are no words of the language, such as `true_w` and `outliers.count`.
  public static func renaming(in message: String, _ naming: (String) -> String) -> String {
    var result = ""
    var word = ""
    for character in message + " " {
      if character.isLetter || character.isNumber || character == "_" || character == "." {
        word.append(character)
        continue
      }
      let isHead = result.isEmpty && character == ":"
      let name = word.hasSuffix(".") ? String(word.dropLast()) : word
      let isName = isHead || name.contains("_") || name.contains(".")
      result += isName ? naming(name) + word.dropFirst(name.count) : word
      result.append(character)
      word = ""
    }
    return String(result.dropLast())
  }
}

extension SettingValue: CustomStringConvertible {
  /// The value as a person would type it; numbers in the shortest form that reads back.
  public var description: String {
    switch self {
    case .number(let value): Int(exactly: value).map(String.init) ?? value.description
    case .integer(let value): value.description
    case .vector(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .choice(let name): name
    case .text(let text): text
    case .component(let component): component.kind
    case .automatic: "automatic"
    }
  }
}
