/// An array of numbers as NumPy has them: it prints and promotes as NumPy does, and has no gradients.
///
/// It shares its memory with the tensor that it was made of, or that is made of it.
public struct NumPyArray {
  /// The elements, without history.
  let tensor: Tensor

  /// An array that shares the memory of `tensor`, which has no history.
  init(sharing tensor: Tensor) {
    self.tensor = tensor
  }

  /// A new array of a number, or of an array of arrays of numbers of equal lengths: `numpy.array`.
  ///
  /// `Double` makes a `float64`, `Int` an `int64`. Traps if the lengths differ.
  public init<Values: TensorElements>(_ values: Values) {
    tensor = trapping { () throws(TensorError) in
      try Tensor.Checked.tensor(values, dtype: Values.Leaf.dtype)
    }
  }

  /// The type of the elements.
  public var dtype: DType { tensor.dtype }

  /// The number of elements along each dimension.
  public var shape: Shape { tensor.shape }

  /// The element at the place given, one index for each dimension; negative ones count from the end.
  ///
  /// Setting it changes every tensor and array that shares the memory. Traps if there is no such place.
  public subscript(indices: Int...) -> Scalar {
    get { element(indices).scalar() }
    nonmutating set {
      element(indices).fill(newValue)
      tensor.bumpVersion()
    }
  }

  private func element(_ indices: [Int]) -> Tensor {
    trapping { () throws(TensorError) in
      var part = tensor
      for index in indices {
        part = try Tensor.Checked.select(part, 0, index)
      }
      return part
    }
  }
}

extension NumPyArray: CustomStringConvertible {
  /// The text that NumPy prints.
  public var description: String {
    NumPyText.text(of: tensor.textSource)
  }
}

extension Tensor {
  /// The conversion to NumPy's kind of array: `x.numpy()` is an array that shares the memory.
  ///
  /// Printed without being called it has the text of Python's bound method.
  public var numpy: NumPyConversion { NumPyConversion(tensor: self) }
}

/// The conversion of a tensor to an array, not done yet.
public struct NumPyConversion: CustomStringConvertible {
  fileprivate let tensor: Tensor

  /// The array. Traps if the tensor requires gradients: detach it first.
  public func callAsFunction() -> NumPyArray {
    trapping { () throws(TensorError) in try Tensor.Checked.numpy(tensor) }
  }

  /// The text that Python prints of a method that is not called; the address is the tensor's.
  public var description: String {
    let address = UInt(bitPattern: Unmanaged.passUnretained(tensor).toOpaque())
    return "<built-in method numpy of Tensor object at 0x\(String(address, radix: 16))>"
  }
}

