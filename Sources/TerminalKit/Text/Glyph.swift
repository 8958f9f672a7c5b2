/// What one cell shows: a printable scalar and at most two marks combined with it.
///
/// A wide glyph takes two cells; the second holds `continuation`. A value takes 12 bytes.
public struct Glyph: Hashable, Sendable {
  /// The scalar in bits 0–20, the width in bits 24–25 (3 for a continuation).
  private let base: UInt32
  private let firstMark: UInt32
  private let secondMark: UInt32

  private init(base: UInt32, firstMark: UInt32 = 0, secondMark: UInt32 = 0) {
    self.base = base
    self.firstMark = firstMark
    self.secondMark = secondMark
  }

  /// The glyph of `scalar`; what must not reach a terminal becomes �, a mark alone is put on ◌.
  public init(_ scalar: Unicode.Scalar) {
    switch ScalarClass(scalar) {
    case .printable(let width): self.init(base: scalar.value | UInt32(width) << 24)
    case .mark: self.init(base: 0x25CC | 1 << 24, firstMark: scalar.value)
    case .blank: self = .space
    case .ignored, .replaced: self = .replacement
    }
  }

  /// A space.
  public static let space = Glyph(base: 0x20 | 1 << 24)
  /// The second cell of a wide glyph.
  public static let continuation = Glyph(base: 3 << 24)
  /// U+FFFD, in place of what is not shown.
  public static let replacement = Glyph(base: 0xFFFD | 1 << 24)

  /// The scalar without its marks; a space for a continuation.
  public var scalar: Unicode.Scalar {
    isContinuation ? " " : Unicode.Scalar(base & 0x1F_FFFF) ?? " "
  }

  /// The combining marks, in order.
  public var marks: [Unicode.Scalar] {
    [firstMark, secondMark].compactMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  /// The code points of the marks without an array; 0 where there is none.
  package var markValues: (first: UInt32, second: UInt32) { (firstMark, secondMark) }

  /// The columns that it takes: 1 or 2, and 0 for a continuation.
  public var width: Int { isContinuation ? 0 : Int(base >> 24) }

  /// Whether this is the second cell of a wide glyph.
  public var isContinuation: Bool { base >> 24 == 3 }

  /// This glyph with one more mark; the same glyph if it has two already.
  func adding(mark: Unicode.Scalar) -> Glyph {
    if firstMark == 0 { return Glyph(base: base, firstMark: mark.value) }
    if secondMark == 0 { return Glyph(base: base, firstMark: firstMark, secondMark: mark.value) }
    return self
  }

  /// Appends the scalar and its marks; nothing for a continuation.
  func append(to text: inout String.UnicodeScalarView) {
    guard !isContinuation else { return }
    text.append(scalar)
    if firstMark != 0 { text.append(contentsOf: marks) }
  }
}

extension Glyph: ExpressibleByUnicodeScalarLiteral {
  /// The glyph of a literal, under the same rules as any other scalar.
  public init(unicodeScalarLiteral value: Unicode.Scalar) { self.init(value) }
}

/// What becomes of a scalar in text that goes to a screen or a log.
enum ScalarClass: Equatable {
  /// Shown, in this many columns.
  case printable(width: Int)
  /// Combined with the glyph before it.
  case mark
  /// Shown as a space: tabs and line ends.
  case blank
  /// Left out: joiners and variation selectors, whose effect on the width no two terminals agree on.
  case ignored
  /// Shown as �: control characters and everything else that steers instead of showing.
  case replaced

  /// The class of `scalar`. O(1) for ASCII.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E: self = .printable(width: 1)
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: self = .blank
    case 0x200C, 0x200D, 0x034F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .ignored
    case 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      self = .replaced
    default:
      let width = WidthTable.width(scalar)
      self =
        width < 0
        ? .replaced
        : width == 0 ? (scalar.value == 0 ? .replaced : .mark) : .printable(width: width)
    }
  }
}
