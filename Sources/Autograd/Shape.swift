/// The sizes of a tensor's dimensions, outermost first; `torch.Size` in PyTorch.
///
/// Sizes are stored inline, so that making a tensor allocates no array; there can be at most
/// ``maximumCount`` of them.
public struct Shape: Sendable, BitwiseCopyable {
  /// The largest number of dimensions.
  public static let maximumCount = 8

  private var sizes = InlineArray<8, Int>(repeating: 0)
  /// The number of dimensions.
  public private(set) var count = 0

  /// No dimensions: the shape of a single value.
  public init() {}

  /// The sizes `sizes`, outermost first.
  public init<Sizes: Sequence>(_ sizes: Sizes) where Sizes.Element == Int {
    for size in sizes { append(size) }
  }

  /// `count` dimensions of `size` each.
  init(repeating size: Int, count: Int) {
    for _ in 0..<count { append(size) }
  }

  @inline(__always)
  init(_ a: Int) {
    sizes[unchecked: 0] = a
    count = 1
  }

  @inline(__always)
  init(_ a: Int, _ b: Int) {
    sizes[unchecked: 0] = a
    sizes[unchecked: 1] = b
    count = 2
  }
}

extension Shape: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// The size of dimension `index`, from 0; traps if there is no such dimension.
  public subscript(index: Int) -> Int {
    @inline(__always) get {
      precondition(index >= 0 && index < count, "dimension out of range")
      return sizes[unchecked: index]
    }
    @inline(__always) set {
      precondition(index >= 0 && index < count, "dimension out of range")
      sizes[unchecked: index] = newValue
    }
  }

  /// Adds an innermost dimension. Stops the program if there are ``maximumCount`` already.
  @inline(__always)
  mutating func append(_ size: Int) {
    if count == Self.maximumCount { Self.refuseMoreDimensions() }
    sizes[unchecked: count] = size
    count += 1
  }

  @inline(never)
  private static func refuseMoreDimensions() -> Never {
    stop(.runtime("a tensor of Autograd has at most \(maximumCount) dimensions"))
  }

  /// A copy without dimension `index`.
  func removing(_ index: Int) -> Shape {
    var result = Shape()
    for d in 0..<count where d != index { result.append(self[d]) }
    return result
  }

  /// A copy with a dimension of `size` before dimension `index`.
  func inserting(_ size: Int, at index: Int) -> Shape {
    var result = Shape()
    for d in 0...count {
      if d == index { result.append(size) }
      if d < count { result.append(self[d]) }
    }
    return result
  }
}

extension Shape: Hashable {
  @inline(__always)
  public static func == (a: Shape, b: Shape) -> Bool {
    guard a.count == b.count else { return false }
    if a.count <= 2 {
      // Sizes of dimensions that there are not are 0.
      return a.sizes[unchecked: 0] == b.sizes[unchecked: 0]
        && a.sizes[unchecked: 1] == b.sizes[unchecked: 1]
    }
    for d in 0..<a.count where a.sizes[unchecked: d] != b.sizes[unchecked: d] { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for size in self { hasher.combine(size) }
  }
}

extension Shape: ExpressibleByArrayLiteral {
  public init(arrayLiteral sizes: Int...) { self.init(sizes) }
}

extension Shape {
  /// The number of elements; 1 for a single value. Traps if it does not fit an `Int`.
  public var elementCount: Int {
    @inline(__always) get {
      switch count {
      case 0: 1
      case 1: sizes[unchecked: 0]
      case 2: sizes[unchecked: 0] * sizes[unchecked: 1]
      default: elementCountByLoop
      }
    }
  }

  /// The strides of a row-major tensor of this shape, in elements; a size of 0 counts as 1.
  var rowMajorStrides: Shape {
    @inline(__always) get {
      switch count {
      case 0: Shape()
      case 1: Shape(1)
      case 2: Shape(Swift.max(sizes[unchecked: 1], 1), 1)
      default: rowMajorStridesByLoop
      }
    }
  }

  // Nearly all tensors have two dimensions at most: sizes at constant places stay in registers, where a
  // loop has them copied through memory.

