import Testing

@testable import Autograd

@Suite struct OperationErrorTests {
  @Test(arguments: OperationErrorCase.ofOperations + OperationErrorCase.ofLayers)
  func refusesAsPyTorchDoes(row: OperationErrorCase) {
    let error = #expect(throws: TensorError.self) { try row.call() }
    #expect(error == row.error)
  }
}
