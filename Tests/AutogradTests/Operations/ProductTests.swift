import Testing

@testable import Autograd

@Suite struct ProductTests {
  @Test func wholeNumbersBecomeInt64AndWrapAround() {
    #expect(tensor([Int8(100), 100]).prod().scalar() == .int(10_000))
    #expect(tensor([Int.max, 2]).prod().scalar() == .int(-2))
    #expect(tensor([true, true]).prod().scalar() == .int(1))
  }

  @Test func ofNothingIsOne() {
    #expect(zeros([0]).prod().item() == 1)
    #expect(zeros([2, 0]).prod(1).toArray() == [Float(1), 1])
  }

  @Test func overflowOnTheWayStays() {
    #expect(tensor([1e30, 1e30, 1e-30]).prod().item() == .infinity)
  }

  @Test func isRoundedOnce() {
    // 0.1 as float32, to the tenth power, exactly and then rounded.
    var exact = 1.0
    for _ in 0..<10 { exact *= Double(Float(0.1)) }
    #expect(full([10], 0.1).prod().item() == Double(Float(exact)))
  }

  @Test func gradientsAtZerosAreTheProductsOfTheOthers() {
    let one = tensor([2.0, 0, 3], requiresGrad: true)
    one.prod().backward()
    #expect(one.grad?.toArray() == [Float(0), 6, 0])
    let two = tensor([[0.0, 0, 3], [2, 5, 0]], requiresGrad: true)
    two.prod(1).sum().backward()
    #expect(two.grad?.toArray() == [Float(0), 0, 0, 0, 0, 10])
  }

  @Test func mixedSecondDerivativeAtTwoZeros() {
    // ∂²(abc)/∂a∂b = c, also where a and b are 0.
    let x = tensor([0.0, 0, 3], requiresGrad: true)
    let first = grad(of: x.prod(), withRespectTo: x, createGraph: true)
    #expect(grad(of: first[0], withRespectTo: x).toArray() == [Float(0), 3, 0])
  }
}
