#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A colour with its own fallbacks: 24 bits, the index in the 256-colour palette, and one of the eight basic colours.
///
/// The fallbacks are part of the colour, so that a ramp chosen by hand keeps its steps at every depth.
/// (The nearest palette entries of twelve neighbouring hues are often only eight.)
public struct Color: Hashable, Sendable {
  /// The kind in bits 40–41, the basic colour in 32–35, the palette index in 24–31, red, green and blue in 0–23.
  private let bits: UInt64

  private enum Kind: UInt64 { case terminal = 0, indexed, rgb }

  private init(
    kind: Kind, red: UInt8 = 0, green: UInt8 = 0, blue: UInt8 = 0, index: UInt8 = 0,
    basic: UInt8 = 0
  ) {
    let rgb = UInt64(red) << 16 | UInt64(green) << 8 | UInt64(blue)
    bits = kind.rawValue << 40 | UInt64(basic & 15) << 32 | UInt64(index) << 24 | rgb
  }

  /// The terminal's own foreground or background.
  public static let none = Color(kind: .terminal)

  /// Entry `index` of the terminal's own palette; 0–15 are the user's colours, whatever they chose.
  public static func indexed(_ index: UInt8) -> Color {
    let shade = XtermPalette.color(index)
    return Color(
      kind: .indexed, red: shade.red, green: shade.green, blue: shade.blue, index: index,
      basic: index < 16 ? index & 7 : XtermPalette.nearestBasic(shade))
  }

  /// A 24-bit colour; the fallbacks that are not given are the nearest entries of the xterm palette.
  public static func rgb(
    _ red: UInt8, _ green: UInt8, _ blue: UInt8, indexed: UInt8? = nil, basic: BasicColor? = nil
  ) -> Color {
    let shade = RGB(red: red, green: green, blue: blue)
    return Color(
      kind: .rgb, red: red, green: green, blue: blue,
      index: indexed ?? XtermPalette.nearest(shade),
      basic: basic?.rawValue ?? XtermPalette.nearestBasic(shade))
  }

  /// Whether this is the terminal's own colour.
  public var isNone: Bool { bits == 0 }

  /// The red, green and blue parts; black where the colour is the terminal's own.
  public var rgb: RGB {
    RGB(
      red: UInt8(truncatingIfNeeded: bits >> 16), green: UInt8(truncatingIfNeeded: bits >> 8),
      blue: UInt8(truncatingIfNeeded: bits))
  }

  /// What a terminal of this depth shows; `other` where the colour is the terminal's own.
  func shown(at depth: ColorDepth, or other: RGB) -> RGB {
    switch resolved(depth) {
    case .none: other
    case .indexed(let index): XtermPalette.color(index)
    case .rgb(let rgb): rgb
    }
  }

  /// What to ask a terminal of this depth for.
  public func resolved(_ depth: ColorDepth) -> ResolvedColor {
    guard !isNone else { return .none }
    let basic = UInt8(truncatingIfNeeded: bits >> 32) & 15
    let index = UInt8(truncatingIfNeeded: bits >> 24)
    switch depth {
    case .none: return .none
    case .palette8: return basic < 8 ? .indexed(basic) : .none
    case .palette256: return .indexed(index)
    case .trueColor: return bits >> 40 == Kind.indexed.rawValue ? .indexed(index) : .rgb(rgb)
    }
  }
}

/// Red, green and blue, 0–255 each, in sRGB.
public struct RGB: Hashable, Sendable {
  /// The red part.
  public let red: UInt8
  /// The green part.
  public let green: UInt8
  /// The blue part.
  public let blue: UInt8

  /// The colour with these parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The relative luminance, from 0 for black to 1 for white (WCAG 2.1).
  var luminance: Double {
    0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)]
      + 0.0722 * Self.linear[Int(blue)]
  }

  /// The contrast with another colour, from 1 for the same to 21 for black and white (WCAG 2.1).
  func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// The light of each value of a part, for sRGB is not even in it.
  private static let linear: [Double] = (0...255).map { value in
    let part = Double(value) / 255
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }
}

