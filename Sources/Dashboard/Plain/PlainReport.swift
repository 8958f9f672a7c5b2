import Engine
import Scenarios
import TerminalKit
import Training

/// What the dashboard says without a screen, line by line.
public struct PlainReport {
  private let model: Model

  /// Reports on a run.
  public init(_ snapshot: Snapshot, _ document: Document) {
    model = Model(
      snapshot: snapshot, document: document, size: .zero,
      look: Look(capabilities: Capabilities(glyphs: .ascii, colors: .none)))
  }

  /// Whether the run has changes that no file holds.
  public var isUnsaved: Bool { model.isUnsaved }

  /// Whether the settings in force, had they held from the start, would make another run.
  public var canStartAgain: Bool { model.snapshot.whatIfDiffers }

  /// Where the run is, in one line, and what is wrong, in another.
  public var status: [String] {
    let snapshot = model.snapshot
    let rows = Readout(model).brief.map { row in
      "\(row.label) \(row.value)" + (row.remark.isEmpty ? "" : " \(row.remark)")
    }
    let place = "step \(snapshot.position)/\(snapshot.target)"
    let head = snapshot.head == snapshot.position ? "" : " (\(snapshot.head) done)"
    let isWide = snapshot.configuration[RunSettings.dtype] == .float64
    let parameters = snapshot.parameters.prefix(4).enumerated().map { index, value in
      let name = snapshot.ownData == nil ? "" : "\(snapshot.parameterNames[index]) "
      return name + (value.isNaN ? "NaN" : isWide ? "\(value)" : "\(Float(value))")
    }
    let rest = snapshot.parameters.count > 4 ? ", .." : ""
    let line =
      ([place + head] + rows + ["w \(parameters.joined(separator: " "))\(rest)"])
      .joined(separator: ", ")
    return [line] + (Diagnosis(snapshot).map { [$0.text(model.look)] } ?? [])
  }

  /// What the data suggest, and how it is taken up: a line, or none.
  public var suggestions: [String] {
    (model.snapshot.ownData?.labelRemark).map { ["\($0) (`set loss logistic`)"] } ?? []
  }

  /// The settings with their values, a line each.
  public var settings: [String] {
    model.settingRows.map { row in
      "\(row.setting.name) \(row.setting.text(of: row.value))"
    }
  }

  /// What was done to the run, a line each.
  public var events: [String] {
    model.eventEntries.flatMap(Self.lines)
  }

  /// What was taken back or done again, and where.
  public func text(of entry: UndoEntry) -> String {
    "\(entry.text(model.look)) at \(entry.position)"
  }

  /// What the run is called.
  public var title: String { model.heading.string }

  /// The title and the text.
  public var about: [String] {
    let scenario = model.document.scenario
    let text = scenario.about.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return [title] + (scenario.about.isEmpty ? [] : text.map(String.init))
  }

  /// What was done to the run at positions from one to another, but the start; a few at most.
  public func events(from first: Int, to last: Int) -> [String] {
    guard first <= last else { return [] }
    let entries = model.eventEntries
    // Entry 0 is the start itself.
    let from = first == 0 ? 1 : model.eventLog.lastEntry(reachedBy: first - 1) + 1
    let to = model.eventLog.lastEntry(reachedBy: last) + 1
    guard from < to else { return [] }
    let shown = entries[from..<min(to, from + Self.most)]
    let rest = to - from - shown.count
    return shown.flatMap(Self.lines) + (rest > 0 ? ["and \(rest) more; `events` lists all"] : [])
  }

  /// The most events that are told of without being asked for.
  private static let most = 20

  /// A note may have several lines; what follows the first is indented.
  private static func lines(_ entry: EventEntry) -> [String] {
    let lines = "at \(entry.position): \(entry.text)".split(whereSeparator: \.isNewline)
    return lines.prefix(1).map(String.init) + lines.dropFirst().map { "  " + $0 }
  }

  /// The commands, a line each.
  public static var help: [String] { PlainCommand.rows.map(line) }

  /// What a command or a setting is.
  ///
  /// - Throws: `SettingError` where neither has that name.
  public func help(on topic: String) throws(SettingError) -> [String] {
    if let row = PlainCommand.row(named: topic.lowercased()) { return [Self.line(row)] }
    let configuration = model.snapshot.configuration
    guard let setting = Self.setting(beginning: topic, in: configuration)?.setting else {
      _ = try configuration.setting(named: topic)
      return []
    }
    let value = setting.text(of: configuration[setting])
    return [
      "\(setting.name), now \(value): \(setting.help)", "It takes \(setting.domain.accepted).",
    ]
  }

  private static func line(_ row: PlainCommand.Row) -> String {
    let width = PlainCommand.rows.map(\.word.count).max() ?? 0
    return row.word + String(repeating: " ", count: width - row.word.count + 2) + row.help
      + (row.takes == "nothing" ? "" : "; takes \(row.takes)")
  }

  /// The setting and the value that were typed, checked by the declaration: `learning_rate 0.3`, and as well
  /// `learning-rate 0.3`, `learning rate = 0.3`.
  ///
  /// - Throws: `SettingError` saying what is accepted.
  public static func assignment(
    of text: String, in configuration: Configuration
  ) throws(SettingError) -> (name: String, text: String, value: SettingValue) {
    guard let (setting, rest) = setting(beginning: text, in: configuration) else {
      let name = text.prefix { !PlainCommand.isSpace($0) && $0 != "=" }
      _ = try configuration.setting(named: String(name))
      return (String(name), "", .text(""))
    }
    return (setting.name, rest, try setting.value(of: rest, in: .form))
  }

  /// The setting whose name the text begins with, in any of its spellings, and what follows it.
  private static func setting(
    beginning text: String, in configuration: Configuration
  ) -> (setting: Setting, rest: String)? {
    let spellings = (configuration.settings + ComponentSettings.all).flatMap { setting in
      [setting.name, setting.flag, setting.title.lowercased()].map { (setting, $0) }
    }
    let lowercased = text.lowercased()
    let fitting = spellings.filter { _, spelling in
      guard lowercased.hasPrefix(spelling) else { return false }
      let next = lowercased.dropFirst(spelling.count).first
      return next.map { PlainCommand.isSpace($0) || $0 == "=" } ?? true
    }
    guard let (setting, spelling) = fitting.max(by: { $0.1.count < $1.1.count }) else { return nil }
    var rest = text.dropFirst(spelling.count).drop(while: PlainCommand.isSpace)
    if rest.first == "=" { rest = rest.dropFirst() }
    return (setting, String(rest.drop(while: PlainCommand.isSpace)))
  }
}
