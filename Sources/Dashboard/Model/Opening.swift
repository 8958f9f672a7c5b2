import Engine
import TerminalKit

/// A file that is on its way to be the run: it is read, and its run made, while the one before stays.
struct Opening: Sendable {
  /// Counts the openings.
  let number: Int
  /// Where the file is, for the reader.
  let place: String
  /// Whether it takes so long that the screen says so.
  var isShown = false
  /// Whether the list in which it was chosen stays on the screen until then, so that nothing flickers.
  var keepsList = false
  /// The keys that were pressed before the screen said so: they are meant for the run that comes.
  var keys: [Key] = []
  /// What came of it, until it can be shown.
  var outcome: Outcome?

  /// What comes of an opening.
  enum Outcome: Sendable {
    /// The run is ready to take the place of the one before.
    case ready(Document, Snapshot)
    /// It cannot be opened; the text says what, where and what is accepted.
    case failed(String)
  }

  /// The most keys that are kept.
  static let keyLimit = 256
}
