/// The sizes of a tensor's dimensions, outermost first; `torch.Size` in PyTorch.
///
/// Up to four dimensions are stored inline, so that making a tensor of few dimensions allocates no array.
public struct Shape: Sendable {
  private var first: (Int, Int, Int, Int) = (0, 0, 0, 0)
  private var rest: [Int]?
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

  init(_ a: Int, _ b: Int) {
    first = (a, b, 0, 0)
    count = 2
  }
}

extension Shape: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// The size of dimension `index`, from 0; traps if there is no such dimension.
  public subscript(index: Int) -> Int {
    get {
      precondition(index >= 0 && index < count, "dimension out of range")
      return switch index {
      case 0: first.0
      case 1: first.1
      case 2: first.2
      case 3: first.3
      default: rest.map { $0[index - 4] } ?? 0
      }
    }
    set {
      precondition(index >= 0 && index < count, "dimension out of range")
      switch index {
      case 0: first.0 = newValue
      case 1: first.1 = newValue
      case 2: first.2 = newValue
      case 3: first.3 = newValue
      default: rest?[index - 4] = newValue
      }
    }
  }

  /// Adds an innermost dimension.
  mutating func append(_ size: Int) {
    count += 1
    if count > 4 {
      rest = (rest ?? []) + [size]
    } else {
      self[count - 1] = size
    }
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
  public static func == (a: Shape, b: Shape) -> Bool {
    guard a.count == b.count else { return false }
    if a.count <= 4 { return a.first == b.first }
    return a.first == b.first && a.rest == b.rest
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
    var product = 1
    for d in 0..<count { product *= self[d] }
    return product
  }

  /// The strides of a row-major tensor of this shape, in elements; a size of 0 counts as 1.
  var rowMajorStrides: Shape {
    var strides = self
    var step = 1
    var d = count
    while d > 0 {
      d -= 1
      strides[d] = step
      step *= Swift.max(self[d], 1)
    }
    return strides
  }

  /// The sizes as PyTorch's messages show them: `[2, 3]`.
  var listText: String { "[" + map(String.init).joined(separator: ", ") + "]" }
}
