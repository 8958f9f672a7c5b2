import Engine
import Scenarios
import TerminalKit

/// A file that is being opened: it is read and its run is made, while the run before stays.
struct Opening: Sendable {
  /// Counts the openings.
  let number: Int
  /// Where the file is, for the reader.
  let place: String
  /// Whether it takes so long that the screen says so.
  var isShown = false
  /// Whether the list in which it was chosen stays on the screen until then, so that nothing flickers.
  var keepsList = false
  /// The keys that were pressed before the screen said so: they are meant for the run that comes.
  var keys: [Key] = []
  /// Its result, until it can be shown.
  var outcome: Outcome?

  /// The result of an opening.
  enum Outcome: Sendable {
    /// The run is ready to take the place of the one before.
    case ready(Document, Snapshot)
    /// It cannot be opened; the text says what, where and what is accepted.
    case failed(String)
  }

  /// The most keys that are kept.
  static let keyLimit = 256
}

extension Model {
  /// Begins to open a file, in place of another one that was on its way.
  mutating func beginOpening(_ id: String, at place: String) -> [Effect] {
    openingCount += 1
    opening = Opening(number: openingCount, place: place)
    return [.open(number: openingCount, id: id)]
  }

  /// Says that the opening takes a while; keys count for what is shown from now on.
  mutating func showOpening(_ number: Int) -> [Effect] {
    guard opening?.number == number, let keys = opening?.keys else { return [] }
    opening?.isShown = true
    opening?.keys = []
    return keys.flatMap { press($0) }
  }

  /// Keeps the result of the opening of that number, if it is still wanted.
  mutating func endOpening(_ number: Int, _ outcome: Opening.Outcome) {
    if opening?.number == number { opening?.outcome = outcome }
  }

  /// A key while a file is on its way and nothing else lies over the panels.
  mutating func pressWhileOpening(_ key: Key) -> [Effect] {
    guard opening?.isShown == true else {
      if let count = opening?.keys.count, count < Opening.keyLimit { opening?.keys.append(key) }
      return []
    }
    // ^C leaves the opening alone, and not the program.
    guard let row = keys[key == .control("c") ? .escape : key], row.worksWhileOpening
    else { return [] }
    return row.action(&self)
  }

  /// Shows the result of an opening as soon as no question, list or text is open: the run
  /// is replaced, or stays and the reason is told.
  mutating func settleOpening() -> [Effect] {
    guard overlay == nil, pendingSave == nil, let opening, let outcome = opening.outcome
    else { return [] }
    self.opening = nil
    switch outcome {
    case .failed(let text):
      if let effects = returnToList(because: text) { return effects }
      notice = .failure(text)
      return []
    case .ready(let document, let snapshot):
      open(document, snapshot)
      return [.take(number: opening.number)] + opening.keys.flatMap { press($0) }
    }
  }

  private mutating func open(_ document: Document, _ snapshot: Snapshot) {
    chosenIn = nil
    self.document = document
    self.snapshot = snapshot
    // The trainer counts on, and what it has not done by now it never does.
    self.snapshot.changeCount = changesAsked
    form = SettingsForm()
    lessonScroll = 0
    nowScroll = 0
    triesWhatIf = false
    eventList = EventList()
    followEvents()
    lossView = LossView(document.scenario.view)
    planeView = PlaneView(document.scenario.view)
    arrangePanels(as: document.scenario.view)
    awaitedNotes = nil
    let title = document.scenario.title.isEmpty ? document.name ?? "" : document.scenario.title
    notice = labelNotice ?? .information("Opened \(title)")
  }

  /// That the data suggest another loss, and how it is chosen.
  var labelNotice: Notice? {
    (snapshot.ownData?.labelRemark).map {
      .information("\($0) (\(KeyBinding.edit.label(look)) on the setting loss)")
    }
  }
}
