import TerminalKit

extension Browser {
  /// A path that was asked after, until it is answered or something else is typed.
  struct PathRequest: Hashable, Sendable {
    let text: String
    /// Whether what is typed becomes what the names have in common; else they are shown alone.
    let extends: Bool
  }

  /// Why something does not open.
  struct Refusal: Hashable, Sendable {
    /// The id of the entry, or what was typed.
    let subject: String
    let text: String
  }

  /// Whether an answer about what is typed is still to come.
  var isCompleting: Bool { request?.text == search.text }

  /// Why what is selected or typed does not open, if that was tried.
  var refusalText: String? {
    refusal.flatMap { $0.subject == search.text || $0.subject == selection?.id ? $0.text : nil }
  }

  /// What there is to say of what is typed.
  var remark: String? {
    if isCompleting { return "looking into the folder" }
    if let completion, completion.names(for: search.text) != nil {
      if completion.count == 0 { return "no file or folder begins so" }
      if !completion.isWhole {
        return "the first \(completion.names.count) of \(completion.count): type on, then tab"
      }
    }
    return !isComplete && !entries.isEmpty ? "reading their titles" : nil
  }

  /// The names that go on from what is typed, as entries; nil where none are known.
  var candidates: [ScenarioEntry]? {
    guard let completion, let names = completion.names(for: search.text), !names.isEmpty
    else { return nil }
    let folder = completion.path.folder
    return names.map { name in
      let path = folder + name
      let known = entries.first { $0.id == path }
      let use = ScenarioEntry.isFolder(path) ? "Enter looks into this folder." : Self.fileUse
      return ScenarioEntry(
        id: path, name: name, place: path, title: "",
        about: known.map { "\($0.title)\n\n\($0.about)" } ?? use,
        group: folder.isEmpty ? "In this folder" : "In \(folder)", problem: known?.problem)
    }
  }

  /// Takes the selected name if it was chosen among several, else asks how what is typed goes on; what is
  /// to be done for that.
  mutating func complete() -> [Effect] {
    if isCompleting { return [] }
    if selected > 0, candidates != nil, let chosen = selection { return take(chosen.id) }
    return ask(extends: true)
  }

  /// Types a path that was chosen, and looks into it if it is a folder.
  mutating func take(_ path: String) -> [Effect] {
    changeSearch { $0.replaceAll(with: path) }
    return ScenarioEntry.isFolder(path) ? ask(extends: false) : []
  }

  private mutating func ask(extends: Bool) -> [Effect] {
    request = PathRequest(text: search.text, extends: extends)
    return [.complete(typed: search.text)]
  }

  /// Takes in how what is typed goes on; an answer about an older text is dropped.
  mutating func complete(with found: PathCompletion) -> [Effect] {
    guard let request = answered(found.path.text) else { return [] }
    completion = found
    (selected, clickedRow) = (0, nil)
    guard request.extends, found.count > 0 else { return [] }
    if found.count == 1, ScenarioEntry.isFolder(found.extended) {
      keys.removeAll { $0 == .enter }
      return take(found.extended)
    }
    changeSearch { $0.replaceAll(with: found.extended) }
    return []
  }

  /// The request that an answer is about, which is over; nil if it is wanted no more.
  private mutating func answered(_ text: String) -> PathRequest? {
    guard let request, request.text == text else { return nil }
    defer { self.request = nil }
    return isCompleting ? request : nil
  }

  /// Takes note of a folder that cannot be listed.
  mutating func refuseCompletion(of text: String, because reason: String) {
    guard answered(text) != nil else { return }
    completion = nil
    refusal = Refusal(subject: text, text: reason)
  }
}

extension ScenarioEntry {
  /// Whether a path is written as a folder's.
  static func isFolder(_ path: String) -> Bool { path.utf8.last == UInt8(ascii: "/") }
}
