import Testing

@testable import Autograd

/// `.npy` files: those of NumPy are read, the same bytes written, and damaged ones refused.
@Suite struct TensorNumPyTests {
  private func read(_ name: String) throws -> Tensor {
    try Tensor(npy: try numPyFixture(name))
  }

  @Test func float32KeepsItsBits() throws {
    let x = try read("float32.npy")
    #expect(x.dtype == .float32 && x.shape == [2, 3])
    let bits = x.toArray(of: Float.self).map(\.bitPattern)
    let expected: [Float] = [0.1, -2.5, 3, .infinity, -0.0, Float(bitPattern: 71362)]
    #expect(bits == expected.map(\.bitPattern))
  }

  @Test func float64KeepsItsBits() throws {
    let values = try read("float64.npy").toArray(of: Double.self)
    #expect(values == [0.1, -1e300, .leastNonzeroMagnitude])
  }

  @Test(
    arguments: [
      ("int64.npy", .int64, [.min, .max]), ("int32.npy", .int32, [-0x8000_0000, 7]),
      ("int16.npy", .int16, [-0x8000, 300]), ("int8.npy", .int8, [-128, 127, 0]),
      ("uint8.npy", .uint8, [0, 255]), ("bool.npy", .bool, [1, 0, 1]),
      ("version2.npy", .int64, [0, 1, 2, 3]), ("version3.npy", .int64, [0, 1, 2, 3]),
      ("big-endian.npy", .int32, (0..<6).map { 65536 * $0 + 1 }), ("empty.npy", .int32, []),
    ] as [(String, DType, [Int])])
  func wholeNumbers(name: String, dtype: DType, values: [Int]) throws {
    let x = try read(name)
    #expect(x.dtype == dtype)
    #expect(x.toArray(of: Int.self) == values)
  }

  @Test func bigEndianFloats() throws {
    #expect(try read("big-endian-float64.npy").toArray(of: Double.self) == [1.5, -2])
  }

  @Test func shapesWithoutDimensionsAndWithoutElements() throws {
    let scalar = try read("scalar.npy")
    #expect(scalar.shape == [] && scalar.item() == 2.5)
    #expect(try read("empty.npy").shape == [2, 0, 3])
  }

  @Test func fortranOrderIsKeptInMemory() throws {
    let x = try read("fortran.npy")
    #expect(x.shape == [2, 3] && x.strides == [1, 2])
    #expect(x.toArray(of: Int.self) == [0, 1, 2, 3, 4, 5])
    #expect(x[1].toArray(of: Int.self) == [3, 4, 5])
  }

  @Test(arguments: [
    "float32.npy", "float64.npy", "int64.npy", "int32.npy", "int16.npy", "int8.npy", "uint8.npy",
    "bool.npy", "scalar.npy", "empty.npy", "fortran.npy",
  ])
  func writesTheBytesOfNumPy(name: String) throws {
    let bytes = try numPyFixture(name)
    #expect(try Tensor(npy: bytes).npy() == bytes)
  }

  @Test func viewsAreWrittenRowByRow() throws {
    let part = arange(12).reshape(3, 4).narrow(1, 1, 2)
    let back = try Tensor(npy: part.npy())
    #expect(back.shape == [3, 2] && back.isContiguous)
    #expect(back.toArray(of: Int.self) == [1, 2, 5, 6, 9, 10])
  }

  @Test(arguments: [("uint16.npy", "<u2"), ("fields.npy", "with fields")])
  func typesThatTensorsHaveNotAreNamed(file: String, type: String) throws {
    #expect(throws: NumPyError.unsupportedType(type)) { try read(file) }
  }

  @Test func otherBytesThanOneForTrueAreTrue() throws {
    var bytes = try numPyFixture("bool.npy")
    bytes[bytes.count - 1] = 200
    #expect(try Tensor(npy: bytes).toArray(of: Int.self) == [1, 0, 1])
    #expect(try Tensor(npy: bytes).npy().last == 1)
  }
}
