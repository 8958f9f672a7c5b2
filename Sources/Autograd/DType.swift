/// The element type of a tensor.
///
/// The names and the order are PyTorch's; `float32` is the default for floating-point values and
/// `int64` for whole numbers.
public enum DType: UInt8, CaseIterable, Sendable, Hashable {
  case bool, uint8, int8, int16, int32, int64, float32, float64
}
