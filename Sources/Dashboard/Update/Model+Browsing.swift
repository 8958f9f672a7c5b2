import Engine
import TerminalKit

extension Model {
  /// Shows the list that was asked for, while it is still looked at.
  mutating func list(_ entries: [ScenarioEntry], isComplete: Bool) -> [Effect] {
    guard case .browser(var browser) = overlay else { return [] }
    browser.list(entries, isComplete: isComplete, current: document.name)
    let isReady = !browser.isCompleting && (isComplete || browser.selection != nil)
    return isReady ? pressKept(in: browser) : keep(browser)
  }

  /// Shows how a path goes on, and does what was pressed meanwhile.
  mutating func complete(with found: PathCompletion) -> [Effect] {
    guard case .browser(var browser) = overlay else { return [] }
    let effects = browser.complete(with: found)
    // An enter that came before the names is for what is typed, not for the first of them.
    if browser.candidates != nil, browser.selection?.id != browser.search.text {
      browser.keys.removeAll { $0 == .enter }
    }
    return effects + (browser.isCompleting ? keep(browser) : pressKept(in: browser))
  }

  /// Says why no list came of a path.
  mutating func refuseCompletion(of text: String, because reason: String) {
    guard case .browser(var browser) = overlay else { return }
    browser.refuseCompletion(of: text, because: reason)
    if !browser.isCompleting { browser.keys = [] }
    overlay = .browser(browser)
  }

  /// Shows the list with nothing more to be done.
  private mutating func keep(_ browser: Browser) -> [Effect] {
    overlay = .browser(browser)
    return []
  }

  /// Presses the keys that waited for the list.
  private mutating func pressKept(in old: Browser) -> [Effect] {
    var browser = old
    browser.keys = []
    overlay = .browser(browser)
    return old.keys.flatMap { press($0) }
  }

  /// Keeps a small picture that was asked for.
  mutating func show(_ preview: ScenarioPreview, of id: String) {
    guard case .browser(var browser) = overlay else { return }
    browser.previews[id] = preview
    overlay = .browser(browser)
  }

  /// Asks for the small picture of the selected entry, if there is none yet.
  mutating func previewRequest() -> [Effect] {
    guard case .browser(var browser) = overlay, let entry = browser.selection,
      browser.entries.contains(where: { $0.id == entry.id }), entry.problem == nil,
      browser.previews[entry.id] == nil, browser.previewAsked != entry.id
    else { return [] }
    browser.previewAsked = entry.id
    overlay = .browser(browser)
    return [.preview(id: entry.id)]
  }

  /// A key while the scenarios are looked at.
  mutating func press(_ key: Key, in old: Browser) -> [Effect] {
    var browser = old
    let comesEarly =
      key == .enter && (old.isCompleting || (old.selection == nil && !old.isComplete))
    if comesEarly || !old.keys.isEmpty {
      if old.keys.count < Opening.keyLimit { browser.keys.append(key) }
      overlay = .browser(browser)
      return []
    }
    switch key {
    case .enter:
      guard let entry = old.selection else { return [] }
      return choose(entry, in: browser)
    case .tab:
      let effects = browser.complete()
      overlay = .browser(browser)
      return effects
    default:
      browser.handle(key)
      return keep(browser)
    }
  }

  /// Opens an entry, looks into it if it is a folder, or says why it does not open.
  private mutating func choose(_ entry: ScenarioEntry, in old: Browser) -> [Effect] {
    var browser = old
    if ScenarioEntry.isFolder(entry.id) {
      let effects = browser.take(entry.id)
      overlay = .browser(browser)
      return effects
    }
    browser.refusal = entry.problem.map { Browser.Refusal(subject: entry.id, text: $0) }
    guard entry.problem == nil else { return keep(browser) }
    chosenIn = browser
    overlay = nil
    let effects = leave(.open(id: entry.id, place: entry.place))
    opening?.keepsList = overlay == nil
    return effects
  }

  /// Goes back to the list in which a file was chosen that does not open; nil if there is none.
  mutating func returnToList(because reason: String) -> [Effect]? {
    guard var browser = chosenIn, let entry = browser.selection else { return nil }
    browser.refusal = Browser.Refusal(subject: entry.id, text: reason)
    // What came meanwhile went by.
    browser.previewAsked = nil
    overlay = .browser(browser)
    return browser.isComplete ? [] : [.listScenarios]
  }
}
