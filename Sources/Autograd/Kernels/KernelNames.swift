import CKernels

extension ck_binary {
  static let add = CK_ADD
  static let subtract = CK_SUB
  static let multiply = CK_MUL
  static let divide = CK_DIV
  static let power = CK_POW

  /// PyTorch's error for a type that the operation has no loop for.
  func notImplemented(for dtype: DType) -> TensorError {
    .notImplemented("\"\(kernelName)\" not implemented for '\(dtype.scalarTypeName)'")
  }

  private var kernelName: String {
    switch self {
    case CK_ADD, CK_SUB: "add_stub"
    case CK_MUL: "mul_cpu"
    case CK_DIV: "div_true_cpu"
    case CK_DIV_TRUNC: "div_trunc_cpu"
    case CK_DIV_FLOOR: "div_floor_cpu"
    case CK_REMAINDER: "remainder_cpu"
    case CK_FMOD: "fmod_cpu"
    case CK_POW: "pow"
    case CK_ATAN2: "atan2_cpu"
    case CK_HYPOT: "hypot_cpu"
    case CK_COPYSIGN: "copysign_cpu"
    case CK_BIT_AND: "bitwise_and_cpu"
    case CK_BIT_OR: "bitwise_or_cpu"
    case CK_BIT_XOR: "bitwise_xor_cpu"
    case CK_SHIFT_LEFT: "lshift_cpu"
    case CK_SHIFT_RIGHT: "rshift_cpu"
    default: "binary_cpu"
    }
  }
}

extension ck_unary {
  /// PyTorch's error for a type that the operation has no loop for.
  func notImplemented(for dtype: DType) -> TensorError {
    .notImplemented("\"\(kernelName)\" not implemented for '\(dtype.scalarTypeName)'")
  }

  private var kernelName: String {
    switch self {
    case CK_NEG: "neg_cpu"
    case CK_ABS: "abs_cpu"
    case CK_FLOOR: "floor_vml_cpu"
    case CK_CEIL: "ceil_vml_cpu"
    case CK_ROUND: "round_vml_cpu"
    case CK_TRUNC: "trunc_vml_cpu"
    case CK_FRAC: "frac_vml_cpu"
    case CK_BIT_NOT: "bitwise_not_cpu"
    default: "unary_cpu"
    }
  }
}
