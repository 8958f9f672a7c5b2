#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A path, taken apart as text.
package struct FilePath: Sendable {
  /// The path as it was given.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// The folder; `.` where the path is a name alone.
  package var folder: String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let parent = parts.joined(separator: "/")
    return parts.isEmpty ? "." : parent.isEmpty ? "/" : parent
  }

  /// The last part.
  package var name: String {
    text.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? text
  }

  /// Whether it starts at the root.
  package var isAbsolute: Bool { text.hasPrefix("/") }

  /// Whether anything stands there.
  package var isTaken: Bool { access(text, F_OK) == 0 }

  /// Whether anything but a folder stands there.
  package var isTakenByFile: Bool { isTaken && !Folder.exists(text) }

  /// The path of the same file, where this one starts from a folder.
  package func path(from folder: String) -> String {
    if isAbsolute || folder == "." { return text }
    return folder.hasSuffix("/") ? folder + text : folder + "/" + text
  }

  /// The same path with the person's home in place of a leading `~`, which a shell would have put there.
  package var fromHome: String {
    guard text == "~" || text.hasPrefix("~/"), let home = getenv("HOME") else { return text }
    return String(cString: home) + text.dropFirst()
  }

  /// A message that begins with this path, for a reader who sees the path beside it: the name alone stays, and
  /// that where a line of the file follows.
  package func shortened(_ message: String) -> String {
    guard message.hasPrefix(text + ":") else { return message }
    let rest = message.dropFirst(text.count + 1)
    return rest.first == " " ? String(rest.dropFirst()) : name + ":" + rest
  }

  /// The same file from the root, if the system says where the program was started.
  package var absolute: String {
    guard !isAbsolute, let here = getcwd(nil, 0) else { return text }
    defer { free(here) }
    return path(from: String(cString: here))
  }
}
