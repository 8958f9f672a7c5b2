extension Tensor {
  /// The elements as a text sees them.
  var textSource: TextSource {
    let (pointer, itemSize) = (pointer, itemSize)
    return TextSource(
      dtype: dtype, shape: Array(shape), strides: Array(strides), offset: 0
    ) { [self] place in
      switch scalar(at: pointer + place * itemSize) {
      case .bool(let value): .boolean(value)
      case .int(let value): .integer(Int64(value))
      case .double(let value): .real(value)
      }
    }
  }
}

extension Tensor: CustomStringConvertible {
  /// The text that PyTorch prints, by ``PrintOptions/current``.
  ///
  /// O(n) up to the threshold of the options; above it only the elements shown are read.
  public var description: String {
    TensorText.text(
      of: textSource, gradientFunction: nameOfGradientFunction, requiresGrad: requiresGrad)
  }

  private var nameOfGradientFunction: String? {
    do { return try Checked.gradFn(self)?.name } catch { return "Invalid" }
  }
}

extension Shape: CustomStringConvertible {
  /// The text that PyTorch prints: `torch.Size([2, 3])`.
  public var description: String {
    "torch.Size(\(listText))"
  }
}

extension Scalar: CustomStringConvertible {
  /// The text that Python prints: `True`, `3`, `0.5`.
  public var description: String {
    switch self {
    case .bool(let value): PythonText.text(of: value)
    case .int(let value): String(value)
    case .double(let value): PythonText.text(of: value)
    }
  }
}
