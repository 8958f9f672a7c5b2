extension Tensor.Checked {
  /// Whether all elements over `dims` are other than 0; NaN is. `nil` takes all dimensions, an empty list
  /// none. The result is `bool`, of `uint8` a `uint8`. O(n).
  public static func all(
    _ x: Tensor, _ dims: [Int]? = nil, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try truth(x, dims, keepdim) { !$0.contains(0) }
  }

  /// Whether any element over `dims` is other than 0; NaN is. `nil` takes all dimensions, an empty list
  /// none. The result is `bool`, of `uint8` a `uint8`. O(n).
  public static func any(
    _ x: Tensor, _ dims: [Int]? = nil, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try truth(x, dims, keepdim) { $0.contains(1) }
  }

  private static func truth(
    _ x: Tensor, _ dims: [Int]?, _ keepdim: Bool, _ test: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(TensorError) -> Tensor {
    let type: DType = x.dtype == .uint8 ? .uint8 : .bool
    let truths = x.cast(to: .bool)
    if let dims, dims.isEmpty { return truths.contiguousCopy(as: type) }
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    let rows = reduced.rows(of: truths)
    let out = Tensor(uninitialized: reduced.shape, type)
    for row in 0..<out.numel {
      let start = rows.elements(UInt8.self) + row * reduced.count
      out.elements(UInt8.self)[row] =
        test(UnsafeBufferPointer(start: start, count: reduced.count)) ? 1 : 0
    }
    return out
  }
}

extension Tensor {
  /// Whether all elements are other than 0, as a single `bool`.
  public func all() -> Tensor { trapping { () throws(TensorError) in try Checked.all(self) } }

  /// Whether all elements over `dims` are other than 0.
  public func all(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.all(self, dims, keepdim: keepdim) }
  }

  /// Whether any element is other than 0, as a single `bool`.
  public func any() -> Tensor { trapping { () throws(TensorError) in try Checked.any(self) } }

  /// Whether any element over `dims` is other than 0.
  public func any(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.any(self, dims, keepdim: keepdim) }
  }
}
