/// An earlier run or an abandoned future, kept to compare.
public struct Ghost: Sendable {
  /// How many ghosts of the same run came before it.
  public let number: Int
  /// What parted it from the run that replaced it, such as `learning rate 0.1`.
  public let label: String
  /// Its records, from 0 on.
  public let history: History
  /// The position where it parted; 0 for an earlier run.
  public let origin: Int
  /// The values that were in force at its last record.
  public let configuration: Configuration
  /// Its parameters at position 0.
  public let start: [Double]

  /// Keeps a history under a label.
  init(
    number: Int, label: String, history: History, origin: Int, configuration: Configuration,
    start: [Double]
  ) {
    self.number = number
    self.label = label
    self.history = history
    self.origin = origin
    self.configuration = configuration
    self.start = start
  }
}
