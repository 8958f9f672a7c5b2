import TerminalKit

/// A path that is being typed, parted into the folder and the beginning of a name in it.
public struct TypedPath: Hashable, Sendable {
  /// What is typed.
  public let text: String
  /// All up to the last slash, with it; empty where there is none.
  public let folder: String
  /// The beginning of a name in the folder.
  public let stem: String

  /// Parts what is typed; `~` and `..` by themselves are folders.
  public init(_ text: String) {
    self.text = text
    // By bytes: a slash and a mark that combines with it are one character.
    let cut = text.utf8.lastIndex(of: UInt8(ascii: "/")).map { text.utf8.index(after: $0) }
    let head = String(text[..<(cut ?? text.startIndex)])
    let tail = String(text[(cut ?? text.startIndex)...])
    let isFolder = tail == ".." || text == "~"
    folder = isFolder ? text + "/" : head
    stem = isFolder ? "" : tail
  }

  /// Whether it is a folder's, and no name in it has begun.
  var isOfFolder: Bool { !folder.isEmpty && stem.isEmpty }

  /// Whether hidden names are meant.
  var wantsHidden: Bool { stem.utf8.first == UInt8(ascii: ".") }

  /// Whether a name begins as typed, be it composed of other scalars; hidden ones do after a dot alone.
  func begins(_ name: String) -> Bool {
    (wantsHidden || name.utf8.first != UInt8(ascii: ".")) && name.hasPrefix(stem)
  }
}

/// The names that a typed path can go on to, and how far they agree.
public struct PathCompletion: Hashable, Sendable {
  /// The most names that are kept of a folder.
  public static let limit = 200

  /// What was typed.
  public let path: TypedPath
  /// The first names that begin so, sorted by their bytes; those of folders end in a slash.
  let names: [String]
  /// How many begin so.
  let count: Int
  /// What was typed and all that the names have in common after it, character by character; the whole
  /// name where there is one.
  let extended: String

  /// Finds the names of a folder that begin as typed. Those that no line of text can hold are left out.
  ///
  /// - Parameters:
  ///   - path: What is typed.
  ///   - names: All names in its folder, sorted by their bytes.
  ///   - isFolder: Whether a name is of a folder; asked of those that are kept.
  /// - Complexity: O(characters of all names).
  public init(_ path: TypedPath, among names: [String], isFolder: (String) -> Bool) {
    let found = names.filter { path.begins($0) && Self.canBeTyped($0) }
    self.path = path
    self.names = found.prefix(Self.limit).map { isFolder($0) ? $0 + "/" : $0 }
    count = found.count
    let common = found.count == 1 ? self.names[0] : Self.commonPrefix(of: found)
    // Names may begin as typed and differ in the scalars of that: then it stays as it is.
    let isLonger = !found.isEmpty && common.count >= path.stem.count
    extended = isLonger ? path.folder + common : path.text
  }

  /// Whether the list has all that begin so.
  var isWhole: Bool { names.count == count }

  /// The names that begin as is typed now; nil where this says nothing about that.
  func names(for text: String) -> [String]? {
    if text == path.text || text == extended { return names }
    let now = TypedPath(text)
    guard isWhole, now.folder == path.folder, now.stem.hasPrefix(path.stem),
      now.wantsHidden == path.wantsHidden
    else { return nil }
    return names.filter { now.begins($0) }
  }

  /// The longest beginning, in whole characters, that all names have to the byte.
  private static func commonPrefix(of names: [String]) -> String {
    guard var common = names.first.map(Array.init) else { return "" }
    for name in names.dropFirst() where !common.isEmpty {
      let agreeing = zip(common, name).prefix { left, right in
        left == right && left.utf8.elementsEqual(right.utf8)
      }
      common.removeLast(common.count - agreeing.count)
    }
    return String(common)
  }

  /// Whether a line holds the name as it is: no control characters, and bytes that are text.
  private static func canBeTyped(_ name: String) -> Bool {
    if name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return true }
    return !name.unicodeScalars.contains("\u{FFFD}")
      && TextEditor(name).text.utf8.elementsEqual(name.utf8)
  }
}

extension Browser {
  /// A path whose completions were asked for, until they come or something else is typed.
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
