import Testing

@testable import Autograd

/// The generator against numbers that PyTorch 2.15 gave, and against itself where that is a law.
@Suite struct GeneratorTests {
  private func uniforms(_ count: Int, _ generator: Generator) -> [Float] {
    var values = [Float](repeating: 0, count: count)
    values.withUnsafeMutableBufferPointer { generator.fillUniform($0) }
    return values
  }

  private func normals(_ count: Int, _ generator: Generator) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    values.withUnsafeMutableBufferPointer { generator.fillNormal($0) }
    return values
  }

  @Test func firstUniformsOfSeedZero() {
    let generator = Generator().manualSeed(0)
    #expect(uniforms(4, generator) == [0.4962566, 0.7682218, 0.08847743, 0.13203049])
  }

  @Test func unseededGeneratorsAreAlike() {
    let (one, other) = (Generator(), Generator())
    #expect(one.initialSeed == 67_280_421_310_721)
    #expect(uniforms(5, one) == uniforms(5, other))
  }

  @Test func negativeSeedIsItsTwosComplement() {
    let generator = Generator().manualSeed(-1)
    #expect(generator.initialSeed == .max)
    #expect(uniforms(3, generator) == uniforms(3, Generator().manualSeed(UInt64.max)))
  }

  @Test func freshSeedsDiffer() {
    let generator = Generator()
    let (first, second) = (generator.seed(), generator.seed())
    #expect(first != second)
    #expect(generator.initialSeed == second)
  }

  @Test(arguments: [0, 1, 3, 623, 624, 625])
  func stateBringsBackWhatFollows(draws: Int) throws {
    let generator = Generator().manualSeed(3)
    _ = uniforms(draws, generator)
    _ = normals(3, generator)  // leaves one of a pair over
    let state = generator.state
    let expected = normals(5, generator) + normals(40, generator)
    let other = Generator()
    try other.setState(state)
    #expect(other.state == state)
    #expect(other.initialSeed == 3)
    #expect(normals(5, other) + normals(40, other) == expected)
  }

  @Test func seedingForgetsTheNormalLeftOver() {
    let generator = Generator().manualSeed(3)
    let first = normals(1, generator)
    generator.manualSeed(3)
    #expect(normals(1, generator) == first)
  }

  @Test(arguments: [0, 5055, 5057])
  func stateOfAnotherSizeIsRefused(size: Int) {
    let generator = Generator()
    #expect(throws: GeneratorStateError.wrongSize(size)) {
      try generator.setState([UInt8](repeating: 0, count: size))
    }
  }

  /// Offsets into the state and a byte that makes it one that no engine is in: `left`, the flag
  /// that it is seeded, and `next`.
  @Test(arguments: [(8, 0), (8, 7), (11, 255), (12, 0), (16, 5), (23, 255)])
  func impossibleStateIsRefusedAndChangesNothing(offset: Int, byte: UInt8) {
    let generator = Generator().manualSeed(4)
    let state = generator.state
    var broken = state
    broken[offset] = byte
    #expect(throws: GeneratorStateError.invalidEngine) { try generator.setState(broken) }
    #expect(generator.state == state)
  }

  @Test func permutationHasEveryPlaceOnce() {
    let order = Generator().manualSeed(1).permutation(1000)
    #expect(order.sorted() == Array(0..<1000))
    #expect(order != Array(0..<1000))
    #expect(Generator().permutation(0).isEmpty)
  }

  @Test func manualSeedIsTheDefaultGenerators() {
    let generator = manualSeed(12)
    #expect(generator === Generator.default)
  }
}
