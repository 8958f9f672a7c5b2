import Training

@testable import Scenarios

/// The page of reference of the scenario format, made from the declarations.
enum ScenarioReference {
  /// The page, in Markdown.
  static var text: String {
    ([introduction, fields, settings] + Catalogue.allCases.map(catalogue) + [forms])
      .joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # The scenario format

    Every key of a scenario file, from the declarations in the code.

    ## Overview

    A scenario is one file of YAML. Only `piste: 1` must be there; a setting that is left out has its \
    default. Numbers are decimal, as in YAML 1.2: `0.1`, `.5`, `5.`, `+5`, `1e-3`. The file is UTF-8 or \
    UTF-16, with any line ends; what is saved is UTF-8 with newlines. Settings whose names have a dot stand in a map together: \
    `outliers: {count: 5, add: 10}` for `outliers.count` and `outliers.add`. Whatever is not of the format is an error that names file, \
    line, key and what is accepted.
    """

  private static var fields: String {
    table(
      "Fields that are no settings", ["key", "takes", "what it is"],
      ScenarioSchema.fields.map { ["`\($0.name)`", $0.accepted, $0.help] })
  }

  private static var settings: String {
    table(
      "Settings of every run", columns, (RunSettings.all + ComponentSettings.all).map(row))
  }

  private static func catalogue(_ catalogue: Catalogue) -> String {
    let kinds = catalogue.entries.map { entry in
      let head = "### `{kind: \(entry.kind)}`\n\n\(entry.summary)"
      return entry.settings.isEmpty ? head : head + "\n\n" + table(columns, entry.settings.map(row))
    }
    return (["## Kinds of \(catalogue.setting.title)"] + kinds).joined(separator: "\n\n")
  }

  private static let forms = """
    ## Events

    `{at: POSITION, set: {SETTING: VALUE, …}}` sets settings at a position, \
    `{at: POSITION, note: TEXT}` says something to the reader, `{at: POSITION, note: TEXT, view: VIEW}` \
    with what is to be seen: when the note is opened, or a replay pauses at it, the dashboard shows that \
    view, and of what it leaves out the scenario's own; a note without a view leaves the screen as it is. \
    They stand in the order of their positions. A setting whose change restarts the run cannot be set. \
    A value that is in force already changes nothing; of the learning rate that is the rate of the update \
    there, whatever a schedule has made of it, so that the rate that was set before can be set again.

    ## Variants

    `{name: NAME, KEY: VALUE, …}` is a run like the scenario's own but for the settings that it gives; \
    `events` in it takes the place of the scenario's.

    ## Expectations

    | form | holds if |
    | --- | --- |
    | `{at: k, QUANTITY: BOUND}` | the quantity at position k is in its bound |
    | `{from: a, to: b, QUANTITY: {mean: BOUND}}` | the mean of a to b is; also `min`, `max`, `every` |
    | `{reach: {QUANTITY: BOUND}, step: k}` | k is the first position at which it is |
    | `{reach: {QUANTITY: BOUND}, step: k, stay: true}` | k is the first from which it is to the end |
    | `{not_finite: k}` | k is the first position whose loss or `w` is not finite |

    A quantity is \(ScenarioSchema.quantityNames). A bound is `{above: x}`, `{below: x}` or \
    `{within: [x, y]}`; for `w` a list of them. `distance` takes `to: true_w` or `to: w*` beside its \
    bound. `theory` is a map of \(theoryNames). `step` and `not_finite` also take \
    `{within: [k, l]}`. `variant: NAME` asks it of a variant.
    """

  private static var theoryNames: String {
    Quantity.TheoryQuantity.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }

  private static let columns = ["key", "takes", "default", "what it is"]

  private static func row(_ setting: Setting) -> [String] {
    var accepted = setting.domain.accepted
    if case .component = setting.domain {
      let kinds = (setting.domain.choices ?? []).map { "`\($0.name)`" }
      accepted = "one of " + kinds.joined(separator: ", ")
    }
    let text = setting.text(of: setting.defaultValue, .exact)
    return ["`\(setting.name)`", accepted, text.isEmpty ? "" : "`\(text)`", setting.help]
  }

  private static func table(_ title: String, _ head: [String], _ rows: [[String]]) -> String {
    "## \(title)\n\n" + table(head, rows)
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }
}
