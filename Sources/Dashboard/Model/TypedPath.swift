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
