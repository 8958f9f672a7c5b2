/// The forms in which a grid can be kept in a file.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  /// A drawing that looks the same everywhere.
  case svg
  /// Text with a terminal's escape sequences: `cat` shows it.
  case ansi
  /// Text alone.
  case text

  /// How the names of its files end.
  public var fileEnding: String {
    switch self {
    case .svg: ".svg"
    case .ansi: ".ans"
    case .text: ".txt"
    }
  }

  /// The form that a file's name asks for by its ending; nil for any other ending, and for an ending alone.
  public init?(fileName: String) {
    let form = Self.allCases.first { fileName.hasSuffix($0.fileEnding) }
    guard let form, fileName.utf8.count > form.fileEnding.utf8.count else { return nil }
    self = form
  }

  /// The endings, as the end of a sentence.
  public static var endings: String {
    let all = allCases.map(\.fileEnding)
    return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
  }
}

extension Grid {
  /// The grid in a form, for `look`'s theme and colours.
  public func picture(as format: PictureFormat, look: Look) -> String {
    switch format {
    case .svg: svg(theme: look.theme, depth: look.colors)
    case .ansi: ansi(look.colors)
    case .text: plainText
    }
  }
}
