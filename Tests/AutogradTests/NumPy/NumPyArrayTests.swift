import Testing

@testable import Autograd

/// Arrays with NumPy's types and texts; the expected ones are NumPy's.
@Suite struct NumPyArrayTests {
  @Test func literalsHaveTheirOwnType() {
    #expect(NumPyArray([0.1, 0.2, 0.3]).dtype == .float64)
    #expect(NumPyArray([1, 2]).dtype == .int64)
    #expect(NumPyArray([[true, false]]).dtype == .bool)
    #expect(NumPyArray([0.1, 0.2, 0.3]).description == "[0.1 0.2 0.3]")
  }

  @Test func sumsPrintAsNumPy() {
    let (x, y) = (NumPyArray([0.1, 0.2, 0.3]), NumPyArray([3.0, 4.0, 5.0]))
    #expect((x + y).description == "[3.1 4.2 5.3]")
    #expect((2 * x - y / 2).description == "[-1.3 -1.6 -1.9]")
  }

  @Test func typesAreNumPys() {
    let (single, whole) = (NumPyArray([Float(0.5)]), NumPyArray([3]))
    #expect((single + whole).dtype == .float64)
    #expect((single * 0.1).dtype == .float32)
    #expect((whole * 0.5).dtype == .float64)
    #expect((whole / whole).dtype == .float64)
    #expect((NumPyArray([Int16(1)]) + single).dtype == .float32)
  }

  @Test func memoryIsSharedBothWays() {
    let array = NumPyArray([1.0, 2.0])
    let tensor = fromNumPy(array)
    #expect(tensor.dtype == .float64)
    tensor.fillUniform(from: 5, to: 5)
    #expect(array.description == "[5. 5.]")
    array[1] = 7
    #expect(tensor.toArray(of: Double.self) == [5, 7])
    #expect(tensor.numpy()[-1] == .double(7))
    #expect(tensor.numpy().tensor.sharesStorage(with: tensor))
  }

  @Test func aTensorWithGradientsMustBeDetached() {
    let x = zeros([2], requiresGrad: true)
    let expected = TensorError(
      .runtime,
      "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    #expect(throws: expected) { try Tensor.Checked.numpy(x) }
    #expect(x.detach().numpy().description == "[0. 0.]")
  }

  @Test func anUncalledConversionPrintsAsAMethod() {
    let text = zeros([1]).numpy.description
    let address = text.dropFirst("<built-in method numpy of Tensor object at 0x".count).dropLast()
    #expect(text.hasPrefix("<built-in method numpy of Tensor object at 0x") && text.hasSuffix(">"))
    #expect(UInt(address, radix: 16) != nil)
  }
}
