import Testing

@testable import Autograd

/// Nested lists of numbers; texts and errors are Python's and PyTorch's.
@Suite struct NumberListTests {
  @Test func listsNestByShape() {
    let rows = Tensor([0.5, 1.5, 1, 2] as [Float], [2, 2])
    #expect(rows.toList().description == "[[0.5, 1.5], [1.0, 2.0]]")
    #expect(rows.t().toList().description == "[[0.5, 1.0], [1.5, 2.0]]")
    #expect(zeros([2, 0]).toList().description == "[[], []]")
    #expect(Tensor([Float(0.1)]).toList() == [.number(.double(0.10000000149011612))])
  }

  @Test(
    arguments: [
      ([], .float32), ([1, 2], .int64), ([1, 2.5], .float32), ([true, false], .bool),
      ([true, 2], .int64), ([true, 0.5], .float32), ([[], []], .float32),
    ] as [(NumberList, DType)])
  func typeIsThatOfTheHighestCategory(list: NumberList, dtype: DType) throws {
    #expect(try Tensor.Checked.tensor(list: list).dtype == dtype)
  }

  @Test(
    arguments: [
      (
        .list([[1, 2], [3]]), TensorError(.value, "expected sequence of length 2 at dim 1 (got 1)")
      ),
      (.list([[1, 2], 3]), TensorError(.type, "not a sequence")),
    ] as [(NumberList, TensorError)])
  func unequalListsAreRefused(list: NumberList, error: TensorError) {
    #expect(throws: error) { try Tensor.Checked.tensor(list: list) }
  }
}
