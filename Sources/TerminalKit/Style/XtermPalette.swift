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
