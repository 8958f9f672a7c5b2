import Autograd
import Testing

/// The strides of results where a dimension of size 1 or a transposition lets them differ, as PyTorch
/// chooses them.
@Suite struct ElementwiseLayoutTests {
  private let column = zeros([1, 4]).t()

  @Test func numbersKeepTheStridesOfSingleDimensions() {
    #expect(Array((column * 2).strides) == [1, 4])
    #expect(Array((1 - column).strides) == [1, 4])
  }

  @Test func functionsOfOneTensorDoNot() {
    #expect(Array(clamp(column, min: -1, max: 1).strides) == [1, 1])
    #expect(Array((column ** 2).strides) == [1, 1])
  }

  @Test func broadcastsFollowTheFirstOperand() {
    let permuted = zeros([2, 1, 3]).permute(1, 0, 2)
    #expect(Array((permuted + zeros([2, 1])).strides) == [3, 3, 1])
  }

  @Test func powersOfANumberAreRowMajor() {
    let transposed = zeros([2, 3]).t()
    #expect(Array((2 ** transposed).strides) == [2, 1])
    #expect(Array(logSigmoid(transposed).strides) == [2, 1])
    #expect(Array(exp(transposed).strides) == [1, 3])
  }
}
