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

extension Domain {
  /// What can be chosen; nil where values are typed.
  public var choices: [Choice]? {
    switch self {
    case .choice(let choices): choices
    case .component(let catalogue): catalogue.entries.map { Choice($0.kind, $0.summary) }
    case .number, .integer, .vector, .text: nil
    }
  }

  /// Off, or on.
  static func toggle(off: String, on: String) -> Domain {
    .choice([Choice("off", off), Choice("on", on)])
  }
}
