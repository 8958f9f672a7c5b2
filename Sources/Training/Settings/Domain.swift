/// The values that a setting takes.
public enum Domain: Hashable, Sendable {
  /// Finite numbers in a range, with the way in which a form nudges them.
  case number(NumberRange, Nudge)
  /// Whole numbers in a range; `zeroName` is the word for 0, where it has one.
  case integer(ClosedRange<Int>, zeroName: String? = nil)
  /// A list of finite numbers, one for each of what `length` counts; `automaticName` is the word
  /// that leaves the choice to the run, where there is one.
  case vector(length: VectorLength, automaticName: String?)
  /// One of several names.
  case choice([Choice])
  /// Text on one line, such as the name of a file or of a column; it may be empty.
  case text
  /// A component of the catalogue with its own settings.
  case component(Catalogue)

  /// How a form changes a number by one key.
  public enum Nudge: Hashable, Sendable {
    /// Adds or takes away a fixed amount.
    case linear(Double)
    /// Moves along 1, 2, 5, 10, 20, … (coarse) or by two per cent (fine).
    case logarithmic
  }

  /// What the length of a vector setting follows.
  public enum VectorLength: Hashable, Sendable {
    /// One value a feature.
    case features
    /// One value a parameter of the problem.
    case parameters
    /// Always so many.
    case fixed(Int)
    /// Any number of them.
    case any
  }
}

/// A range of finite numbers, each end open or closed.
public struct NumberRange: Hashable, Sendable {
  /// The lower end; `-infinity` where there is none.
  public let lower: Double
  /// The upper end; `infinity` where there is none.
  public let upper: Double
  /// Whether the lower end itself is left out.
  public let excludesLower: Bool
  /// Whether the upper end itself is left out.
  public let excludesUpper: Bool

  /// Makes a range; both ends belong to it unless excluded.
  public init(
    _ lower: Double = -.infinity, _ upper: Double = .infinity, excludesLower: Bool = false,
    excludesUpper: Bool = false
  ) {
    self.lower = lower
    self.upper = upper
    self.excludesLower = excludesLower
    self.excludesUpper = excludesUpper
  }

  /// Whether the number is finite and in the range.
  public func contains(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    let aboveLower = excludesLower ? value > lower : value >= lower
    let belowUpper = excludesUpper ? value < upper : value <= upper
    return aboveLower && belowUpper
  }
}

extension Domain {
  /// What is accepted, as the end of a sentence: `a number of at least 0`.
  public var accepted: String {
    switch self {
    case .number(let range, _): "a number" + range.description
    case .integer(let range, let zeroName):
      "a whole number from \(range.lowerBound) to \(range.upperBound)"
        + (zeroName.map { ", or \($0)" } ?? "")
    case .vector(let length, let automaticName):
      "a list of finite numbers, \(length.description)"
        + (automaticName.map { ", or \($0)" } ?? "")
    case .choice(let choices): choices.map(\.name).joined(separator: ", ")
    case .text: "text on one line, of at most \(Caps.textCharacters) characters"
    case .component(let catalogue): "a kind of \(catalogue.rawValue) with its settings"
    }
  }
}

extension Domain {
  /// What can be chosen; nil where values are typed.
  public var choices: [Choice]? {
    switch self {
    case .choice(let choices): choices
    case .component(let catalogue): catalogue.entries.map { Choice($0.kind, $0.summary) }
    case .number, .integer, .vector, .text: nil
    }
  }

  /// The word that stands for a value, where it has one: `all` for a batch of 0 rows, `drawn` for a
  /// `true_w` that is left to the run.
  public func word(for value: SettingValue) -> String? {
    switch (self, value) {
    case (.integer(_, let zeroName), .integer(0)): zeroName
    case (.vector(_, let automaticName), .automatic): automaticName
    default: nil
    }
  }

  /// The word that stands for some value, where there is one.
  public var word: String? {
    switch self {
    case .integer(_, let zeroName): zeroName
    case .vector(_, let automaticName): automaticName
    case .number, .choice, .text, .component: nil
    }
  }

  /// The value that a word stands for; nil for any other text.
  public func value(ofWord text: String) -> SettingValue? {
    switch self {
    case .integer(_, .some(text)): .integer(0)
    case .vector(_, .some(text)): .automatic
    case .number, .integer, .vector, .choice, .text, .component: nil
    }
  }
}

/// One of the names that a setting takes, with what it stands for.
public struct Choice: Hashable, Sendable {
  /// The name, as files and flags have it.
  public let name: String
  /// What it is, in a sentence.
  public let help: String

  /// Describes a choice.
  public init(_ name: String, _ help: String) {
    self.name = name
    self.help = help
  }
}

extension NumberRange: CustomStringConvertible {
  /// The range as the end of a sentence: ` of at least 0`, ` above 0 and below 1`.
  public var description: String {
    var parts: [String] = []
    if lower.isFinite {
      parts.append((excludesLower ? "above " : "of at least ") + lower.shortText)
    }
    if upper.isFinite {
      parts.append((excludesUpper ? "below " : "of at most ") + upper.shortText)
    }
    return parts.isEmpty ? " that is finite" : " " + parts.joined(separator: " and ")
  }
}

extension Domain.VectorLength: CustomStringConvertible {
  /// How many numbers, in words.
  public var description: String {
    switch self {
    case .features: "one for each feature"
    case .parameters: "one for each parameter"
    case .fixed(let count): "\(count) of them"
    case .any: "any number of them"
    }
  }
}
