extension DType {
  /// The name without PyTorch's module: `float32`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float32: "float32"
    case .float64: "float64"
    }
  }
}

extension DType: CustomStringConvertible {
  /// The name with PyTorch's module before it: `torch.float32`.
  public var description: String {
    "torch." + name
  }
}
