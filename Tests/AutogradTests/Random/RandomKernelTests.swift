import CKernels
import Testing

/// The kernels whose width the machine chooses have the bits of their portable forms.
@Suite struct RandomKernelTests {
  private func words(_ count: Int) -> [UInt32] {
    (0..<count).map { UInt32(truncatingIfNeeded: 2_654_435_761 &* ($0 &+ 1)) ^ UInt32($0) }
  }

  @Test func refillIsPortable() {
    var wide = words(624)
    var portable = wide
    for _ in 0..<3 {
      ck_mt19937_refill(&wide)
      ck_mt19937_refill_portable(&portable)
    }
    #expect(wide == portable)
    #expect(wide != words(624))
  }

  @Test(arguments: [0, 1, 7, 8, 9, 31, 1000])
  func uniformsArePortable(count: Int) {
    var wide = [Float](repeating: -1, count: count)
    var portable = [Float](repeating: -2, count: count)
    ck_uniform_f32(words(count), &wide, count, -0.3, 1.7)
    ck_uniform_f32_portable(words(count), &portable, count, -0.3, 1.7)
    #expect(wide == portable)
  }

  @Test(arguments: [(0, 1), (-3, 0.25), (0.1, 7)] as [(Float, Float)])
  func normalsArePortable(mean: Float, deviation: Float) {
    let blocks = 4096
    var wide = [Float](repeating: 0, count: 16 * blocks)
    ck_uniform_f32(words(16 * blocks), &wide, wide.count, 0, 1)
    // The ends of the interval: a logarithm of 1, and the smallest that there is.
    wide[0] = 0
    wide[1] = 1 - 0x1p-24
    var portable = wide
    ck_normal_f32(&wide, blocks, mean, deviation)
    ck_normal_f32_portable(&portable, blocks, mean, deviation)
    #expect(wide.map(\.bitPattern) == portable.map(\.bitPattern))
    #expect(wide.allSatisfy { $0.isFinite })
  }
}
