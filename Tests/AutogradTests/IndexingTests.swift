import Testing

@testable import Autograd

@Suite struct IndexingTests {
  private let x = arange(12).reshape(3, 4)

  @Test func rangesAndNumbersAreViews() {
    #expect(x[1].toArray() == [4, 5, 6, 7])
    #expect(x[-1, 0].item() == 8)
    #expect(x[1..., .all].toArray() == [4, 5, 6, 7, 8, 9, 10, 11])
    #expect(x[.all, 1..<3].shape == [3, 2])
    #expect(x[.all, .every(2)].toArray() == [0, 2, 4, 6, 8, 10])
    #expect(x[.ellipsis, 0].toArray() == [0, 4, 8])
    #expect(x[.newAxis].shape == [1, 3, 4])
    #expect(x[1...].sharesStorage(with: x))
  }

  @Test func tensorsAndMasksGather() {
    #expect(x[[2, 0]].toArray() == [8, 9, 10, 11, 0, 1, 2, 3])
    #expect(x[[0, 1], [1, 3]].toArray() == [1, 7])
    let mask = trapping { () throws(TensorError) in try Tensor.Checked.gt(x, Tensor(wrapping: 8)) }
    #expect(x[mask].toArray() == [9, 10, 11])
    #expect(!x[[0]].sharesStorage(with: x))
  }

  @Test func assignmentWritesThrough() {
    let y = x.clone()
    y[0] = tensor(7)
    y[[1, 2], [0, 0]] = tensor([-1, -2])
    #expect(y.toArray() == [7, 7, 7, 7, -1, 5, 6, 7, -2, 9, 10, 11])
    #expect(y.version == 2)
  }

  @Test func gatheredDuplicatesAddUpInTheGradient() {
    let p = tensor([1.0, 2.0, 3.0], requiresGrad: true)
    p[[0, 2, 0]].sum().backward()
    #expect(p.grad?.toArray() == [Float(2), 0, 1])
  }

  @Test(arguments: [
    (3, "index 3 is out of bounds for dimension 0 with size 3"),
    (-4, "index -4 is out of bounds for dimension 0 with size 3"),
  ])
  func outOfBoundsIsRefused(index: Int, message: String) {
    let error = #expect(throws: TensorError.self) {
      try Tensor.Checked.getItem(x, [.at(index)])
    }
    #expect(error == TensorError(.index, message))
  }
}
