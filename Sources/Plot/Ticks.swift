import TerminalKit

/// The ticks of an axis in rising order, and what their names leave out.
public struct Ticks: Hashable, Sendable, RandomAccessCollection {
  private let ticks: [Tick]
  /// What is to be added to every name for the value, with its sign: `+0.0102049`; empty where the names are the
  /// values.
  public let offset: SafeText

  init(_ ticks: [Tick], offset: SafeText = .empty) {
    self.ticks = ticks
    self.offset = offset
  }

  public var startIndex: Int { ticks.startIndex }
  public var endIndex: Int { ticks.endIndex }
  public subscript(index: Int) -> Tick { ticks[index] }
}
