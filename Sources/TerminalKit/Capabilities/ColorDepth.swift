/// How many colours a terminal has.
public enum ColorDepth: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// None: attributes alone.
  case none
  /// The eight basic ones.
  case palette8
  /// xterm's 256.
  case palette256
  /// 24 bits.
  case trueColor

  /// Whether `left` has fewer colours than `right`.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
