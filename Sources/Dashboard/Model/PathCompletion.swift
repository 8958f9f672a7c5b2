import TerminalKit

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
