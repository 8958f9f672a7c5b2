/// Why the bytes of a `.npy` file are refused.
public enum NumPyError: Error, Hashable, Sendable {
  /// The bytes do not begin with NumPy's mark.
  case notNumPy

  /// The format has a version other than 1, 2 and 3.
  case version(major: UInt8, minor: UInt8)

  /// The bytes end before what they announce.
  case truncated(expected: Int, found: Int)

  /// More bytes follow than the array has.
  case trailingBytes(Int)

  /// The header is longer than ``NumPyHeader/maximumLength``.
  case headerTooLong(Int)

  /// The header is not the dictionary that it must be; the text says what is wrong, the offset
  /// counts from the header's first character.
  case header(String, offset: Int)

  /// The elements have a type that tensors do not have.
  case unsupportedType(String)

  /// The shape has too many dimensions, or more elements than memory has addresses.
  case shapeTooLarge([Int])
}

extension NumPyError: CustomStringConvertible {
  /// What is wrong, and what is accepted.
  public var description: String {
    switch self {
    case .notNumPy:
      "not a NumPy file: the first bytes are not \\x93NUMPY"
    case .version(let major, let minor):
      "NumPy format version \(major).\(minor): 1.0, 2.0 and 3.0 are accepted"
    case .truncated(let expected, let found):
      "NumPy file ends too early: \(expected) bytes are announced, \(found) are there"
    case .trailingBytes(let count):
      "NumPy file goes on after its array: \(count) bytes too many"
    case .headerTooLong(let count):
      "NumPy header of \(count) bytes: up to \(NumPyHeader.maximumLength) are accepted"
    case .header(let problem, let offset):
      "NumPy header, character \(offset): \(problem)"
    case .unsupportedType(let type):
      "NumPy type \(type): f4, f8, i1, i2, i4, i8, u1 and b1 are accepted"
    case .shapeTooLarge(let shape):
      "NumPy shape \(PythonText.tuple(shape)): too many dimensions or elements"
    }
  }
}
