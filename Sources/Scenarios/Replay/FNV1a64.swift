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