extension Tensor.Checked {
  /// An array that shares the memory of `x`.
  public static func numpy(_ x: Tensor) throws(TensorError) -> NumPyArray {
    guard !x.requiresGrad else {
      throw .runtime(
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    return NumPyArray(sharing: x.detach())
  }
}

/// A tensor that shares the memory of `array`, and has its type. `torch.from_numpy`.
public func fromNumPy(_ array: NumPyArray) -> Tensor {
  array.tensor.detach()
}

extension NumPyArray {
  /// The sum, broadcast.
  public static func + (a: NumPyArray, b: NumPyArray) -> NumPyArray {
    combine(a, b, resultType(a.dtype, b.dtype)) { (a, b) throws(TensorError) in
      try Tensor.Checked.add(a, b)
    }
  }

  /// The difference, broadcast.
  public static func - (a: NumPyArray, b: NumPyArray) -> NumPyArray {
    combine(a, b, resultType(a.dtype, b.dtype)) { (a, b) throws(TensorError) in
      try Tensor.Checked.sub(a, b)
    }
  }

  /// The product of elements, broadcast.
  public static func * (a: NumPyArray, b: NumPyArray) -> NumPyArray {
    combine(a, b, resultType(a.dtype, b.dtype)) { (a, b) throws(TensorError) in
      try Tensor.Checked.mul(a, b)
    }
  }

  /// The quotient, broadcast; whole numbers are divided as `float64`.
  public static func / (a: NumPyArray, b: NumPyArray) -> NumPyArray {
    let type = resultType(a.dtype, b.dtype)
    return combine(a, b, type.isFloatingPoint ? type : .float64) { (a, b) throws(TensorError) in
      try Tensor.Checked.div(a, b)
    }
  }

  /// The sum with a number.
  public static func + (a: NumPyArray, b: Double) -> NumPyArray { a + a.number(b) }
  /// The sum with a number.
  public static func + (a: Double, b: NumPyArray) -> NumPyArray { b.number(a) + b }
  /// The difference to a number.
  public static func - (a: NumPyArray, b: Double) -> NumPyArray { a - a.number(b) }
  /// The difference of a number and an array.
  public static func - (a: Double, b: NumPyArray) -> NumPyArray { b.number(a) - b }
  /// The multiple.
  public static func * (a: NumPyArray, b: Double) -> NumPyArray { a * a.number(b) }
  /// The multiple.
  public static func * (a: Double, b: NumPyArray) -> NumPyArray { b.number(a) * b }
  /// The quotient by a number.
  public static func / (a: NumPyArray, b: Double) -> NumPyArray { a / a.number(b) }
  /// A number divided by each element.
  public static func / (a: Double, b: NumPyArray) -> NumPyArray { b.number(a) / b }

  /// A number beside this array: of its type if that is a floating-point one, else `float64`.
  private func number(_ value: Double) -> NumPyArray {
    NumPyArray(
      sharing: Tensor(filled: .double(value), Shape(), dtype.isFloatingPoint ? dtype : .float64))
  }

  private static func combine(
    _ a: NumPyArray, _ b: NumPyArray, _ type: DType,
    _ operation: (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> NumPyArray {
    NumPyArray(
      sharing: trapping { () throws(TensorError) in
        try operation(a.tensor.cast(to: type), b.tensor.cast(to: type))
      })
  }

  /// NumPy's type for two arrays: as PyTorch's, but that whole numbers of 32 bits and more make
  /// `float64` of a `float32`.
  private static func resultType(_ a: DType, _ b: DType) -> DType {
    let wide: Set<DType> = [.int32, .int64]
    if (a == .float32 && wide.contains(b)) || (b == .float32 && wide.contains(a)) {
      return .float64
    }
    return Promotion.promote(a, b)
  }
}

/// The elements of a `.npy` file, as memory and back.
enum NumPyElements {
  /// Copies the elements of a file into memory of their type, in the order of the file.
  ///
  /// - Parameter bytes: As many bytes as `destination` has.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ header: NumPyHeader,
    into destination: UnsafeMutableRawBufferPointer
  ) {
    destination.copyMemory(from: bytes)
    if header.dtype == .bool {
      // Memory of a Bool holds 0 or 1; NumPy takes any other byte as true.
      for index in destination.indices where destination[index] > 1 {
        destination[index] = 1
      }
    }
    if header.isBigEndian != isMachineBigEndian {
      swap(destination, header.dtype)
    }
  }

  private static var isMachineBigEndian: Bool {
    UInt16(1).bigEndian == 1
  }

  private static func swap(_ bytes: UnsafeMutableRawBufferPointer, _ dtype: DType) {
    switch dtype {
    case .bool, .uint8, .int8: break
    case .int16: swap(bytes, UInt16.self)
    case .int32, .float32: swap(bytes, UInt32.self)
    case .int64, .float64: swap(bytes, UInt64.self)
    }
  }

  private static func swap<Word: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: UnsafeMutableRawBufferPointer, _: Word.Type
  ) {
    for offset in stride(from: 0, to: bytes.count, by: MemoryLayout<Word>.size) {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: Word.self)
      bytes.storeBytes(of: word.byteSwapped, toByteOffset: offset, as: Word.self)
    }
  }
}

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
