import Training

/// A line of the dashboard without a screen: a word, and what belongs to it.
public enum PlainCommand: Hashable, Sendable {
  /// So many updates.
  case step(Int)
  /// Updates until the target.
  case run
  /// To a position.
  case go(to: Int)
  /// So many updates back.
  case back(Int)
  /// A setting and its value, as they are typed.
  case set(String)
  /// A note at the position.
  case note(String)
  /// Drop what lies ahead.
  case fork
  /// Begin again with the settings in force.
  case restart
  /// Take back the last change, fork or note.
  case undo
  /// Do again what was taken back.
  case redo
  /// Another scenario.
  case open(String)
  /// Write the run under a name, which a title may follow.
  case save(String)
  /// The same in place of a file that is there.
  case replace(String)
  /// Where the run is, and what holds there.
  case status
  /// The settings with their values.
  case settings
  /// What was done to the run.
  case events
  /// What the scenario is about.
  case about
  /// The words that there are, or what a word or a setting is.
  case help(String?)
  /// Leave.
  case quit

  /// Why a line is no command; the text says what is accepted.
  public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what is accepted.
    public let description: String
  }

  /// The command of a line; nil for an empty one and for a comment, which `#` begins.
  ///
  /// - Throws: `Refusal` saying what is accepted.
  public init?(_ line: String) throws(Refusal) {
    let words = line.split(maxSplits: 1, whereSeparator: Self.isSpace)
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    let rest = words.count > 1 ? Self.trimmed(words[1]) : ""
    guard let row = Self.row(named: first.lowercased()) else {
      let known = Self.rows.map(\.word).joined(separator: ", ")
      throw Refusal(
        description: "\(Self.beginning(of: first)): no such command; there are \(known)")
    }
    guard let command = row.make(rest) else {
      let reason = rest.isEmpty ? "" : "\(Self.beginning(of: rest)) is not accepted; it "
      throw Refusal(description: "\(first): \(reason)takes \(row.takes)")
    }
    self = command
  }

  /// The row of a word.
  static func row(named word: String) -> Row? {
    rows.first { $0.word == word || $0.otherWords.contains(word) }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }

  static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }

  /// As much of what was typed as a message repeats.
  private static func beginning(of text: some StringProtocol) -> String {
    let start = text.prefix(40)
    return start.endIndex == text.endIndex ? String(start) : start + ".."
  }
}

extension PlainCommand {
  /// A row of the table of commands, from which parsing and help derive.
  struct Row: Sendable {
    let word: String
    /// What may be typed in its place.
    var otherWords: [String] = []
    /// What belongs to it, as the help shows it.
    let takes: String
    let help: String
    /// The command with what belongs to it; nil if that is not accepted.
    let make: @Sendable (String) -> PlainCommand?
  }

  /// Every command.
  static let rows: [Row] = [
    Row(word: "step", takes: "a whole number of updates, or nothing for one", help: "do updates") {
      count($0).map(PlainCommand.step)
    },
    Row(word: "run", takes: "nothing", help: "do updates until the target") { none($0, .run) },
    Row(
      word: "goto", otherWords: ["go"], takes: "a position, a whole number from 0",
      help: "go to a position, back or forward"
    ) {
      Numeral.whole($0).flatMap { $0 < 0 ? nil : .go(to: $0) }
    },
    Row(word: "back", takes: "a whole number of updates, or nothing for one", help: "go back") {
      count($0).map(PlainCommand.back)
    },
    Row(word: "set", takes: "a setting and a value", help: "change a setting") {
      $0.contains { PlainCommand.isSpace($0) || $0 == "=" } ? .set($0) : nil
    },
    Row(word: "note", takes: "a text", help: "write a note") { $0.isEmpty ? nil : .note($0) },
    Row(word: "fork", takes: "nothing", help: "drop what lies ahead") { none($0, .fork) },
    Row(
      word: "restart", takes: "nothing",
      help: "start again with the settings in force at the position"
    ) { none($0, .restart) },
    Row(word: "undo", takes: "nothing", help: "take back the last change, fork or note") {
      none($0, .undo)
    },
    Row(word: "redo", takes: "nothing", help: "do again what was taken back") { none($0, .redo) },
    Row(
      word: "open", takes: "a file, or the name of a scenario", help: "open a scenario or data"
    ) {
      $0.isEmpty ? nil : .open($0)
    },
    Row(word: "save", takes: "a name, then a title if it is to have one", help: "save the run") {
      $0.isEmpty ? nil : .save($0)
    },
    Row(
      word: "replace", takes: "a name, then a title if it is to have one",
      help: "save the run in place of a file that is there"
    ) {
      $0.isEmpty ? nil : .replace($0)
    },
    Row(word: "status", takes: "nothing", help: "say where the run is") { none($0, .status) },
    Row(word: "settings", takes: "nothing", help: "list the settings") { none($0, .settings) },
    Row(word: "events", takes: "nothing", help: "list what was done") { none($0, .events) },
    Row(word: "about", takes: "nothing", help: "say what it is about") { none($0, .about) },
    Row(
      word: "help", otherWords: ["?"], takes: "a command or a setting, or nothing",
      help: "list the commands, or say what one or a setting is"
    ) { .help($0.isEmpty ? nil : $0) },
    Row(word: "quit", otherWords: ["exit", "q"], takes: "nothing", help: "leave") {
      none($0, .quit)
    },
  ]

  private static func count(_ text: String) -> Int? {
    if text.isEmpty { return 1 }
    return Numeral.whole(text).flatMap { $0 < 0 ? nil : $0 }
  }

  private static func none(_ text: String, _ command: PlainCommand) -> PlainCommand? {
    text.isEmpty ? command : nil
  }
}
