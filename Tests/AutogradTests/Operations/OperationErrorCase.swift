@testable import Autograd

/// A call that PyTorch 2.15 refuses, with its type of error and its text.
struct OperationErrorCase: Sendable, CustomStringConvertible {
  let description: String
  let error: TensorError
  let call: @Sendable () throws -> Void

  init(
    _ description: String, _ kind: TensorError.Kind, _ message: String,
    call: @escaping @Sendable () throws -> Void
  ) {
    self.description = description
    self.call = call
    error = TensorError(kind, message)
  }
}

extension OperationErrorCase {
  private typealias Checked = Tensor.Checked
  private static func vector() -> Tensor { tensor([1.0, 2, 3]) }
  private static func whole() -> Tensor { tensor([1, 2, 3]) }
  private static func matrix() -> Tensor { zeros([2, 3]) }

  /// Errors of operations on elements, reductions and choices.
  static let ofOperations: [OperationErrorCase] = [
    Self(
      "variance of whole numbers", .notImplemented,
      "std and var only support floating point and complex dtypes"
    ) { _ = try Checked.var(whole()) },
    Self("a dimension twice", .runtime, "dim 0 appears multiple times in the list of dims") {
      _ = try Checked.std(matrix(), [0, 0])
    },
    Self(
      "a running sum of bools", .notImplemented,
      "\"cumsum_out_cpu\" not implemented for 'Bool'"
    ) { _ = try Checked.cumsum(whole(), 0, dtype: .bool) },
    Self(
      "the trace of a vector", .runtime,
      "trace: expected a matrix, but got tensor with dim 1"
    ) { _ = try Checked.trace(vector()) },
    Self("whole remainder by 0", .runtime, "ZeroDivisionError") {
      _ = try Checked.remainder(whole(), tensor([1, 0, 1]))
    },
    Self("whole fmod by 0", .runtime, "ZeroDivisionError") {
      _ = try Checked.fmod(whole(), Tensor(wrapping: 0))
    },
    Self(
      "remainder of bools", .notImplemented,
      "\"remainder_cpu\" not implemented for 'Bool'"
    ) { _ = try Checked.remainder(tensor([true]), tensor([true])) },
    Self("floor of bools", .notImplemented, "\"floor_vml_cpu\" not implemented for 'Bool'") {
      _ = try Checked.floor(tensor([true]))
    },
    Self(
      "a place outside", .runtime,
      "index 3 is out of bounds for dimension 1 with size 3"
    ) { _ = try Checked.gather(matrix(), 1, tensor([[0, 3]])) },
    Self(
      "places of another rank", .runtime,
      "Index tensor must have the same number of dimensions as input tensor"
    ) { _ = try Checked.gather(matrix(), 1, tensor([0])) },
    Self(
      "more places than rows", .runtime,
      "Size does not match at dimension 0 expected index [3, 1] to be no larger than self [2, 3] apart "
        + "from dimension 1"
    ) { _ = try Checked.gather(matrix(), 1, tensor([[0], [0], [0]])) },
    Self(
      "places that are floats", .runtime,
      "gather(): Expected dtype int32/int64 for index"
    ) { _ = try Checked.gather(matrix(), 1, tensor([[0.0]])) },
    Self(
      "a slice outside", .runtime,
      "INDICES element is out of DATA bounds, id=-1 axis_dim=3"
    ) { _ = try Checked.indexSelect(matrix(), 1, tensor([-1])) },
    Self("slices by a matrix", .index, "index_select(): Index is supposed to be a vector") {
      _ = try Checked.indexSelect(matrix(), 1, tensor([[0]]))
    },
    Self(
      "two slices of a single value", .runtime,
      "index_select(): Index to scalar can have only 1 value, got 2 value(s)"
    ) { _ = try Checked.indexSelect(tensor(1.0), 0, tensor([0, 0])) },
    Self(
      "a mask of numbers", .runtime,
      "masked_fill_ only supports boolean masks, but got mask with dtype long int"
    ) { _ = try Checked.maskedFill(vector(), whole(), 0) },
    Self(
      "filling with a vector", .runtime,
      "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with 1 dimension(s)."
    ) { _ = try Checked.maskedFill(vector(), tensor([true]), vector()) },
    Self(
      "filling with too much", .runtime,
      "value cannot be converted to type uint8_t without overflow"
    ) { _ = try Checked.maskedFill(whole().to(.uint8), tensor([true]), 300) },
    Self(
      "a triangle of a vector", .runtime,
      "tril: input tensor must have at least 2 dimensions"
    ) { _ = try Checked.tril(vector()) },
    Self(
      "too few repetitions", .runtime,
      "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor"
    ) { _ = try Checked.repeat(matrix(), [2]) },
    Self("nothing side by side", .runtime, "hstack expects a non-empty TensorList") {
      _ = try Checked.hstack([])
    },
  ]
}

