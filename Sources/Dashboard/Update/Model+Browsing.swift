import Engine
import TerminalKit

extension Model {
  /// Shows the list that was asked for, while it is still looked at.
  mutating func list(_ entries: [ScenarioEntry], isComplete: Bool) -> [Effect] {
    guard case .browser(var browser) = overlay else { return [] }
    browser.list(entries, isComplete: isComplete, current: document.name)
    let keys = isComplete || browser.selection != nil ? browser.keys : []
    browser.keys.removeFirst(keys.count)
    overlay = .browser(browser)
    return keys.flatMap { press($0) }
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
    let comesEarly = key == .enter && old.selection == nil && !old.isComplete
    if comesEarly || !old.keys.isEmpty {
      if old.keys.count < Opening.keyLimit { browser.keys.append(key) }
      overlay = .browser(browser)
      return []
    }
    if key == .enter {
      guard let entry = old.selection else { return [] }
      if let problem = entry.problem {
        notice = .failure(problem)
        return []
      }
      overlay = nil
      return leave(.open(id: entry.id, place: entry.place))
    }
    browser.handle(key)
    overlay = .browser(browser)
    return []
  }
}
