import CKernels

extension Tensor {
  /// A row-major tensor over memory that someone else owns; nothing is copied.
  ///
  /// A change through the tensor is seen in the buffer, and the other way round. Traps if the buffer is
  /// too small for the shape.
  ///
  /// - Parameters:
  ///   - buffer: at least as many elements as `shape` has. It must stay valid until `release` is called.
  ///   - shape: the sizes of the dimensions, outermost first.
  ///   - release: called once, when the last tensor over the memory has let go of it.
  public convenience init<Element: TensorScalar>(
    sharing buffer: UnsafeMutableBufferPointer<Element>, _ shape: Shape,
    release: @escaping () -> Void
  ) {
    let count = shape.elementCount
    precondition(
      count <= buffer.count,
      "shape '\(shape.listText)' is invalid for a buffer of \(buffer.count) elements")
    guard let base = buffer.baseAddress, count > 0 else {
      release()
      self.init(uninitialized: shape, Element.dtype)
      return
    }
    self.init(
      storage: Storage(adopting: base, byteCount: count * MemoryLayout<Element>.stride, release),
      offset: 0, shape: shape, strides: shape.rowMajorStrides, dtype: Element.dtype)
  }
}

extension Storage {
  /// Memory of someone else, given back by calling `release`.
  init(adopting base: UnsafeMutableRawPointer, byteCount: Int, _ release: @escaping () -> Void) {
    let context = Unmanaged.passRetained(ReleaseAction(run: release)).toOpaque()
    let adopted = ck_storage_adopt(base, byteCount, context) { context in
      guard let context else { return }
      Unmanaged<ReleaseAction>.fromOpaque(context).takeRetainedValue().run()
    }
    guard let adopted else { stop(.runtime("not enough memory to share a buffer")) }
    self.init(owning: adopted)
  }
}

/// What is done when shared memory is let go of.
private final class ReleaseAction {
  let run: () -> Void
  init(run: @escaping () -> Void) { self.run = run }
}
