/// Places given by tensors along some dimensions of a tensor, brought to one shape and checked.
struct AdvancedIndex {
  /// The shape of what is gathered.
  let shape: Shape
  /// The offset of each gathered element from the tensor's first, in elements.
  let offsets: [Int]
  /// The sizes of the places, and how many dimensions of ``shape`` stand before them.
  private let common: Shape
  private let leading: Int
  /// The strides of the tensor along ``shape``, 0 along the places.
  private let sourceStrides: Shape

  /// - Parameter tensors: the places by dimension, `int64`; `nil`, or nothing at the end, for dimensions that
  ///   are taken whole.
  /// - Parameter strides: the strides of the tensor that the offsets are for.
  init(_ tensors: [Tensor?], _ x: Shape, strides: Shape) throws(TensorError) {
    let given = tensors.compactMap { $0 }
    var common = Shape()
    for tensor in given {
      do { common = try Layout.broadcast(common, tensor.shape) } catch {
        let shapes = given.map(\.shape.listText).joined(separator: ", ")
        throw .index(
          "shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)")
      }
    }
    let indexed = tensors.indices.filter { tensors[$0] != nil }
    let whole = (0..<x.count).filter { !indexed.contains($0) }
    let first = indexed.first ?? 0
    let isAdjacent = indexed == Array(first..<(first + indexed.count))
    let before = isAdjacent ? whole.filter { $0 < first } : []
    let after = isAdjacent ? whole.filter { $0 > first } : whole

    var places = Array(repeating: 0, count: common.elementCount)
    for d in indexed {
      guard let tensor = tensors[d] else { continue }
      try Self.add(tensor, along: d, x[d], strides[d], common, to: &places)
    }
    shape = Shape(before.map { x[$0] } + Array(common) + after.map { x[$0] })
    leading = before.count
    self.common = common
    sourceStrides = Shape(
      before.map { strides[$0] } + common.map { _ in 0 } + after.map { strides[$0] })
    let outer = Self.offsets(before.map { (x[$0], strides[$0]) })
    let inner = Self.offsets(after.map { (x[$0], strides[$0]) })
    var offsets: [Int] = []
    offsets.reserveCapacity(outer.count * places.count * inner.count)
    for o in outer {
      for p in places {
        for i in inner { offsets.append(o + p + i) }
      }
    }
    self.offsets = offsets
  }

  /// The elements that were gathered from `x` in row-major order, in the layout that PyTorch gives them:
  /// that of an elementwise result of `x` without the dimensions of the places, and of the places.
  func laidOut(_ gathered: Tensor, from x: Tensor, _ tensors: [Tensor?]) -> Tensor {
    var operands = [x.rawView(shape, sourceStrides)]
    var sizes = Shape(repeating: 1, count: shape.count)
    for d in 0..<common.count { sizes[leading + d] = common[d] }
    for case let tensor? in tensors {
      let places = tensor.rawView(
        common, Layout.expandedStrides(tensor.shape, tensor.strides, to: common))
      let strides = Tensor.Checked.viewStrides(places, sizes) ?? sizes.rowMajorStrides
      operands.append(places.rawView(sizes, strides))
    }
    let out = Tensor(uninitialized: shape, x.dtype, like: operands)
    if out.strides == gathered.strides { return gathered }
    Elementwise.copy(gathered, to: out)
    return out
  }

  /// Adds the offsets of the places along dimension `d`.
  private static func add(
    _ tensor: Tensor, along d: Int, _ size: Int, _ stride: Int, _ common: Shape,
    to places: inout [Int]
  ) throws(TensorError) {
    let expanded = tensor.rawView(
      common, Layout.expandedStrides(tensor.shape, tensor.strides, to: common))
    for (position, place) in expanded.toArray(of: Int.self).enumerated() {
      guard place >= -size && place < size else {
        throw .index("index \(place) is out of bounds for dimension \(d) with size \(size)")
      }
      places[position] += (place < 0 ? place + size : place) * stride
    }
  }

