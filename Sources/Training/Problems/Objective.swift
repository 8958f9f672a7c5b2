import Autograd

/// A loss of `w`, over rows of data or over none, in one dtype.
///
/// Losses are written in `Autograd`'s operations; their gradients come from `backward()` alone.
protocol Objective: AnyObject {
  /// The shape of `w`.
  var parameterShape: [Int] { get }
  /// How many rows the loss is taken over; 0 where there is no data.
  var rowCount: Int { get }
  /// The loss of `w` (`parameterShape`) over all rows: a single value.
  func loss(_ w: Tensor) -> Tensor
  /// The same loss over some of the rows.
  func selecting(_ rows: ArraySlice<Int>) -> any Objective
  /// Where theory of the loss comes from.
  ///
  /// - Parameter trueParameters: The vector that generated the data, where there is one.
  func theorySource(trueParameters: [Double]?) -> TheorySource
}
