/// The largest sizes that Piste takes, checked before anything is allocated.
public enum Caps {
  /// Samples times features.
  public static let elements = 1 << 28
  /// Features of a data set.
  public static let features = 10_000
  /// Parameters: one for each feature, and an intercept.
  public static let parameters = features + 1
  /// The position that no run passes.
  public static let steps = 1_000_000_000
  /// The degree of a polynomial.
  public static let degree = 64
  /// Events of one run.
  public static let events = 100_000
  /// Events of all runs of a scenario together, the variants' included.
  public static let eventsOfAllRuns = 200_000
  /// Runs beside a scenario's own.
  public static let variants = 64
  /// Expectations of a scenario.
  public static let expectations = 10_000
  /// Bytes of a scenario file: of as many events as there may be, each has room for a setting or some words.
  public static let scenarioBytes = 16 << 20
  /// Keys and items of a scenario file, each of which takes hundreds of bytes while it is read.
  public static let scenarioEntries = 2_000_000
  /// Bytes of a data file.
  public static let dataBytes = 8 << 30
  /// Bytes of a line that is typed or stands in a data file, and of a row that spans several.
  public static let lineBytes = 1 << 20
  /// Characters of a title.
  public static let titleCharacters = 200
  /// Characters of a text or a note.
  public static let textCharacters = 20_000
}
