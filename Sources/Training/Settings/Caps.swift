/// The largest sizes that Piste takes, checked before anything is allocated.
public enum Caps {
  /// Samples times features.
  public static let elements = 1 << 28
  /// Features of a data set.
  public static let features = 10_000
  /// The position that no run passes.
  public static let steps = 1_000_000_000
  /// The degree of a polynomial.
  public static let degree = 64
  /// Events of one run.
  public static let events = 100_000
  /// Bytes of a scenario file.
  public static let scenarioBytes = 1 << 20
  /// Bytes of a data file.
  public static let dataBytes = 8 << 30
  /// Characters of a title.
  public static let titleCharacters = 200
  /// Characters of a text or a note.
  public static let textCharacters = 20_000
}