/// The eight colours that every colour terminal has, by their number, and the terminal's own.
public enum BasicColor: UInt8, Hashable, Sendable, CaseIterable {
  case black, red, green, yellow, blue, magenta, cyan, white
  /// No colour of the eight: the terminal's own foreground or background.
  case terminal
}

/// A colour as a terminal of a known depth is asked for it.
public enum ResolvedColor: Hashable, Sendable {
  /// The terminal's own.
  case none
  /// An entry of the palette: 0–7 of eight colours, 0–255 of 256.
  case indexed(UInt8)
  /// 24 bits.
  case rgb(RGB)
}

/// The 256 colours as xterm defines them: 16 that users change, a 6×6×6 cube, 24 greys.
enum XtermPalette {
  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let basic: [RGB] = [
    RGB(red: 0, green: 0, blue: 0), RGB(red: 205, green: 0, blue: 0),
    RGB(red: 0, green: 205, blue: 0), RGB(red: 205, green: 205, blue: 0),
    RGB(red: 0, green: 0, blue: 238), RGB(red: 205, green: 0, blue: 205),
    RGB(red: 0, green: 205, blue: 205), RGB(red: 229, green: 229, blue: 229),
    RGB(red: 127, green: 127, blue: 127), RGB(red: 255, green: 0, blue: 0),
    RGB(red: 0, green: 255, blue: 0), RGB(red: 255, green: 255, blue: 0),
    RGB(red: 92, green: 92, blue: 255), RGB(red: 255, green: 0, blue: 255),
    RGB(red: 0, green: 255, blue: 255), RGB(red: 255, green: 255, blue: 255),
  ]

  /// The colour at `index`.
  static func color(_ index: UInt8) -> RGB {
    let index = Int(index)
    if index < 16 { return basic[index] }
    if index < 232 {
      let cube = index - 16
      return RGB(red: levels[cube / 36], green: levels[cube / 6 % 6], blue: levels[cube % 6])
    }
    let grey = UInt8(8 + 10 * (index - 232))
    return RGB(red: grey, green: grey, blue: grey)
  }

  /// The entry of the cube or of the greys that is nearest; never one of the first 16, which users change.
  static func nearest(_ color: RGB) -> UInt8 {
    func level(_ value: UInt8) -> Int {
      levels.indices.min { distance(levels[$0], value) < distance(levels[$1], value) } ?? 0
    }
    let cube = 16 + 36 * level(color.red) + 6 * level(color.green) + level(color.blue)
    let mean = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
    let grey = 232 + min(max((mean - 3) / 10, 0), 23)
    let candidates = [UInt8(cube), UInt8(grey)]
    return candidates[
      distance(self.color(candidates[0]), color) <= distance(self.color(candidates[1]), color)
        ? 0 : 1]
  }

  /// The basic colour (0–7) that has the same hue: each channel counts if it is near the strongest one.
  static func nearestBasic(_ color: RGB) -> UInt8 {
    let strongest = max(color.red, color.green, color.blue)
    guard strongest >= 64 else { return 0 }
    let threshold = max(Int(strongest) * 2 / 3, 64)
    let channels = [color.red, color.green, color.blue]
    return channels.enumerated().reduce(0) { sum, channel in
      Int(channel.element) >= threshold ? sum | 1 << UInt8(channel.offset) : sum
    }
  }

  private static func distance(_ a: UInt8, _ b: UInt8) -> Int { abs(Int(a) - Int(b)) }

  private static func distance(_ a: RGB, _ b: RGB) -> Int {
    let red = distance(a.red, b.red)
    let green = distance(a.green, b.green)
    let blue = distance(a.blue, b.blue)
    return red * red + green * green + blue * blue
  }
}
