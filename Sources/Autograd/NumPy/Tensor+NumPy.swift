extension Tensor {
  /// The array of a `.npy` file.
  ///
  /// Versions 1 to 3 of the format are read, in either byte order. An array in Fortran order keeps that
  /// layout: neighbours along the first dimension are neighbours in memory. O(n).
  ///
  /// - Throws: ``NumPyError`` if the bytes are no such file, or its type is none of a tensor's. Nothing
  ///   larger than the file is allocated.
  public convenience init(npy file: [UInt8]) throws(NumPyError) {
    let (header, dataOffset) = try NumPyHeader.read(file)
    let shape = Shape(header.shape)
    let strides =
      header.isFortranOrder
      ? Shape(Shape(header.shape.reversed()).rowMajorStrides.reversed()) : shape.rowMajorStrides
    let byteCount = file.count - dataOffset
    self.init(
      storage: Storage(byteCount: byteCount), offset: 0, shape: shape, strides: strides,
      dtype: header.dtype)
    let elements = UnsafeMutableRawBufferPointer(start: pointer, count: byteCount)
    file.withUnsafeBytes { bytes in
      NumPyElements.decode(
        UnsafeRawBufferPointer(rebasing: bytes[dataOffset...]), header, into: elements)
    }
  }

  /// The bytes of a `.npy` file with the elements, as NumPy's `save` writes them.
  ///
  /// A tensor whose reversal is contiguous is written in Fortran order, others row by row. Gradients are
  /// not written. O(n).
  public func npy() -> [UInt8] {
    let reversed = rawView(Shape(shape.reversed()), Shape(strides.reversed()))
    let isFortranOrder = !isContiguous && reversed.isContiguous
    let source = isFortranOrder ? reversed : isContiguous ? self : contiguousCopy(as: dtype)
    let header = NumPyHeader(
      dtype: dtype, shape: Array(shape), isFortranOrder: isFortranOrder)
    return withExtendedLifetime(source) {
      header.encoded + UnsafeRawBufferPointer(start: source.pointer, count: numel * itemSize)
    }
  }
}
