#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What decides the bits of a run besides its configuration: the version of the numerics, and the
/// results of the C library's functions, which differ between libraries in their last digits.
public enum Arithmetic {
  /// Raised whenever the numerics change any bit of any run.
  static let version = 2

  /// The version and the hash of fixed results, as `recorded` names them: `v1-0123456789abcdef`.
  public static let identifier = "v\(version)-" + libraryHash().hexadecimal

  /// Arguments at which libraries that round differently are likely to differ.
  private static let arguments = (0..<64).map { index in
    let step = Double(index) - 31.5
    return step * 0.372_908_1 + step * step * step * 1.7e-4
  }

  private static func libraryHash() -> UInt64 {
    var bytes: [UInt8] = []
    for x in arguments {
      let doubles = [
        exp(x), expm1(x), sin(x), cos(x), tan(x), tanh(x), log(x.magnitude), log1p(x.magnitude),
        log2(x.magnitude), log10(x.magnitude), pow(x.magnitude, 0.7), pow(1.1, x), atan(x), erf(x),
      ]
      for value in doubles {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
      let y = Float(x)
      let floats = [
        expf(y), expm1f(y), sinf(y), cosf(y), tanf(y), tanhf(y), logf(y.magnitude),
        log1pf(y.magnitude), log2f(y.magnitude), powf(y.magnitude, 0.7), atanf(y), erff(y),
      ]
      for value in floats {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return FNV1a64.hash(of: bytes)
  }
}

/// The Fowler–Noll–Vo hash, variant 1a, of 64 bits: for telling texts and results apart, not for
/// security. Reference: IETF draft-eastlake-fnv.
enum FNV1a64 {
  /// The hash of the bytes.
  static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

extension UInt64 {
  /// Sixteen hexadecimal digits.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
