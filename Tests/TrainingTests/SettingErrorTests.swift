import Testing

@testable import Training

/// Every message, as it stands by itself, after a flag and in a form.
@Suite struct SettingErrorTests {
  struct Message: CustomTestStringConvertible {
    let error: SettingError
    let text: String
    var withFlags: String?
    var inForm: String?

    var testDescription: String { text }
  }

  static let messages = [
    Message(
      error: .unknownSetting(name: "colour", known: ["true_w", "noise"]),
      text: "colour: no such setting here; there are true_w, noise",
      withFlags: "--colour: no such setting here; there are --true-w, --noise"),
    Message(
      error: .notAccepted(name: "noise", value: .number(-1), accepted: "a number of at least 0"),
      text: "noise: -1 is not accepted; it takes a number of at least 0",
      inForm: "takes a number of at least 0"),
    Message(
      error: .unknownKind(catalogue: .optimizer, kind: "magic", known: ["sgd", "adam"]),
      text: "optimizer: no kind magic; there are sgd, adam"),
    Message(
      error: .notANumber(name: "batch_size", .form(text: "x", isWhole: true), word: "all"),
      text:
        "batch_size: x is not accepted as a whole number; it takes decimal digits, such as 20, or all",
      inForm: "x is not accepted as a whole number; it takes decimal digits, such as 20, or all"),
    Message(
      error: .wrongLength(name: "true_w", count: 1, expected: 2, follows: "one for each feature"),
      text: "true_w: 1 value where 2 are needed (one for each feature)",
      inForm: "1 value where 2 are needed"),
    Message(
      error: .elementNotAccepted(name: "milestones", value: 0.5, accepted: "a whole number"),
      text: "milestones: 0.5 is not accepted; each is a whole number"),
    Message(
      error: .conflict(name: "nesterov", with: ["momentum"], accepted: "a momentum above 0"),
      text: "nesterov: it takes a momentum above 0"),
    Message(
      error: .aboveCount(name: "outliers.count", of: "samples", count: 5),
      text: "outliers.count: at most as many as there are samples, 5"),
    Message(
      error: .productAboveCap(names: ["samples", "features"], values: [3, 4], cap: 10),
      text: "samples: samples times features are at most 10, not 3 times 4"),
    Message(
      error: .notInRows(
        name: "x", count: 1, targets: "y", rows: 3, columns: "columns", width: 2),
      text: "x: 1 value in place of 6, for 3 rows of 2 (y, columns)"),
    Message(
      error: .notALabel(name: "y", value: 0.5),
      text: "y: 0.5 is no label; the logistic loss takes −1 and 1"),
    Message(
      error: .noMemory(
        names: ["points"], rows: 2, columns: 1, MemoryShortage(needed: 3e9, available: 1_000_000)),
      text: "points: 2 rows of 1 number take about 3.0 GB of memory, and 1.0 MB are left"),
    Message(
      error: .fileNotRead(name: "file", file: "a.csv"), text: "file: a.csv has not been read"),
    Message(
      error: .otherFile(name: "file", file: "a.csv"),
      text: "file: a.csv has not been read; another file takes a scenario of its own"),
    Message(
      error: .data(name: "file", file: "true_w", .repeatedFeature("true_w")),
      text: "true_w: feature_columns: column true_w is named twice",
      withFlags: "true_w: --feature-columns: column true_w is named twice"),
    Message(
      error: .restarts(name: "seed"),
      text: "seed makes a new run, so it cannot change in an event",
      withFlags: "--seed makes a new run, so it cannot change in an event"),
    Message(error: .negativePosition, text: "a position is 0 or more"),
    Message(error: .noteLength, text: "a note takes 1 to 20000 characters"),
    Message(error: .tooManyEvents(100_001), text: "100001 events where at most 100000 are taken"),
    Message(
      error: .event(position: 3, .conflict(name: "nesterov", accepted: "a momentum above 0")),
      text: "at 3: nesterov: it takes a momentum above 0",
      withFlags: "at 3: --nesterov: it takes a momentum above 0",
      inForm: "nesterov: it takes a momentum above 0"),
  ]

  @Test(arguments: messages)
  func saysWhatIsWrongAndWhatIsAccepted(_ message: Message) {
    let error = message.error
    #expect(error.description == message.text)
    let flags = error.message { "--" + $0.map { "_.".contains($0) ? "-" : String($0) }.joined() }
    let name = message.text.prefix { $0 != ":" }.replacing(".", with: "-").replacing("_", with: "-")
    let beginsWithName = error.names.first.map { message.text.hasPrefix($0 + ":") } ?? false
    #expect(
      flags == message.withFlags
        ?? (beginsWithName ? "--\(name)" + message.text.drop { $0 != ":" } : message.text))
    #expect(error.inForm == message.inForm ?? message.text)
    if beginsWithName {
      #expect(error.names[0] + ": " + error.withoutName == message.text)
    }
  }
}
