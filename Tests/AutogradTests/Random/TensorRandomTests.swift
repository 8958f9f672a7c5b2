import Testing

@testable import Autograd

/// Random tensors: layouts, versions and refusals. Their numbers are compared with PyTorch's in the
/// conformance tests.
@Suite struct TensorRandomTests {
  private var generator: Generator { Generator().manualSeed(3) }

  @Test func uniformsFollowMemoryAndNotIndices() {
    let rows = rand(2, 3, generator: generator)
    let columns = zeros([2, 3]).t().fillUniform(generator: generator)
    #expect(columns.shape == [3, 2])
    #expect(columns.t().toArray(of: Float.self) == rows.toArray(of: Float.self))
  }

  @Test func normalsOfAnotherLayoutAreMadeOneByOne() {
    let rows = zeros([4, 8]).fillNormal(generator: generator)
    let columns = zeros([8, 4]).t().fillNormal(generator: generator)
    let single = zeros([15]).fillNormal(generator: generator)
    #expect(
      columns.t().reshape([32]).narrow(0, 0, 15).toArray(of: Float.self)
        == single.toArray(of: Float.self))
    #expect(rows.toArray(of: Float.self) != columns.t().toArray(of: Float.self))
  }

  @Test func elementsBetweenStridesAreLeftAlone() {
    let base = zeros([3, 4])
    let part = base.narrow(1, 1, 2)
    part.fillUniform(from: 1, to: 2, generator: generator)
    let values = base.toArray(of: Float.self)
    for (index, value) in values.enumerated() {
      #expect((value == 0) == [0, 3].contains(index % 4), "element \(index)")
    }
  }

  @Test func fillingCountsAsAChange() {
    let x = zeros([3])
    let before = x.version
    x.fillUniform(generator: generator).fillRandom(generator: generator)
    #expect(x.version == before + 2)
  }

  @Test func wholeNumbersStayInTheirRange() {
    let values = randint(-3, 4, [1000], generator: generator).toArray(of: Int.self)
    #expect(Set(values) == Set(-3...3))
  }

  @Test func numbersThatTheTypeHasNotAreRefused() {
    #expect(throws: TensorError(.runtime, "to - 1 is out of bounds for unsigned char")) {
      try Tensor.Checked.randint(0, 257, [2], dtype: .uint8)
    }
    #expect(throws: TensorError(.runtime, "from is out of bounds for signed char")) {
      try Tensor.Checked.randint(-129, 0, [2], dtype: .int8)
    }
  }

  @Test func probabilitiesOfATensorDecideEachElement() {
    let certain = Tensor([0, 1, 0, 1] as [Float])
    #expect(bernoulli(certain, generator: generator).toArray(of: Float.self) == [0, 1, 0, 1])
    let halves = Tensor([Double](repeating: 0.5, count: 1000))
    let mean = bernoulli(halves, generator: generator).mean().item()
    // Within four standard deviations of a half.
    #expect((0.43...0.57).contains(mean))
  }

  @Test func aProbabilityAboveOneIsRefused() {
    #expect(throws: TensorError.self) { try Tensor.Checked.bernoulli(Tensor([1.5])) }
  }

  @Test func leavesCanBeDrawn() {
    #expect(randn(3, generator: generator, requiresGrad: true).requiresGrad)
  }

  @Test func likenessIncludesTheLayout() {
    let columns = zeros([2, 3], dtype: .float64).t()
    let drawn = randLike(columns, generator: generator)
    #expect(drawn.strides == [1, 3] && drawn.dtype == .float64)
    #expect(
      drawn.t().toArray(of: Double.self)
        == rand(2, 3, dtype: .float64, generator: generator).toArray(of: Double.self))
    #expect(randnLike(columns, dtype: .float32, generator: generator).dtype == .float32)
  }

  @Test func aLeafThatRequiresGradientsIsNotOverwritten() {
    let leaf = zeros([3], requiresGrad: true)
    #expect(throws: TensorError.self) { try Tensor.Checked.fillUniform(leaf) }
    #expect(leaf.detach().toArray(of: Float.self) == [0, 0, 0])
    noGrad { _ = leaf.fillUniform(from: 1, to: 1) }
    #expect(leaf.detach().toArray(of: Float.self) == [1, 1, 1])
  }

  @Test func whatWasOverwrittenGetsNoGradient() {
    let leaf = tensor([1.0, 2.0], requiresGrad: true)
    let result = leaf * 3
    result.fillNormal(generator: generator)
    #expect(result.gradFn?.name == "NormalBackward0")
    result.sum().backward()
    #expect(leaf.grad?.toArray(of: Float.self) == [0, 0])
  }
}
