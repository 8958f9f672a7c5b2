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
