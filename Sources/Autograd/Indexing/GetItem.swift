extension Tensor.Checked {
  /// The elements of `x` at `indices`, from the first dimension on.
  ///
  /// Numbers, slices, new axes and the ellipsis make a view; tensors and masks gather copies. Gradient: g at
  /// those places of zeros, where places that were taken more than once add up.
  public static func getItem(_ x: Tensor, _ indices: [TensorIndex]) throws(TensorError) -> Tensor {
    if indices.count == 1, case .slice(let from, let to, let step) = indices[0], x.ndim > 0 {
      // A slice alone is one even where it takes everything.
      guard step > 0 else { throw .value("step must be greater than zero") }
      return try slice(x, 0, from, to, step)
    }
    let (part, tensors) = try sliced(x, indices)
    if tensors.allSatisfy({ $0 == nil }) { return part === x ? try alias(x) : part }
    return try index(part, tensors)
  }

  /// Sets the elements of `x` at `indices` to `value`, broadcast and cast.
  public static func setItem(
    _ x: Tensor, _ indices: [TensorIndex], _ value: Tensor
  ) throws(TensorError) {
    let (part, tensors) = try sliced(x, indices)
    if tensors.allSatisfy({ $0 == nil }) {
      try set(part, to: value)
    } else {
      try indexPutInPlace(part, tensors, value, label: fillName(indices, value))
    }
  }

  /// PyTorch's name of a change by one tensor of places or one mask to one number, which is no input then.
  private static func fillName(_ indices: [TensorIndex], _ value: Tensor) -> StaticString? {
    let types = indices.compactMap { index in
      if case .tensor(let tensor) = index, tensor.ndim > 0 { tensor.dtype } else { nil }
    }
    guard value.isWrappedNumber && types.count == 1 else { return nil }
    if types[0] == .bool { return "MaskedFillBackward0" }
    return types[0] == .int64 ? "IndexFillBackward0" : nil
  }

  /// Sets the elements of `part` to those of `value`, broadcast.
  private static func set(_ part: Tensor, to value: Tensor) throws(TensorError) {
    if value.shape == part.shape && !value.isWrappedNumber {
      try copyInPlace(part, from: value)
    } else if value.ndim == 0 {
      try fillInPlace(part, value)
    } else {
      let fitting = try view(value, Shape(value.shape.drop { $0 == 1 }))
      try copyInPlace(
        part, from: fitting.shape == part.shape ? fitting : try expand(fitting, part.shape))
    }
  }

  /// `value` seen without leading dimensions of size 1.
  static func droppingLeadingOnes(_ value: Tensor) throws(TensorError) -> Tensor {
    let shape = Shape(value.shape.drop { $0 == 1 })
    return shape.count == value.ndim ? value : try view(value, shape)
  }

  /// What the numbers, slices and new axes make of `x`, and the tensors that are left, by dimension.
  private static func sliced(
    _ x: Tensor, _ indices: [TensorIndex]
  ) throws(TensorError) -> (Tensor, [Tensor?]) {
    let consumed = indices.reduce(0) { $0 + $1.consumedDimensions }
    guard consumed <= x.ndim || x.ndim == 0 && consumed == 1 else {
      throw .index("too many indices for tensor of dimension \(x.ndim)")
    }
    var part = x
    var tensors: [Tensor?] = []
    var dim = 0
    var realDim = 0
    for index in indices {
      switch index {
      case .at(let place):
        part = try selected(part, dim, place, realDim)
        realDim += 1
      case .slice(let from, let to, let step):
        part = try slicedOnce(part, dim, from, to, step)
        dim += 1
        realDim += 1
      case .newDimension:
        part = try unsqueeze(part, dim)
        dim += 1
      case .rest:
        dim += x.ndim - consumed
        realDim += x.ndim - consumed
      case .mask(let truth):
        part = try unsqueeze(part, dim)
        note(Tensor(truth ? [0] : [Int]()), at: &dim)
      case .tensor(let tensor) where tensor.ndim == 0 && tensor.dtype.isInteger:
        part = try selected(part, dim, try scalar(tensor).intValue, realDim)
        realDim += 1
      case .tensor(let tensor) where tensor.ndim == 0 && tensor.dtype == .bool:
        part = try unsqueeze(part, dim)
        let truth = try scalar(tensor).intValue != 0
        note(Tensor(truth ? [0] : [Int]()), at: &dim)
      case .tensor(let tensor):
        for place in try places(of: tensor, in: part, dim) { note(place, at: &dim) }
        realDim += Swift.max(index.consumedDimensions, 1)
      }
    }
    func note(_ tensor: Tensor, at dim: inout Int) {
      while tensors.count < dim { tensors.append(nil) }
      tensors.append(tensor)
      dim += 1
    }
    return (part, tensors)
  }

  private static func selected(
    _ x: Tensor, _ dim: Int, _ place: Int, _ realDim: Int
  ) throws(TensorError) -> Tensor {
    guard x.ndim > 0 else {
      throw .index(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to "
          + "convert a 0-dim tensor to a number")
    }
    let size = x.shape[dim]
    guard place >= -size && place < size else {
      throw .index("index \(place) is out of bounds for dimension \(realDim) with size \(size)")
    }
    return try select(x, dim, place)
  }

  private static func slicedOnce(
    _ x: Tensor, _ dim: Int, _ from: Int?, _ to: Int?, _ step: Int
  ) throws(TensorError) -> Tensor {
    guard step > 0 else { throw .value("step must be greater than zero") }
    guard x.ndim > 0 else { throw .index("too many indices for tensor of dimension 0") }
    if step == 1 && (from ?? 0) == 0 && (to ?? .max) >= x.shape[dim] { return x }
    return try slice(x, dim, from, to, step)
  }

  /// The tensors of whole numbers that `tensor` stands for: itself, or where the mask is true, by
  /// dimension.
  private static func places(
    of tensor: Tensor, in x: Tensor, _ dim: Int
  ) throws(TensorError) -> [Tensor] {
    guard tensor.dtype == .bool || tensor.dtype == .uint8 else {
      guard tensor.dtype == .int64 || tensor.dtype == .int32 else {
        throw .index("tensors used as indices must be long, int, byte or bool tensors")
      }
      return [tensor.cast(to: .int64)]
    }
    for d in 0..<tensor.ndim where dim + d >= x.ndim || tensor.shape[d] != x.shape[dim + d] {
      throw .index(
        "The shape of the mask \(tensor.shape.listText) at index \(d) does not match the shape of the "
          + "indexed tensor \(x.shape.listText) at index \(dim + d)")
    }
    return nonzeroPlaces(tensor)
  }

  /// Where `mask` is true, in row-major order: a tensor of places for each of its dimensions.
  static func nonzeroPlaces(_ mask: Tensor) -> [Tensor] {
    var places = Array(repeating: [Int](), count: mask.ndim)
    let steps = mask.shape.rowMajorStrides
    for (index, value) in mask.toArray(of: Bool.self).enumerated() where value {
      for d in 0..<mask.ndim { places[d].append(index / steps[d] % mask.shape[d]) }
    }
    return places.map { Tensor($0) }
  }
}

extension TensorIndex {
  /// How many dimensions of the tensor the entry is about.
  fileprivate var consumedDimensions: Int {
    switch self {
    case .at, .slice: 1
    case .newDimension, .rest, .mask: 0
    case .tensor(let tensor):
      tensor.dtype == .bool || tensor.dtype == .uint8 ? tensor.ndim : 1
    }
  }
}
