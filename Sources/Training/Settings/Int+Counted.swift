extension Int {
  /// The number with what it counts, for a message: `1 field`, `2 fields`.
  ///
  /// - Parameter plural: The plural, where that is not the noun with an s.
  package func counted(_ noun: String, plural: String? = nil) -> String {
    "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
  }

  /// How many are needed, for a message: `1 is needed`, `2 are needed`.
  package var areNeeded: String { self == 1 ? "1 is needed" : "\(self) are needed" }
}