  /// The offsets of all elements of some dimensions, in row-major order.
  private static func offsets(_ dims: [(size: Int, stride: Int)]) -> [Int] {
    var result = [0]
    for (size, stride) in dims {
      result = result.flatMap { start in (0..<size).map { start + $0 * stride } }
    }
    return result
  }
}

extension Tensor.Checked {
  /// The elements of `x` at the places that `tensors` give by dimension.
  static func index(_ x: Tensor, _ tensors: [Tensor?]) throws(TensorError) -> Tensor {
    let index = try AdvancedIndex(tensors, x.shape, strides: x.strides)
    let out = index.laidOut(Gathering.gather(x, index.offsets, index.shape), from: x, tensors)
    if records(x) {
      let before = x.shape
      let given = tensors.compactMap { $0 }
      let count = given.count
      try out.record("IndexBackward0", fromAll: [x], saving: given) {
        (node, g) throws(TensorError) in
        try node.requireSaved(count)
        return Gradients(try indexAdd(g, tensors, before))
      }
    }
    return out
  }

  /// Zeros of `shape` with `g` added at the places that `tensors` give. Gradient: g at those places.
  static func indexAdd(
    _ g: Tensor, _ tensors: [Tensor?], _ shape: Shape
  ) throws(TensorError) -> Tensor {
    let out = Tensor(uninitialized: shape, g.dtype, zeroed: true)
    let index = try AdvancedIndex(tensors, shape, strides: out.strides)
    Gathering.scatterAdd(g, index.offsets, into: out)
    if records(g) {
      try out.record("IndexPutBackward0", from: g) { (_, gg) throws(TensorError) in
        Gradients(try self.index(gg, tensors))
      }
    }
    return out
  }

  /// `x` with the elements at the places that `tensors` give replaced by `value`, in place; recorded as
  /// `label` if the value is no input.
  static func indexPutInPlace(
    _ x: Tensor, _ tensors: [Tensor?], _ value: Tensor, label: StaticString?
  ) throws(TensorError) {
    if x.overlaps(value) { throw .sharedMemory }
    let probe = try AdvancedIndex(tensors, x.shape, strides: x.strides)
    guard value.isWrappedNumber || value.dtype == x.dtype else {
      throw .runtime(
        "Index put requires the source and destination dtypes match, got "
          + "\(x.dtype.scalarTypeName) for the destination and \(value.dtype.scalarTypeName) for the "
          + "source.")
    }
    let fitting = try droppingLeadingOnes(value)
    guard (try? Layout.broadcast(probe.shape, fitting.shape)) == probe.shape else {
      throw .runtime(
        "shape mismatch: value tensor of shape \(value.shape.listText) cannot be broadcast to indexing "
          + "result of shape \(probe.shape.listText)")
    }
    guard GradMode.isEnabled && (x.requiresGrad || value.requiresGrad) else {
      Gathering.scatter(try expand(fitting, probe.shape), probe.offsets, into: x)
      x.bumpVersion()
      return
    }
    try inPlace(x) { (x) throws(TensorError) in try indexPut(x, tensors, fitting, label: label) }
  }

  /// A copy of `x` with the elements at the places that `tensors` give replaced by `value`.
  ///
  /// Gradients: g with zeros at those places, and g at those places.
  static func indexPut(
    _ x: Tensor, _ tensors: [Tensor?], _ value: Tensor, label: StaticString? = nil
  ) throws(TensorError) -> Tensor {
    let out = x.contiguousCopy(as: x.dtype)
    let index = try AdvancedIndex(tensors, out.shape, strides: out.strides)
    Gathering.scatter(
      try noGrad { () throws(TensorError) in try expand(value, index.shape) }, index.offsets,
      into: out)
    if records(x, value) {
      let given = tensors.compactMap { $0 }
      let count = given.count
      try out.record(
        label ?? "IndexPutBackward0", fromAll: label == nil ? [x, value] : [x], saving: given
      ) { (node, g) throws(TensorError) in
        try node.requireSaved(count)
        let zero = Tensor(filled: 0, Shape(), g.dtype)
        return Gradients(
          node.needs(0) ? try indexPut(g, tensors, zero) : nil,
          node.needs(1) ? try self.index(g, tensors) : nil)
      }
    }
    return out
  }
}
