import Autograd
import Testing

/// The strides of what is gathered from permuted tensors, as PyTorch 2.15 has them.
@Suite struct IndexLayoutTests {
  private let x = arange(24).reshape(2, 3, 4)
  private let places = tensor([1, 0])

  @Test func followTheTensorInTheDimensionsThatAreTakenWhole() {
    #expect(Array(x.permute(0, 2, 1)[places].strides) == [12, 1, 4])
    #expect(Array(x.permute(2, 1, 0)[.all, places].strides) == [1, 4, 8])
    #expect(Array(x.permute(2, 1, 0)[places].strides) == [6, 1, 3])
    #expect(Array(x.permute(1, 0, 2)[tensor([true, false, true])].strides) == [8, 4, 1])
    #expect(x.permute(2, 1, 0)[places].toList() == x.permute(2, 1, 0).contiguous()[places].toList())
  }

  @Test func placesInColumnsAreLaidOutAsRows() {
    let column = tensor([[0], [1], [2]]).t()
    #expect(Array(column.strides) == [1, 1])
    #expect(Array(x[0][column, tensor([0, 1, 2])].strides) == [3, 1])
  }
}
