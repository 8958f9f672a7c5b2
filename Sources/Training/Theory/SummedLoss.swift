import Autograd

/// A loss in float64 that is a sum over blocks of rows, in a form that can be differentiated twice
/// everywhere.
///
/// The notebook's `norm(r) ** 2` cannot where r = 0.
protocol SummedLoss {
  /// The shape of `w`.
  var parameterShape: [Int] { get }
  /// How many rows the loss is taken over; 0 where there is no data.
  var rowCount: Int { get }
  /// What a block of rows adds to the loss; without data, the loss.
  func part(_ w: Tensor, rows: Range<Int>) -> Tensor
}

extension SummedLoss {
  /// Elements of a block: some megabytes.
  private var blockElements: Int { 1 << 18 }

  /// The rows, block by block; one block of none where there is no data.
  var blocks: [Range<Int>] {
    guard rowCount > 0 else { return [0..<0] }
    let length = max(1, blockElements / max(1, parameterShape.reduce(1, *)))
    return stride(from: 0, to: rowCount, by: length).map { $0..<min($0 + length, rowCount) }
  }
}
