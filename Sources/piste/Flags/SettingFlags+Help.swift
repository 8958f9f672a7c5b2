import Scenarios
import TerminalKit
import Training

extension SettingFlags {
  /// The part of the help that lists every setting's flag in columns, from the declarations.
  static var help: String {
    let all = all
    var lines = heading("Settings of every run")
    for setting in all.filter({ $0.kinds.isEmpty }).map(\.setting) { lines += entry(setting) }
    for catalogue in Catalogue.allCases {
      let kinds = catalogue.entries.map(\.kind)
      let own = all.filter { !$0.kinds.isEmpty && $0.kinds.allSatisfy(kinds.contains) }
      guard !own.isEmpty else { continue }
      lines += [""] + heading("Settings of the \(catalogue.setting.title)")
      var owners: [String] = []
      for (setting, itsKinds) in own {
        if itsKinds != owners {
          lines += [
            "",
            itsKinds == kinds
              ? " with every \(catalogue.setting.title):"
              : " with \(itsKinds.joined(separator: ", ")):",
          ]
        }
        owners = itsKinds
        lines += entry(setting)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// How wide the columns are: the flag, what it takes; and the whole.
  private static let columns = (flag: 27, takes: 33, all: 79)

  private static func heading(_ title: String) -> [String] {
    [row([title.uppercased(), "takes", "default"])]
  }

  /// The row of a setting, and under it what it is.
  private static func entry(_ setting: Setting) -> [String] {
    let flag = "  --\(setting.flag) \(placeholder(of: setting.domain))"
    let takes = paragraph(setting.domain.brief, columns.takes - 2)
    var lines = [row([flag, takes[0], setting.text(of: setting.defaultValue, .exact)])]
    lines += takes.dropFirst().map { row(["", $0, ""]) }
    lines += remark(setting.help) + exceptions(from: setting).flatMap(remark)
    guard let catalogue = setting.catalogue else { return lines }
    let width = (catalogue.entries.map(\.kind.count).max() ?? 0) + 2
    for entry in catalogue.entries {
      let summary = paragraph(entry.summary, columns.all - 8 - width)
      lines.append("        " + padded(entry.kind, width) + summary[0])
      lines += summary.dropFirst().map { "        " + padded("", width) + $0 }
    }
    return lines
  }

  private static func remark(_ text: String) -> [String] {
    paragraph(text, columns.all - 6).map { "      " + $0 }
  }

  /// What kinds declare otherwise than the first that has the setting.
  private static func exceptions(from setting: Setting) -> [String] {
    let entries = Catalogue.allCases.flatMap(\.entries)
    return entries.flatMap { entry -> [String] in
      guard let own = entry.settings.first(where: { $0.name == setting.name }) else { return [] }
      var texts: [String] = []
      if own.help != setting.help { texts.append("With \(entry.kind): \(own.help)") }
      if own.domain != setting.domain {
        texts.append("With \(entry.kind) it takes \(own.domain.brief).")
      }
      if own.defaultValue != setting.defaultValue {
        texts.append("With \(entry.kind) the default is \(own.text(of: own.defaultValue, .exact)).")
      }
      return texts
    }
  }

  /// Three cells, one under the other where they are too long.
  private static func row(_ cells: [String]) -> String {
    let line = padded(cells[0], columns.flag) + padded(cells[1], columns.takes) + cells[2]
    return SafeText(line).string.replacing(/[ ]+$/, with: "")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    let gap = width - SafeText(text).width
    return text + String(repeating: " ", count: max(gap, text.isEmpty ? 0 : 1))
  }

  private static func paragraph(_ text: String, _ width: Int) -> [String] {
    SafeText(text).wrapped(to: width).map(\.string)
  }

  private static func placeholder(of domain: Domain) -> String {
    switch domain {
    case .number: "X"
    case .integer: "N"
    case .vector: "X,…"
    case .choice, .component: "NAME"
    case .text: "TEXT"
    }
  }
}

extension Domain {
  /// What is accepted, in few words: `at least 0`, `1 to 50`.
  fileprivate var brief: String {
    switch self {
    case .number(let range, _):
      range == NumberRange()
        ? "any number" : String(range.description.dropFirst()).replacing("of at ", with: "at ")
    case .integer(let range, let zeroName):
      "\(range.lowerBound) to \(range.upperBound)" + (zeroName.map { ", or \($0)" } ?? "")
    case .vector(let length, let automaticName):
      "numbers, \(length.description)" + (automaticName.map { "; or \($0)" } ?? "")
    case .choice(let choices): choices.map(\.name).joined(separator: ", ")
    case .text: "text on one line"
    case .component: "a kind of the list below"
    }
  }
}
