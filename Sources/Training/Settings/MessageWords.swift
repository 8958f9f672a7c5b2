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

extension Double {
  /// The shortest digits that read back; a whole number without a point.
  package var shortText: String { Int(exactly: self).map(String.init) ?? description }
}

extension String {
  /// The first characters, for a message.
  package var excerpt: String {
    let limit = 40
    let head = unicodeScalars.prefix(limit + 1)
    return head.count <= limit ? self : String(String.UnicodeScalarView(head.dropLast())) + "…"
  }
}
