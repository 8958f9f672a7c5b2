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

/// An `int64` tensor whose elements say where along one dimension something lies; the place along the
/// other dimensions is the element's own.
struct PlacesAlongDimension {
  private let places: Tensor
  private let dimension: Int

  /// The places must have been checked against the size of the dimension.
  init(_ places: Tensor, _ dimension: Int) {
    self.places = places
    self.dimension = dimension
  }

  /// The elements of `x` at the places: contiguous, in their shape.
  func gathered(from x: Tensor) -> Tensor {
    let out = Tensor(uninitialized: places.shape, x.dtype)
    switch x.itemSize {
    case 1: gather(UInt8.self, x, out)
    case 2: gather(UInt16.self, x, out)
    case 4: gather(UInt32.self, x, out)
    default: gather(UInt64.self, x, out)
    }
    return out
  }

  /// Adds the elements of `g`, which is a float tensor of the shape of the places, to `out` there.
  func add(_ g: Tensor, to out: Tensor) {
    if g.dtype == .float32 {
      add(Float.self, g, out)
    } else {
      add(Double.self, g, out)
    }
  }

  private func gather<Bits>(_ type: Bits.Type, _ x: Tensor, _ out: Tensor) {
    let (source, target) = (x.elements(Bits.self), out.elements(Bits.self))
    forEach(x.strides, out.strides) { target[$1] = source[$0] }
  }

  private func add<Number: FloatingPoint>(_ type: Number.Type, _ g: Tensor, _ out: Tensor) {
    let (source, target) = (g.elements(Number.self), out.elements(Number.self))
    forEach(out.strides, g.strides) { target[$0] += source[$1] }
  }

  /// Walks over the places in row-major order. `body` gets the offset of the place with `strides`, and
  /// that of the element itself with `own`.
  @inline(__always)
  private func forEach(
    _ strides: Shape, _ own: Shape, _ body: (_ place: Int, _ element: Int) -> Void
  ) {
    guard places.numel > 0 else { return }
    let values = places.elements(Int.self)
    let rank = places.ndim
    guard rank > 0 else {
      body(values[0] * (strides.first ?? 0), 0)
      return
    }
    // A single value is indexed as a vector of one.
    let step = strides.isEmpty ? 0 : strides[dimension]
    var position = Shape(repeating: 0, count: rank)
    var (index, place, element) = (0, 0, 0)
    while true {
      body(place + values[index] * step, element)
      var d = rank - 1
      while true {
        let sideways = d == dimension ? 0 : strides[d]
        position[d] += 1
        index += places.strides[d]
        element += own[d]
        place += sideways
        if position[d] < places.shape[d] { break }
        index -= places.strides[d] * position[d]
        element -= own[d] * position[d]
        place -= sideways * position[d]
        position[d] = 0
        if d == 0 { return }
        d -= 1
      }
    }
  }
}
