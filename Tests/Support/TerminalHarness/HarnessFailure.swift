/// What a test waited for in vain, with what the screen showed instead.
public struct HarnessFailure: Error, CustomStringConvertible {
  /// The sentence, followed by the screen where there is one.
  public let description: String

  /// - Parameters:
  ///   - sentence: What was expected.
  ///   - screen: What was there.
  public init(_ sentence: String, screen: Screen? = nil) {
    description = screen.map { "\(sentence); the screen:\n\($0.framed)" } ?? sentence
  }
}
