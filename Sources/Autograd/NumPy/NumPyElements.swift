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
