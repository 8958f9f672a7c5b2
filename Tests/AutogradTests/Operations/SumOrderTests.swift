import Autograd
import Testing

/// The order in which PyTorch adds (`aten/src/ATen/native/cpu/SumKernel.cpp`), told as blocks within blocks;
/// the kernels have it as four accumulators that empty into each other.
private struct SumOrder<Element: TensorScalar & BinaryFloatingPoint> {
  /// The elements of a vector of 256 bits.
  static var lanes: Int { 32 / MemoryLayout<Element>.size }

  /// Blocks of at least 16 values, blocks of as many blocks, and blocks of those; what fills no block is added
  /// first, then each kind after the smaller one.
  static func cascade(_ values: [Element]) -> Element {
    var bits = 0
    while 1 << bits < values.count { bits += 1 }
    let step = 1 << max(bits / 4, 4)
    var rest = values[...]
    var sum: [Element] = []
    for size in [step * step * step, step * step, step] {
      var part: Element = 0
      while rest.count >= size {
        part += block(rest.prefix(size), step)
        rest = rest.dropFirst(size)
      }
      sum.insert(part, at: 0)
    }
    return sum.reduce(rest.reduce(0, +), +)
  }

  private static func block(_ values: ArraySlice<Element>, _ step: Int) -> Element {
    guard values.count > step else { return values.reduce(0, +) }
    let size = values.count / step
    return stride(from: values.startIndex, to: values.endIndex, by: size).reduce(0) {
      $0 + block(values[$1..<$1 + size], step)
    }
  }

  /// Four cascades that take turns; what is left over goes to the first.
  static func interleaved(_ values: [Element]) -> Element {
    let whole = values.count / 4
    var parts = (0..<4).map { part in cascade((0..<whole).map { values[4 * $0 + part] }) }
    parts[0] = values[(4 * whole)...].reduce(parts[0], +)
    return parts.dropFirst().reduce(parts[0], +)
  }

  /// The sum of a whole tensor: a lane each, after what fills no vector.
  static func whole(_ values: [Element]) -> Element {
    guard values.count >= lanes else { return interleaved(values) }
    let vectors = values.count / lanes
    let sums = (0..<lanes).map { lane in
      interleaved((0..<vectors).map { values[$0 * lanes + lane] })
    }
    return sums.reduce(values[(vectors * lanes)...].reduce(0, +), +)
  }

  /// The sum of column `index` of `count`: one cascade in whole groups of four vectors of columns (or, of few
  /// columns, of four columns), four that take turns in the others.
  static func column(_ index: Int, of count: Int, _ values: [Element]) -> Element {
    let group = count >= lanes ? 4 * lanes : 4
    return index < count / group * group ? cascade(values) : interleaved(values)
  }
}

@Suite struct SumOrderTests {
  /// Values of very different sizes, so that every other order has another sum.
  private static func values(_ count: Int, _ dtype: DType) -> Tensor {
    let generator = Generator().manualSeed(7)
    let signs = randn(count, dtype: dtype, generator: generator)
    return signs * exp(randn(count, dtype: dtype, generator: generator) * 3)
  }

  /// 8,192 floats fill the second accumulator of each lane, 131,072 the third.
  @Test(arguments: [5, 100, 8_192, 10_000, 131_072, 300_001], [DType.float32, .float64])
  func wholeTensorsAddUpInPyTorchsOrder(count: Int, dtype: DType) {
    let x = Self.values(count, dtype)
    switch dtype {
    case .float32: check(x.sum(), SumOrder.whole(x.toArray(of: Float.self)))
    default: check(x.sum(), SumOrder.whole(x.toArray(of: Double.self)))
    }
  }

  @Test(arguments: [3, 7, 43], [DType.float32, .float64])
  func columnsAddUpInPyTorchsOrder(count: Int, dtype: DType) {
    let x = Self.values(5_000 * count, dtype).reshape(5_000, count)
    let sums = x.sum(0)
    for index in 0..<count {
      let column = x.select(1, index).clone()
      switch dtype {
      case .float32:
        let values = column.toArray(of: Float.self)
        check(sums.select(0, index), SumOrder.column(index, of: count, values))
      default:
        let values = column.toArray(of: Double.self)
        check(sums.select(0, index), SumOrder.column(index, of: count, values))
      }
    }
  }

  /// The sum in its own order can be told from the sum one after the other.
  @Test func theOrderMatters() {
    let x = Self.values(10_000, .float32)
    #expect(x.sum().toArray(of: Float.self) != [x.toArray(of: Float.self).reduce(0, +)])
  }

  private func check<Element: TensorScalar & BinaryFloatingPoint>(
    _ sum: Tensor, _ expected: Element
  ) {
    #expect(sum.toArray(of: Element.self) == [expected])
  }
}
