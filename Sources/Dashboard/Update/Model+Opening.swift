import Engine
import Scenarios
import TerminalKit

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

  /// Takes note of what came of the opening of that number, if it is still wanted.
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

  /// Shows what came of an opening as soon as nobody is asked, chooses or reads anything else: the run
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
