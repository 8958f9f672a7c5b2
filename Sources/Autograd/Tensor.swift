import CKernels

/// An array of numbers of any number of dimensions, with PyTorch's reference semantics.
///
/// A tensor is memory seen through a shape and strides. Views share the memory; operations make new
/// tensors and, where an input requires gradients, remember how the result came about, so that
/// ``backward(gradient:retainGraph:createGraph:)`` can compute derivatives.
///
/// A tensor and all that share its memory or its graph belong to one thread at a time: `Tensor` is not
/// `Sendable`.
public final class Tensor {
  @exclusivity(unchecked) var storage: Storage
  /// The address of the first element.
  @exclusivity(unchecked) var pointer: UnsafeMutableRawPointer
  /// The type of the elements.
  @exclusivity(unchecked) public internal(set) var dtype: DType
  /// The sizes of the dimensions, outermost first.
  @exclusivity(unchecked) public internal(set) var shape: Shape
  /// The distances between neighbours along each dimension, in elements.
  @exclusivity(unchecked) public internal(set) var strides: Shape
  /// The number of elements; 1 for a single value.
  @exclusivity(unchecked) public internal(set) var numel: Int
  /// Whether the elements lie in row-major order without gaps.
  @exclusivity(unchecked) public internal(set) var isContiguous: Bool

  /// Whether this is a number beside tensors, which yields to them in type promotion.
  let isWrappedNumber: Bool
  @exclusivity(unchecked) var versioning = Versioning.storage

  /// The operation that made this tensor, if gradients flow through it.
  @exclusivity(unchecked) var node: Node?
  /// Which of the node's outputs this is.
  @exclusivity(unchecked) var outputIndex = 0
  /// Whether this leaf collects gradients.
  @exclusivity(unchecked) var leafRequiresGrad = false
  /// See ``viewBase``. Not a `Tensor?`: for a class that refers to itself the compiler makes the end of
  /// each a walk along the list.
  @exclusivity(unchecked) private var base: AnyObject?
  /// How this view came about.
  @exclusivity(unchecked) var viewOrigin = ViewOrigin.tracked
  /// The base's version when this view's node was made; if it is behind, the node is out of date.
  @exclusivity(unchecked) var viewVersion: UInt32 = 0
  /// What few tensors have: behind one reference, because every tensor releases each of its own when it ends.
  @exclusivity(unchecked) var extras: TensorExtras?

  /// A row-major tensor of uninitialised elements.
  init(uninitialized shape: Shape, _ dtype: DType, zeroed: Bool = false, wrapped: Bool = false) {
    let count = shape.elementCount
    storage = Storage(byteCount: count * dtype.itemSize, zeroed: zeroed)
    pointer = storage.base
    self.dtype = dtype
    self.shape = shape
    strides = shape.rowMajorStrides
    numel = count
    isContiguous = true
    isWrappedNumber = wrapped
  }

  /// A tensor of `shape` over `storage`; `offset` is in elements.
  init(
    storage: consuming Storage, offset: Int, shape: Shape, strides: Shape, dtype: DType,
    wrapped: Bool = false
  ) {
    pointer = storage.base + offset * dtype.itemSize
    self.storage = storage
    self.dtype = dtype
    self.shape = shape
    self.strides = strides
    numel = shape.elementCount
    isContiguous = Layout.isContiguous(shape, strides)
    isWrappedNumber = wrapped
  }

  /// The memory of `source` seen through another geometry; `offset`, in elements, is from its first.
  init(viewing source: Tensor, _ shape: Shape, _ strides: Shape, offset: Int) {
    storage = source.storage.shared()
    pointer = source.pointer + offset * source.dtype.itemSize
    dtype = source.dtype
    self.shape = shape
    self.strides = strides
    numel = shape.elementCount
    isContiguous = Layout.isContiguous(shape, strides)
    isWrappedNumber = false
  }

  /// The same elements in the same memory.
  init(sharing source: Tensor) {
    storage = source.storage.shared()
    pointer = source.pointer
    dtype = source.dtype
    shape = source.shape
    strides = source.strides
    numel = source.numel
    isContiguous = source.isContiguous
    isWrappedNumber = false
  }

  /// The tensor whose memory this is a view of; never a view itself.
  @inline(__always)
  var viewBase: Tensor? {
    get { base.map { unsafeDowncast($0, to: Tensor.self) } }
    set { base = newValue }
  }

  /// Whether this is a view that in-place operations follow to its base.
  @inline(__always)
  var isView: Bool { base != nil }

  /// Lets go of the graph without recursion, however deep it is.
  deinit {
    guard node != nil || extras != nil || base != nil else { return }
    ReleaseQueue.release { shallow in
      if shallow {
        node = nil
        extras = nil
        base = nil
        return
      }
      ReleaseQueue.enqueue(&node)
      ReleaseQueue.enqueue(&extras)
      ReleaseQueue.enqueue(&base)
    }
  }
}

/// What few tensors have: gradients, hooks, a version counter shared without the memory.
final class TensorExtras {
  /// The collected gradient.
  @exclusivity(unchecked) var accumulatedGrad: Tensor?
  /// The gradient of this leaf as far as it has arrived in the running backward pass.
  @exclusivity(unchecked) var pendingGrad: Tensor?
  /// Where a tensor of ``Versioning/shared`` counts its versions.
  var versions: VersionCounter?
  var retainsGrad = false
  var hooks: [GradientHook] = []
  var accumulationHooks: [AccumulationHook] = []
}

extension Tensor {
  /// The collected gradient.
  @inline(__always)
  var accumulatedGrad: Tensor? {
    get { extras?.accumulatedGrad }
    set { if extras != nil || newValue != nil { ensureExtras().accumulatedGrad = newValue } }
  }

  /// The gradient of this leaf as far as it has arrived in the running backward pass.
  @inline(__always)
  var pendingGrad: Tensor? {
    get { extras?.pendingGrad }
    set { if extras != nil || newValue != nil { ensureExtras().pendingGrad = newValue } }
  }

  /// The number of dimensions.
  public var ndim: Int { shape.count }

  /// The position of the first element in the memory that this tensor shares, in elements.
  public var storageOffset: Int { (pointer - storage.base) / dtype.itemSize }

  /// Whether `self` and `other` are views of the same memory; never if one has no elements.
  public func sharesStorage(with other: Tensor) -> Bool {
    storage.block == other.storage.block && numel > 0 && other.numel > 0
  }
}
