import Foundation
import Testing

@testable import Autograd

@Suite struct DeepGraphTests {
  /// Runs `body` on a thread with a stack of 512 KiB and waits for it.
  private func onSmallStack<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = 512 * 1024
      thread.start()
    }
  }

  @Test func millionOperationsDeepRunsAndIsReleased() async {
    let gradient = await onSmallStack { () -> Double? in
      let x = tensor(1.0, requiresGrad: true)
      var y = x
      for _ in 0..<1_000_000 { y = y + 1 }
      y.backward()
      return x.grad?.item()
    }
    #expect(gradient == 1)
  }

  @Test func millionOperationsDeepIsReleasedWithoutRunning() async {
    let value = await onSmallStack { () -> Double in
      let x = tensor(1.0, requiresGrad: true)
      var y = x
      for _ in 0..<1_000_000 { y = y * 1 }
      return y.item()
    }
    #expect(value == 1)
  }

  /// Products keep both operands, so either may be the one that the chain goes on through.
  @Test(arguments: [true, false])
  func deepOperandsAreReleasedWithoutRunning(isFirst: Bool) async {
    let value = await onSmallStack { () -> Double in
      let x = tensor(1.0, requiresGrad: true)
      var y = x
      for _ in 0..<200_000 { y = isFirst ? y * x : x * y }
      return y.item()
    }
    #expect(value == 1)
  }

  @Test func manyChangesThroughAViewRunAndAreReleased() async {
    let gradient = await onSmallStack { () -> [Double] in
      let x = tensor([1.0, 2.0], dtype: .float64, requiresGrad: true)
      let y = x * 1
      let part = y[1...]
      for _ in 0..<100_000 { part += 1 }
      y.sum().backward()
      return x.grad?.toArray() ?? []
    }
    #expect(gradient == [1, 1])
  }
}