  @inline(never)
  private var elementCountByLoop: Int {
    var product = 1
    for d in 0..<count { product *= sizes[unchecked: d] }
    return product
  }

  @inline(never)
  private var rowMajorStridesByLoop: Shape {
    var strides = self
    var step = 1
    var d = count - 1
    while d >= 0 {
      strides.sizes[unchecked: d] = step
      step *= Swift.max(sizes[unchecked: d], 1)
      d -= 1
    }
    return strides
  }

  /// The sizes as PyTorch's messages show them: `[2, 3]`.
  var listText: String { "[" + map(String.init).joined(separator: ", ") + "]" }
}

/// Questions about shapes and strides that need no memory.
enum Layout {
  /// Whether the elements lie in row-major order without gaps. Dimensions of size 1 do not matter.
  static func isContiguous(_ shape: Shape, _ strides: Shape) -> Bool {
    var step = 1
    var d = shape.count
    var contiguous = true
    while d > 0 {
      d -= 1
      let size = shape[d]
      if size == 0 { return true }
      if size != 1 && strides[d] != step { contiguous = false }
      step *= size
    }
    return contiguous
  }

  /// Whether the strides are those of a new tensor of the shape, in dimensions of size 1 too.
  static func isRowMajor(_ shape: Shape, _ strides: Shape) -> Bool {
    var step = 1
    var d = shape.count
    while d > 0 {
      d -= 1
      if strides[d] != step { return false }
      step *= max(shape[d], 1)
    }
    return true
  }

  /// Whether the elements fill a block of memory, each place once, in whatever order.
  static func isDense(_ shape: Shape, _ strides: Shape) -> Bool {
    var order: [Int] = []
    for d in 0..<shape.count where shape[d] != 1 { order.append(d) }
    if shape.contains(0) { return true }
    order.sort { strides[$0] < strides[$1] }
    var step = 1
    for d in order {
      if strides[d] != step { return false }
      step *= shape[d]
    }
    return true
  }

  /// The number of places from the first element to the last, both included.
  static func extent(_ shape: Shape, _ strides: Shape) -> Int {
    if shape.contains(0) { return 0 }
    return zip(shape, strides).reduce(1) { $0 + ($1.0 - 1) * $1.1 }
  }

  /// The shape that both operands are broadcast to, or nothing if they do not fit.
  static func broadcast(_ a: Shape, _ b: Shape) throws(TensorError) -> Shape {
    if a == b { return a }
    let (longer, shorter) = a.count >= b.count ? (a, b) : (b, a)
    var result = longer
    let extra = longer.count - shorter.count
    var d = longer.count
    while d > extra {
      d -= 1
      let x = longer[d]
      let y = shorter[d - extra]
      if x == y || y == 1 { continue }
      guard x == 1 else {
        let (sizeA, sizeB) = a.count >= b.count ? (x, y) : (y, x)
        throw .runtime(
          "The size of tensor a (\(sizeA)) must match the size of tensor b (\(sizeB)) at "
            + "non-singleton dimension \(d)")
      }
      result[d] = y
    }
    return result
  }

  /// `strides` seen through `target`, which `shape` is broadcast to: repeated dimensions have stride 0.
  static func expandedStrides(_ shape: Shape, _ strides: Shape, to target: Shape) -> Shape {
    if shape == target { return strides }
    var result = Shape(repeating: 0, count: target.count)
    let extra = target.count - shape.count
    for d in 0..<shape.count {
      result[extra + d] = shape[d] == 1 && target[extra + d] != 1 ? 0 : strides[d]
    }
    return result
  }

  /// `dim` counted from the front, refused if the tensor has no such dimension.
  static func dimension(_ dim: Int, of count: Int) throws(TensorError) -> Int {
    let range = Swift.max(count, 1)
    guard dim >= -range && dim < range else {
      throw .index(
        "Dimension out of range (expected to be in range of [\(-range), \(range - 1)], but got \(dim))"
      )
    }
    return dim < 0 ? dim + range : dim
  }
}
