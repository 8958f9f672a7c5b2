import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A path, taken apart as text.
struct FilePath {
  /// The path as it was given.
  let text: String

  init(_ text: String) { self.text = text }

  /// The folder; `.` where the path is a name alone.
  var folder: String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let parent = parts.joined(separator: "/")
    return parts.isEmpty ? "." : parent.isEmpty ? "/" : parent
  }

  /// The last part.
  var name: String {
    text.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? text
  }

  /// Whether it starts at the root.
  var isAbsolute: Bool { text.hasPrefix("/") }

  /// Whether anything stands there.
  var isTaken: Bool { access(text, F_OK) == 0 }

  /// Whether anything but a folder stands there.
  var isTakenByFile: Bool { isTaken && !FolderListing.isFolder(text) }

  /// The path of what it names for one who stands in a folder.
  func path(from folder: String) -> String {
    if isAbsolute || folder == "." { return text }
    return folder.hasSuffix("/") ? folder + text : folder + "/" + text
  }

  /// The same path with the person's home in place of a leading `~`, which a shell would have put there.
  var fromHome: String {
    guard text == "~" || text.hasPrefix("~/"), let home = getenv("HOME") else { return text }
    return String(cString: home) + text.dropFirst()
  }

  /// A message that begins with this path, for one who sees the path beside it: the name alone stays, and
  /// that where a line of the file follows.
  func shortened(_ message: String) -> String {
    guard message.hasPrefix(text + ":") else { return message }
    let rest = message.dropFirst(text.count + 1)
    return rest.first == " " ? String(rest.dropFirst()) : name + ":" + rest
  }

  /// The same file from the root, if the system says where the program was started.
  var absolute: String {
    guard !isAbsolute, let here = getcwd(nil, 0) else { return text }
    defer { free(here) }
    return path(from: String(cString: here))
  }
}
