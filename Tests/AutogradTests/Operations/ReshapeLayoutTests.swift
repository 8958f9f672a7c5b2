import Autograd
import Testing

/// The strides and the names of reshaped tensors that are not laid out as new ones, as PyTorch has them.
@Suite struct ReshapeLayoutTests {
  private let everySecond = ones([3, 2], requiresGrad: true)[.all, .every(2)]

  @Test func scatteredElementsAreAnAliasWhereStridesAllow() {
    let column = everySecond.reshape(-1, 1)
    #expect(Array(column.strides) == [2, 2])
    #expect(column.gradFn?.name == "ReshapeAliasBackward0")
    let cube = ones([3, 2], requiresGrad: true).t().reshape(2, 3, 1)
    #expect(cube.gradFn?.name == "ReshapeAliasBackward0")
  }

  @Test func otherwiseTheyAreCopied() {
    let flat = ones([3, 2], requiresGrad: true).t().reshape(6)
    #expect(flat.gradFn?.name == "UnsafeViewBackward0")
  }

  @Test func dimensionsOfSizeOneKeepTheirStrides() {
    let y = ones([2, 1], requiresGrad: true)[.all, .every(2)]
    #expect(Array(y.strides) == [1, 2] && y.isContiguous)
    #expect(Array(y.reshape(-1, 1).strides) == [1, 2])
    #expect(Array(y.view(1, 2).strides) == [2, 1])
    #expect(Array(y.view(2, 1, 1).strides) == [1, 2, 2])
    #expect(y.reshape(-1, 1).gradFn?.name == "ViewBackward0")
  }
}
