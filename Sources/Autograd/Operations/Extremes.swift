import CKernels

/// The largest or the smallest.
enum Extreme {
  case maximum, minimum

  var pairwise: ck_binary { self == .maximum ? CK_MAXIMUM : CK_MINIMUM }
  var name: String { self == .maximum ? "max" : "min" }
}

extension Tensor.Checked {
  /// The larger of each pair of elements, broadcast; NaN wins. Gradient: g to the larger, half each if equal.
  public static func maximum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try pairwise(a, b, .maximum, "MaximumBackward0")
  }

  /// The smaller of each pair of elements, broadcast; NaN wins. Gradient: g to the smaller, half each if
  /// equal.
  public static func minimum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try pairwise(a, b, .minimum, "MinimumBackward0")
  }

  private static func pairwise(
    _ a: Tensor, _ b: Tensor, _ extreme: Extreme, _ label: StaticString
  ) throws(TensorError) -> Tensor {
    let out = try Elementwise.binary(extreme.pairwise, a, b)
    if records(a, b) {
      try out.record(label, from: a, b, saving: a, b) { (node, g) throws(TensorError) in
        let (b, a) = (try node.saved(1), try node.saved(0))
        return Gradients(
          node.needs(0) ? try share(g, of: a, against: b, extreme) : nil,
          node.needs(1) ? try share(g, of: b, against: a, extreme) : nil)
      }
    }
    return out
  }

  /// The part of `g` that goes to `a`: all where it wins, half where the two are equal.
  static func share(
    _ g: Tensor, of a: Tensor, against b: Tensor, _ extreme: Extreme
  ) throws(TensorError) -> Tensor {
    let halved = try `where`(try eq(a, b), try div(g, Tensor(wrapping: 2)), g)
    let loses = extreme == .maximum ? try lt(a, b) : try gt(a, b)
    return try `where`(loses, Tensor(filled: 0, Shape(), g.dtype), halved)
  }

  /// The largest element; NaN if there is one. Gradient: g shared equally among those equal to it.
  public static func max(_ x: Tensor) throws(TensorError) -> Tensor {
    try overall(x, .maximum, "MaxBackward1")
  }

  /// The smallest element; NaN if there is one. Gradient: g shared equally among those equal to it.
  public static func min(_ x: Tensor) throws(TensorError) -> Tensor {
    try overall(x, .minimum, "MinBackward1")
  }

  private static func overall(
    _ x: Tensor, _ extreme: Extreme, _ label: StaticString
  ) throws(TensorError) -> Tensor {
    try refuseEmpty(x, extreme.name)
    let out = try Reduction.extremes(x, ReducedDimensions(x, nil, keepdim: false), extreme).values
    if records(x) {
      try out.record(label, from: x, saving: x, out) { (node, g) throws(TensorError) in
        let (x, y) = (try node.saved(0), try node.saved(1))
        // NaN equals nothing: where it is the result, the NaNs share.
        let mask = try `where`(try ne(y, y), try ne(x, x), try eq(x, y))
        return Gradients(try mul(mask, try div(g, try sum(mask))))
      }
    }
    return out
  }

  static func refuseEmpty(_ x: Tensor, _ name: String) throws(TensorError) {
    guard x.numel > 0 else {
      throw .runtime(
        "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction "
          + "dim with the 'dim' argument.")
    }
  }

  static func refuseEmpty(_ x: Tensor, dim d: Int, _ name: String) throws(TensorError) {
    guard x.ndim == 0 || x.shape[d] > 0 else {
      throw .index("\(name)(): Expected reduction dim \(d) to have non-zero size.")
    }
  }

  /// The largest elements along `dim`, and where the first of them stand. Gradient: g to those places.
  public static func max(
    _ x: Tensor, _ dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try along(x, dim, keepdim, .maximum, "MaxBackward0")
  }

  /// The smallest elements along `dim`, and where the first of them stand. Gradient: g to those places.
  public static func min(
    _ x: Tensor, _ dim: Int, keepdim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try along(x, dim, keepdim, .minimum, "MinBackward0")
  }

  private static func along(
    _ x: Tensor, _ dim: Int, _ keepdim: Bool, _ extreme: Extreme, _ label: StaticString
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let d = try Layout.dimension(dim, of: x.ndim)
    try refuseEmpty(x, dim: d, extreme.name)
    let reduced = try ReducedDimensions(x, [d], keepdim: keepdim)
    let (values, indices) = try Reduction.extremes(x, reduced, extreme)
    if records(x) {
      let (kept, before) = (reduced.keptShape, x.shape)
      try values.record(label, from: x, saving: indices) { (node, g) throws(TensorError) in
        let places = try reshape(try node.saved(0), kept)
        return Gradients(try scatteredSum(try reshape(g, kept), d, places, before))
      }
    }
    return (values, indices)
  }

  /// The largest elements over `dims`, all if there are none. Gradient: g shared equally among those equal
  /// to the largest.
  public static func amax(
    _ x: Tensor, _ dims: [Int] = [], keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try over(x, dims, keepdim, .maximum, "AmaxBackward0")
  }

  /// The smallest elements over `dims`, all if there are none. Gradient: g shared equally among those equal
  /// to the smallest.
  public static func amin(
    _ x: Tensor, _ dims: [Int] = [], keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try over(x, dims, keepdim, .minimum, "AminBackward0")
  }

  private static func over(
    _ x: Tensor, _ dims: [Int], _ keepdim: Bool, _ extreme: Extreme, _ label: StaticString
  ) throws(TensorError) -> Tensor {
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    let name = "a" + extreme.name
    if dims.isEmpty { try refuseEmpty(x, name) }
    for d in reduced.isReduced.indices where reduced.isReduced[d] {
      try refuseEmpty(x, dim: d, name)
    }
    let out = try Reduction.extremes(x, reduced, extreme).values
    if records(x) {
      let kept = reduced.keptShape
      let over = reduced.isReduced.indices.filter { reduced.isReduced[$0] }
      try out.record(label, from: x, saving: x, out) { (node, g) throws(TensorError) in
        let mask = try eq(try node.saved(0), try reshape(try node.saved(1), kept))
        let count = over.isEmpty ? try to(mask, .int64) : try sum(mask, over, keepdim: true)
        return Gradients(try div(try mul(try reshape(g, kept), mask), count))
      }
    }
    return out
  }

  /// Where the first of the largest elements stands: of all in row-major order, or along `dim`.
  public static func argmax(
    _ x: Tensor, _ dim: Int? = nil, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try place(x, dim, keepdim, .maximum, "argmax")
  }

  /// Where the first of the smallest elements stands: of all in row-major order, or along `dim`.
  public static func argmin(
    _ x: Tensor, _ dim: Int? = nil, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try place(x, dim, keepdim, .minimum, "argmin")
  }

  private static func place(
    _ x: Tensor, _ dim: Int?, _ keepdim: Bool, _ extreme: Extreme, _ name: String
  ) throws(TensorError) -> Tensor {
    guard x.dtype != .bool else { throw .notImplemented("\(name)(): does not support bool input") }
    if let dim {
      let d = try Layout.dimension(dim, of: x.ndim)
      try refuseEmpty(x, dim: d, name)
      let reduced = try ReducedDimensions(x, [d], keepdim: keepdim)
      return try Reduction.extremes(x, reduced, extreme).indices
    }
    guard x.numel > 0 else {
      throw .index("\(name)(): Expected reduction dim to be specified for input.numel() == 0.")
    }
    let reduced = try ReducedDimensions(x, nil, keepdim: keepdim)
    return try Reduction.extremes(x, reduced, extreme).indices
  }
}

