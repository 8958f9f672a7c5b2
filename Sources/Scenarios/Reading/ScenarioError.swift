import Training

/// Why a scenario file cannot be read: what is wrong, where, and what is accepted.
public struct ScenarioError: Error, Hashable, Sendable {
  /// The file's name as the caller gave it.
  public var file: String
  /// The line, from 1; nil where the fault is of the whole file.
  public let line: Int?
  /// The key, with those that it is under: `optimizer.momentum`.
  public let key: String?
  /// What is wrong.
  public let reason: Reason

  /// What can be wrong with a scenario file.
  public enum Reason: Hashable, Sendable {
    /// More bytes than the cap.
    case tooLarge(cap: Int)
    /// Nothing, or comments alone.
    case empty
    /// Bytes that are neither UTF-8 nor, with a byte-order mark, UTF-16.
    case notText
    /// Text in an encoding that is not read.
    case encoding(String)
    /// A character that text files do not hold, by its name.
    case character(String)
    /// Not YAML; the parser's own words.
    case syntax(String)
    /// An anchor or an alias.
    case alias
    /// An explicit tag.
    case tag
    /// More levels than the format has.
    case nesting
    /// A key twice in one place.
    case duplicateKey
    /// A key that the format does not have here.
    case unknownKey(known: [String])
    /// A key that must be there is not.
    case missingKey
    /// A version that this program does not read.
    case version(found: String)
    /// A value of another type.
    case wrongType(found: String, accepted: String)
    /// A text that is no number, or one that does not fit a double.
    case number(Numeral.Refusal)
    /// A whole number outside its range.
    case outOfRange(text: String, accepted: String)
    /// More entries than the cap.
    case tooMany(count: Int, cap: Int)
    /// A text longer than its cap, in characters.
    case tooLong(count: Int, cap: Int)
    /// A setting does not take the value, or there is none of that name.
    case setting(SettingError)
    /// A setting under `events` that would restart the run.
    case restarts
    /// An event before the one that stands above it.
    case outOfOrder(previous: Int)
    /// A name that no variant has, or that two have.
    case variant(name: String, known: [String])
    /// A combination that says nothing or contradicts itself.
    case combination(String)
  }

  init(_ reason: Reason, line: Int? = nil, key: String? = nil, file: String = "") {
    self.reason = reason
    self.line = line
    self.key = key
    self.file = file
  }
}

extension ScenarioError: CustomStringConvertible {
  /// `file:line: key: what is wrong; what is accepted`.
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    return [place, key ?? "", reason.description].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

extension ScenarioError.Reason: CustomStringConvertible {
  /// What is wrong and what is accepted, without the place.
  public var description: String {
    switch self {
    case .tooLarge(let cap): "the file is larger than \(cap) bytes, the most that a scenario has"
    case .empty: "the file is empty; a scenario begins with `piste: 1`"
    case .notText: "not text in UTF-8 or UTF-16"
    case .encoding(let name): "\(name) is not read; save the file as UTF-8"
    case .character(let name): "\(name) is not accepted; use plain text"
    case .syntax(let problem): "not YAML: \(problem)"
    case .alias: "anchors and aliases (&, *) are not accepted; write the value out"
    case .tag: "tags (!) are not accepted; the key decides the type"
    case .nesting: "nested deeper than a scenario ever is"
    case .duplicateKey: "given twice; each key is given once"
    case .unknownKey(let known): "no such key here; there are \(known.joined(separator: ", "))"
    case .missingKey: "missing; it must be given"
    case .version(let found): "version \(found) is not one that this program reads; it reads 1"
    case .wrongType(let found, let accepted): "\(found) is not accepted; it takes \(accepted)"
    case .number(let refusal): refusal.description
    case .outOfRange(let text, let accepted): "\(text) is not accepted; it takes \(accepted)"
    case .tooMany(let count, let cap):
      "\(count.counted("entry", plural: "entries")); at most \(cap) are accepted"
    case .tooLong(let count, let cap): "\(count.counted("character")); at most \(cap) are accepted"
    case .setting(let error): error.withoutName
    case .restarts: "restarts the run and cannot be an event; give it at the top of the file"
    case .outOfOrder(let previous):
      "before the event above it, at \(previous); events stand in the order of their positions"
    case .variant(let name, let known): Self.describe(variant: name, known: known)
    case .combination(let message): message
    }
  }

  private static func describe(variant: String, known: [String]) -> String {
    known.isEmpty
      ? "no variant \(variant); the file has no variants (`compare`)"
      : "no variant \(variant); there are \(known.joined(separator: ", "))"
  }
}
