import Autograd

/// The order in which an epoch takes the rows.
enum EpochPermutation {
  /// The permutation of epoch `epoch`, counted from 0: PyTorch's `randperm(count)` from a generator
  /// of its own, seeded with (1,000,003·seed + epoch + 1) mod 2⁶⁴.
  static func rows(count: Int, seed: Int, epoch: Int) -> [Int] {
    let key = UInt64(bitPattern: Int64(seed)) &* 1_000_003 &+ UInt64(bitPattern: Int64(epoch + 1))
    let generator = Generator().manualSeed(key)
    return generator.permutation(count)
  }
}