extension Tensor {
  /// The largest element.
  public func max() -> Tensor { trapping { () throws(TensorError) in try Checked.max(self) } }
  /// The smallest element.
  public func min() -> Tensor { trapping { () throws(TensorError) in try Checked.min(self) } }
  /// The largest elements along `dim`, and where the first of them stand.
  public func max(_ dim: Int, keepdim: Bool = false) -> (values: Tensor, indices: Tensor) {
    trapping { () throws(TensorError) in try Checked.max(self, dim, keepdim: keepdim) }
  }
  /// The smallest elements along `dim`, and where the first of them stand.
  public func min(_ dim: Int, keepdim: Bool = false) -> (values: Tensor, indices: Tensor) {
    trapping { () throws(TensorError) in try Checked.min(self, dim, keepdim: keepdim) }
  }
  /// The largest elements over `dims`, all if there are none.
  public func amax(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.amax(self, dims, keepdim: keepdim) }
  }
  /// The smallest elements over `dims`, all if there are none.
  public func amin(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.amin(self, dims, keepdim: keepdim) }
  }
  /// Where the first of the largest elements stands.
  public func argmax(_ dim: Int? = nil, keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.argmax(self, dim, keepdim: keepdim) }
  }
  /// Where the first of the smallest elements stands.
  public func argmin(_ dim: Int? = nil, keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.argmin(self, dim, keepdim: keepdim) }
  }
}

/// The larger of each pair of elements, broadcast.
public func maximum(_ a: Tensor, _ b: Tensor) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.maximum(a, b) }
}
/// The smaller of each pair of elements, broadcast.
public func minimum(_ a: Tensor, _ b: Tensor) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.minimum(a, b) }
}
