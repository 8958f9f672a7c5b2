import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

/// Colours as eyes see them: in a space in which equal distances look alike, and with one kind of cone missing.
enum ColorVision: String, CaseIterable {
  case normal, protanopia, deuteranopia, tritanopia

  /// What such an eye makes of linear sRGB: Machado, Oliveira and Fernandes (2009), for a severity of 1.
  private var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// How different two colours look to such an eye: CIEDE2000. From about 2 on it is seen, from 10 on at a glance.
  func difference(_ a: RGB, _ b: RGB) -> Double { Lab(seen(a)).difference(Lab(seen(b))) }

  /// The linear light that looks to a normal eye as `color` does to this one.
  private func seen(_ color: RGB) -> [Double] {
    let light = [color.red, color.green, color.blue].map { value in
      let part = Double(value) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return matrix.map { row in min(max(zip(row, light).map(*).reduce(0, +), 0), 1) }
  }
}

/// A colour in CIELAB, under the light D65.
struct Lab {
  let lightness: Double
  let a: Double
  let b: Double

  init(_ lightness: Double, _ a: Double, _ b: Double) {
    (self.lightness, self.a, self.b) = (lightness, a, b)
  }

  /// From linear sRGB (IEC 61966-2-1, CIE 15).
  init(_ light: [Double]) {
    let toXYZ = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
      [0.0193339, 0.1191920, 0.9503041],
    ]
    let parts = zip(toXYZ, [0.95047, 1, 1.08883]).map { row, white in
      let part = zip(row, light).map(*).reduce(0, +) / white
      return part > 216.0 / 24389 ? cbrt(part) : (24389.0 / 27 * part + 16) / 116
    }
    self.init(116 * parts[1] - 16, 500 * (parts[0] - parts[1]), 200 * (parts[1] - parts[2]))
  }

  /// CIEDE2000 (Sharma, Wu and Dalal, 2005).
  func difference(_ other: Lab) -> Double {
    let mean = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let g = 0.5 * (1 - (pow(mean, 7) / (pow(mean, 7) + pow(25, 7))).squareRoot())
    let (one, two) = ((1 + g) * a, (1 + g) * other.a)
    let (chroma1, chroma2) = (hypot(one, b), hypot(two, other.b))
    let (hue1, hue2) = (Self.hue(one, b), Self.hue(two, other.b))
    let isGrey = chroma1 * chroma2 == 0
    var turn = isGrey ? 0 : hue2 - hue1
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    var hue = isGrey ? hue1 + hue2 : (hue1 + hue2) / 2
    if !isGrey, abs(hue1 - hue2) > 180 { hue += hue1 + hue2 < 360 ? 180 : -180 }
    let chroma = (chroma1 + chroma2) / 2
    let t =
      1 - 0.17 * Self.cosine(hue - 30) + 0.24 * Self.cosine(2 * hue)
      + 0.32 * Self.cosine(3 * hue + 6) - 0.2 * Self.cosine(4 * hue - 63)
    let middle = pow((lightness + other.lightness) / 2 - 50, 2)
    let l = (other.lightness - lightness) / (1 + 0.015 * middle / (20 + middle).squareRoot())
    let c = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    let h =
      2 * (chroma1 * chroma2).squareRoot() * sin(turn / 360 * .pi) / (1 + 0.015 * chroma * t)
    let rotation =
      -2 * (pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))).squareRoot()
      * sin(exp(-pow((hue - 275) / 25, 2)) * .pi / 3)
    return (l * l + c * c + h * h + rotation * c * h).squareRoot()
  }

  private static func hue(_ a: Double, _ b: Double) -> Double {
    let angle = atan2(b, a) * 180 / .pi
    return angle < 0 ? angle + 360 : angle
  }

  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
