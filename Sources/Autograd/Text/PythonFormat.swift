/// A format for numbers in Python's notation: `{:.2f}`, `{:10.2e}`, `{:+.1f}`, `{:g}`, `{}`.
///
/// Inside the braces, after a colon: fill and alignment (`<`, `>`, `^`, `=`), a sign (`+`, `-` or a
/// space), `#`, a `0` that pads with zeros, the least width, a precision after a point, and one of
/// `e`, `E`, `f`, `F`, `g`, `G`, `%`. Text around the braces is kept.
public struct PythonFormat: Sendable, Hashable {
  private var prefix: String
  private var suffix: String
  private var specification: Specification

  /// A format from its notation.
  ///
  /// - Throws: ``PythonFormatError`` if there is not exactly one pair of braces, or what is in them
  ///   is not as described.
  public init(_ notation: String) throws(PythonFormatError) {
    let opening = notation.split(separator: "{", omittingEmptySubsequences: false)
    guard opening.count == 2 else { throw .braces(notation) }
    let closing = opening[1].split(separator: "}", omittingEmptySubsequences: false)
    guard closing.count == 2 else { throw .braces(notation) }
    prefix = String(opening[0])
    suffix = String(closing[1])
    guard closing[0].isEmpty || closing[0].hasPrefix(":"),
      let specification = Specification(closing[0].dropFirst())
    else { throw .specification(String(closing[0])) }
    self.specification = specification
  }

  /// The text of `value` with six significant digits, as `{:g}` gives and C++ prints numbers.
  static func general(_ value: Double) -> String {
    Specification.general.text(of: value)
  }

  /// The text of a number, rounded from its exact value, ties to even.
  public func callAsFunction(_ value: Double) -> String {
    prefix + specification.text(of: value) + suffix
  }
}

/// Why a format is refused.
public enum PythonFormatError: Error, Hashable, CustomStringConvertible {
  /// The notation has not exactly one pair of braces.
  case braces(String)

  /// What is in the braces is no format of numbers.
  case specification(String)

  /// What is wrong, and what is accepted.
  public var description: String {
    switch self {
    case .braces(let notation):
      "format '\(notation)': one pair of braces is accepted, as in '{:.2f}'"
    case .specification(let text):
      "format '{\(text)}': a colon, then fill and alignment, sign, '#', '0', width, precision and "
        + "one of e, E, f, F, g, G, % are accepted, as in '{:.2f}'"
    }
  }
}
