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
