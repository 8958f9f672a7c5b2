import Engine
import Scenarios
import TerminalKit
import Training

extension Model {
  /// Asks for the name and the title to save under.
  ///
  /// - Parameter name: The name that is proposed; nil proposes the document's.
  mutating func askForName(proposing name: String? = nil) {
    pendingLeaving = nil
    guard pendingSave?.isBeingWritten != true, takenName == nil else {
      overlay = nil
      notice = .failure("The run is still being saved: wait until that is done")
      return
    }
    overlay = .save(SavePrompt(proposing: name ?? document.proposedName))
  }

  /// A key while name and title are typed.
  mutating func press(_ key: Key, in old: SavePrompt) -> [Effect] {
    var prompt = old
    if key == .enter {
      guard let name = prompt.scenarioName else {
        prompt.refusal = ScenarioName.accepted
        overlay = .save(prompt)
        return []
      }
      overlay = nil
      return requestLine(
        name: name.text, title: prompt.titleText(for: document), replaces: false,
        then: pendingLeaving)
    }
    prompt.handle(key, in: document)
    overlay = .save(prompt)
    return []
  }

  /// Asks the trainer for the line, to be saved under that name.
  mutating func requestLine(
    name: String, title: String, replaces: Bool, then leaving: Overlay.Leaving?
  ) -> [Effect] {
    lineRequests += 1
    pendingSave = PendingSave(
      request: lineRequests, name: name, title: title, replaces: replaces, then: leaving)
    return [.command(.line(lineRequests))]
  }

  /// Hands the line that was asked for on to be written.
  mutating func save(_ line: RecordedLine, number: Int) -> [Effect] {
    guard let pending = pendingSave, pending.request == number else { return [] }
    pendingSave?.isBeingWritten = true
    var words = document.words(savedAs: pending.name, title: pending.title)
    words.view = scenarioView
    let request = SaveRequest(
      name: pending.name, words: words, line: line, replaces: pending.replaces)
    return [.save(request)]
  }

  /// Takes note of a file that is in the way.
  mutating func meet(_ file: TakenName) {
    pendingSave?.isBeingWritten = false
    takenName = file
  }

  /// Asks about a file that is in the way as soon as nothing else is asked, chosen or read.
  mutating func settleSaving() {
    guard overlay == nil, let file = takenName else { return }
    takenName = nil
    overlay = .overwrite(file)
  }

  /// Takes note of what was saved, and goes on with what the saving was for.
  mutating func close(saved name: String, _ scenario: Scenario) -> [Effect] {
    let leaving = pendingSave?.then
    pendingSave = nil
    pendingLeaving = nil
    document.name = name
    document.isOwn = true
    document.scenario = scenario
    notice = .information("Saved as \(name)")
    return leaving.map { effects(of: $0) } ?? []
  }
}