extension OperationErrorCase {
  /// Errors of layers and losses.
  static let ofLayers: [OperationErrorCase] = [
    Self(
      "linear of a single value", .runtime,
      "both arguments to linear need to be at least 1D, but they are 0D and 2D"
    ) { _ = try Checked.linear(tensor(1.0), matrix()) },
    Self(
      "addmm that does not fit", .runtime,
      "addmm: mat1 and mat2 shapes cannot be multiplied (2x3 and 4x2)"
    ) { _ = try Checked.addmm(zeros([2, 2]), matrix(), zeros([4, 2])) },
    Self(
      "addmm of two types", .runtime,
      "self and mat2 must have the same dtype, but got Double and Float"
    ) { _ = try Checked.addmm(zeros([2, 2], dtype: .float64), matrix(), zeros([3, 2])) },
    Self("outer of a matrix", .runtime, "outer: Expected 1-D argument vec2, but got 2-D") {
      _ = try Checked.outer(vector(), matrix())
    },
    Self(
      "lerp of two types", .runtime,
      "expected dtype float for `end` but got dtype double"
    ) { _ = try Checked.lerp(vector(), vector().to(.float64), 0.5) },
    Self("silu of whole numbers", .notImplemented, "\"silu_cpu\" not implemented for 'Long'") {
      _ = try Checked.silu(whole())
    },
    Self(
      "squares of whole numbers", .notImplemented,
      "\"mse_cpu\" not implemented for 'Long'"
    ) { _ = try Checked.mseLoss(whole(), whole()) },
    Self(
      "a negative beta", .runtime,
      "smooth_l1_loss does not support negative values for beta."
    ) { _ = try Checked.smoothL1Loss(vector(), vector(), beta: -1) },
    Self(
      "a delta of 0", .runtime,
      "huber_loss does not support non-positive values for delta."
    ) { _ = try Checked.huberLoss(vector(), vector(), delta: 0) },
    Self("a class too many", .index, "Target 5 is out of bounds.") {
      _ = try Checked.nllLoss(matrix(), tensor([0, 5]))
    },
    Self(
      "another batch", .value,
      "Expected input batch_size (2) to match target batch_size (3)."
    ) { _ = try Checked.nllLoss(matrix(), tensor([0, 1, 2])) },
    Self(
      "classes that are floats", .runtime,
      "expected target dtype to be Long or Byte, but got Float"
    ) { _ = try Checked.nllLoss(matrix(), tensor([0.0, 1])) },
    Self(
      "weights of other classes", .runtime,
      "weight tensor should be defined either for all 3 classes or no classes but got weight tensor of "
        + "shape: [2]"
    ) { _ = try Checked.nllLoss(matrix(), tensor([0, 1]), weight: ones([2])) },
    Self("a plane of another size", .runtime, "Expected target size [2, 4], got [2, 5]") {
      _ = try Checked.nllLoss(zeros([2, 3, 4]), zeros([2, 5], dtype: .int64))
    },
    Self(
      "logits of another size", .value,
      "Target size (torch.Size([4])) must be the same as input size (torch.Size([3]))"
    ) { _ = try Checked.binaryCrossEntropyWithLogits(vector(), ones([4])) },
    Self(
      "a weight to learn", .runtime,
      "The function 'binary_cross_entropy_with_logits' is not differentiable with respect to argument "
        + "'weight'. This input cannot have requires_grad True."
    ) {
      _ = try Checked.binaryCrossEntropyWithLogits(
        vector(), vector(), weight: ones([3], requiresGrad: true))
    },
    Self(
      "probabilities that are whole", .runtime,
      "Expected floating point type for target with class probabilities, got Long"
    ) { _ = try Checked.crossEntropy(matrix(), ones([2, 3], dtype: .int64)) },
    Self(
      "too much smoothing", .runtime, "label_smoothing must be between 0.0 and 1.0. Got: 1.5"
    ) { _ = try Checked.crossEntropy(matrix(), tensor([0, 1]), labelSmoothing: 1.5) },
    Self(
      "classes of whole numbers", .notImplemented,
      "\"log_softmax_lastdim_kernel_impl\" not implemented for 'Long'"
    ) { _ = try Checked.crossEntropy(whole(), tensor(0)) },
  ]
}
