import CKernels

/// Copies between a tensor and the elements at some offsets of another, without derivatives.
enum Gathering {
  /// A row-major tensor of `shape` of the elements of `x` at `offsets`, counted in elements.
  static func gather(_ x: Tensor, _ offsets: [Int], _ shape: Shape) -> Tensor {
    let out = Tensor(uninitialized: shape, x.dtype)
    ck_gather(Int32(x.itemSize), out.pointer, x.pointer, offsets, offsets.count)
    return out
  }

  /// Writes the elements of `values`, cast, at `offsets` of `target`; the last one at a place stays.
  static func scatter(_ values: Tensor, _ offsets: [Int], into target: Tensor) {
    let source = values.contiguousValues(as: target.dtype)
    ck_scatter(Int32(target.itemSize), target.pointer, source.pointer, offsets, offsets.count)
  }

  /// Adds the elements of `values` to those at `offsets` of `target`, one after the other.
  static func scatterAdd(_ values: Tensor, _ offsets: [Int], into target: Tensor) {
    let source = values.contiguousValues(as: target.dtype)
    ck_scatter_add(target.dtype.code, target.pointer, source.pointer, offsets, offsets.count)
  }
}

extension Tensor {
  /// The elements row-major and as `type`, without history: itself if they are.
  func contiguousValues(as type: DType) -> Tensor {
    isContiguous && dtype == type ? self : contiguousCopy(as: type)
  }
}
