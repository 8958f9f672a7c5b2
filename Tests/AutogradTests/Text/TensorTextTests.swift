import Testing

@testable import Autograd

/// The text of tensors; the expected texts are PyTorch's and NumPy's.
@Suite struct TensorTextTests {
  private func rows(_ values: [Double], _ shape: [Int], _ dtype: DType = .float32) -> TextSource {
    var strides = [Int](repeating: 1, count: shape.count)
    for dimension in shape.indices.dropLast().reversed() {
      strides[dimension] = strides[dimension + 1] * shape[dimension + 1]
    }
    return TextSource(dtype: dtype, shape: shape, strides: strides, offset: 0) {
      dtype == .int64 ? .integer(Int64(values[$0])) : .real(values[$0])
    }
  }

  @Test func fixedDigits() {
    let text = TensorText.text(of: rows([0.1, -2.25, 30, 4], [2, 2]), options: PrintOptions())
    #expect(text == "tensor([[ 0.1000, -2.2500],\n        [30.0000,  4.0000]])")
  }

  @Test func wholeNumbersHaveAPointOnly() {
    let source = rows([1, -20, .nan, -0.0], [4], .float64)
    #expect(
      TensorText.text(of: source, options: PrintOptions())
        == "tensor([  1., -20.,  nan,  -0.], dtype=torch.float64)")
  }

  @Test func wideRangesHaveAnExponent() {
    let source = rows([1e-6, 1], [2])
    #expect(
      TensorText.text(of: source, options: PrintOptions()) == "tensor([1.0000e-06, 1.0000e+00])")
  }

  @Test func longTensorsAreSummarised() {
    let source = rows((0..<1001).map(Double.init), [1001], .int64)
    #expect(
      TensorText.text(of: source, options: PrintOptions())
        == "tensor([   0,    1,    2,  ...,  998,  999, 1000])")
    #expect(
      TensorText.text(of: source, options: .short)
        == "tensor([   0,    1,  ...,  999, 1000])")
  }

  @Test func emptyTensorsTellTheirSize() {
    #expect(TensorText.text(of: rows([], [0]), options: PrintOptions()) == "tensor([])")
    #expect(
      TensorText.text(of: rows([], [2, 0], .int64), options: PrintOptions())
        == "tensor([], size=(2, 0), dtype=torch.int64)")
  }

  @Test func suffixesBreakTheLineWhereItGetsTooLong() {
    let source = rows((0..<8).map { Double($0) + 0.5 }, [8])
    let body = "tensor([0.5000, 1.5000, 2.5000, 3.5000, 4.5000, 5.5000, 6.5000, 7.5000]"
    #expect(
      TensorText.text(of: source, options: PrintOptions(), gradientFunction: "AddBackward0")
        == body + ",\n       grad_fn=<AddBackward0>)")
    #expect(
      TensorText.text(of: rows([1], [1]), options: PrintOptions(), requiresGrad: true)
        == "tensor([1.], requires_grad=True)")
  }

  @Test func optionsAreOneSetForTheProcess() {
    #expect(PrintOptions.current == PrintOptions())
    // An option that the text of a small tensor does not depend on: other tests print meanwhile.
    PrintOptions.current.edgeItems = 4
    let changed = PrintOptions.current
    PrintOptions.current = PrintOptions()
    #expect(changed.edgeItems == 4)
  }

  @Test func numPyAlignsAtThePoint() {
    #expect(
      NumPyText.text(of: rows([Double(Float(-0.19613089)), Double(Float(1.2467923))], [2]))
        == "[-0.19613089  1.2467923 ]")
    #expect(NumPyText.text(of: rows([-1, 2], [2])) == "[-1.  2.]")
  }

  @Test func numPyExponentHasTheExactValuesDigits() {
    #expect(NumPyText.text(of: rows([1e10, 5], [2])) == "[1.e+10 5.e+00]")
  }

  @Test(
    arguments: [
      (1e6, DType.float32, "[1.e+06]"), (999_999, .float32, "[999999.]"),
      (1e6, .float64, "[1000000.]"), (1e8, .float64, "[1.e+08]"),
    ] as [(Double, DType, String)])
  func numPyTakesAnExponentByTheType(value: Double, dtype: DType, text: String) {
    #expect(NumPyText.text(of: rows([value], [1], dtype)) == text)
  }
}
