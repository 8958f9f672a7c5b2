@testable import Autograd

/// A case of `products.json`: a matrix times a column, and its transpose times another, to the bit.
struct ProductCase {
  private let fixture: JSON

  init(_ fixture: JSON) { self.fixture = fixture }

  func run() throws {
    let (rows, columns) = (
      try fixture.member("rows", \.int), try fixture.member("columns", \.int)
    )
    let skipped = try fixture.member("skipped", \.ints)
    let generator = Generator()
    generator.manualSeed(try fixture.member("seed", \.int))
    let x = try drawn(skipped[0] + rows * columns, generator).narrow(0, skipped[0], rows * columns)
    let w = try drawn(skipped[1] + columns, generator).narrow(0, skipped[1], columns)
    let g = try drawn(rows, generator).view(rows, 1)
    let (matrix, column) = (x.view(rows, columns), w.view(columns, 1))
    try check(matmul(matrix, column), "forward")
    try check(matmul(matrix.t(), g), "backward")
    try check(matmul(column.t(), matrix.t()), "row")
    try check(mv(matrix, w), "vector")
    try check(matmul(matrix.narrow(0, 0, 1), column), "single")
    try checkGradient(matrix, column, g)
  }

  /// What a backward pass leaves in w is the transpose's product.
  private func checkGradient(_ matrix: Tensor, _ column: Tensor, _ g: Tensor) throws {
    let leaf = column.detach().clone()
    leaf.requiresGrad = true
    matmul(matrix, leaf).backward(gradient: g)
    guard let gradient = leaf.grad else { throw Mismatch("there is no gradient") }
    try check(gradient, "backward")
  }

  private func drawn(_ count: Int, _ generator: Generator) throws -> Tensor {
    let values = randn([count], generator: generator)
    return try fixture.member("dtype", \.string) == "float64" ? values.to(.float64) / 3 : values
  }

  private func check(_ product: Tensor, _ name: String) throws {
    let bytes = UnsafeRawBufferPointer(
      start: product.pointer, count: product.numel * product.itemSize)
    let digest = withExtendedLifetime(product) { sha256(bytes) }
    try expectEqual(digest, try fixture.member("sha256").member(name, \.string), name)
  }
}
