import Engine
import Scenarios
import TerminalKit
import Training

extension Model {
  /// Asks for the name to save under, the present one proposed.
  mutating func askForName() {
    pendingLeaving = nil
    overlay = .save(SavePrompt(editor: TextEditor(proposing: document.name ?? "")))
  }

  /// A key while the name is typed.
  mutating func press(_ key: Key, in old: SavePrompt) -> [Effect] {
    var prompt = old
    if key == .enter {
      guard let name = ScenarioName(typed: prompt.editor.text) else {
        prompt.refusal = ScenarioName.accepted
        overlay = .save(prompt)
        return []
      }
      overlay = nil
      return requestLine(name: name.text, replaces: false, then: pendingLeaving)
    }
    if prompt.editor.handle(key) { prompt.refusal = nil }
    overlay = .save(prompt)
    return []
  }

  /// Asks the trainer for the line, to be saved under that name.
  mutating func requestLine(
    name: String, replaces: Bool, then leaving: Overlay.Leaving?
  ) -> [Effect] {
    lineRequests += 1
    pendingSave = PendingSave(
      request: lineRequests, name: name, replaces: replaces, then: leaving)
    return [.command(.line(lineRequests))]
  }

  /// Hands the line that was asked for on to be written.
  func save(_ line: RunLine, number: Int) -> [Effect] {
    guard let pending = pendingSave, pending.request == number else { return [] }
    var words = document.scenario
    words.view = scenarioView
    let request = SaveRequest(
      name: pending.name, words: words, line: line, replaces: pending.replaces)
    return [.save(request)]
  }

  /// Takes note of what was saved, and goes on with what the saving was for.
  mutating func close(saved name: String, _ scenario: Scenario) -> [Effect] {
    let leaving = pendingSave?.then
    pendingSave = nil
    pendingLeaving = nil
    document.name = name
    document.scenario = scenario
    notice = .information("Saved as \(name)")
    return leaving.map { effects(of: $0) } ?? []
  }
}
