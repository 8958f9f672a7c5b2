import TerminalKit

/// A value that an axis names, or only marks.
public struct Tick: Hashable, Sendable {
  /// The value.
  public let value: Double
  /// Where it lies on its axis, 0…1.
  public let fraction: Double
  /// Its name; empty where it is only marked.
  public let label: SafeText
}
