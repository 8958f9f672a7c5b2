extension ScenarioReader {
  /// What stands in a scenario file before its first long list: its words, if they are there, and its
  /// settings. Of thousands of events nothing is read.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, at most `Caps.scenarioBytes`.
  ///   - file: The name for messages.
  /// - Throws: `ScenarioError`, if what stands there is no scenario by itself.
  public static func readHead(_ bytes: [UInt8], file: String) throws(ScenarioError) -> Scenario {
    let bytes = SourceText.utf8(of: bytes)
    return try read(Array(bytes[..<headEnd(of: bytes)]), file: file)
  }

  /// Where the line of the first long list begins.
  private static func headEnd(of bytes: [UInt8]) -> Int {
    let lists = [ScenarioSchema.events, ScenarioSchema.expect, ScenarioSchema.compare].map {
      Array("\($0.name):".utf8)
    }
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if lists.contains(where: bytes[start...].starts(with:)) { return start }
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { break }
      start = end + 1
    }
    return bytes.endIndex
  }
}
