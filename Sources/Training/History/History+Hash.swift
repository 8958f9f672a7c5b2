extension History {
  /// FNV-1a-64 of the first records, so that a replay can say whether it has the same bits.
  ///
  /// Of each record the little-endian bytes of its step (a 64-bit whole number), its loss, its parameters,
  /// its learning rate and its gradient norm (doubles, widened where the run is float32; every NaN is
  /// the same one).
  ///
  /// - Precondition: `count` is at most the number of records.
  /// - Complexity: O(count · parameters).
  public func recordsHash(upTo count: Int) -> UInt64 {
    precondition(count >= 0 && count <= self.count, "no \(count) records among \(self.count)")
    var hash = RecordsHash()
    for step in 0..<count { hash.combine(self[step]) }
    return hash.value
  }
}

/// The running FNV-1a-64 of records.
public struct RecordsHash: Hashable, Sendable {
  /// The hash of what has been taken in.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of no records.
  public init() {}

  /// Takes in the next record.
  public mutating func combine(_ record: Record) {
    combine(UInt64(bitPattern: Int64(record.step)))
    combine(record.loss)
    for parameter in record.parameters { combine(parameter) }
    combine(record.learningRate)
    combine(record.gradientNorm)
  }

  private mutating func combine(_ number: Double) {
    combine(number.isNaN ? Double.nan.bitPattern : number.bitPattern)
  }

  private mutating func combine(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      value = (value ^ (word >> shift & 0xFF)) &* 0x100_0000_01B3
    }
  }
}
