import Autograd

/// A loss of two parameters given by a formula, without data.
package struct TestSurface: Sendable {
  /// What the catalogue says of it.
  let entry: CatalogueEntry
  /// The parameters at position 0 where none are given.
  let start: [Double]
  /// The known minimisers, where they are finitely many.
  package let minimizers: [[Double]]
  /// The least loss.
  package let floor: Double
  /// What does not exist, and why.
  package var remarks: [String] = []
  /// The loss of the two parameters, elementwise: tensors of one shape in, a tensor of it out.
  package let formula: @Sendable (_ x: Tensor, _ y: Tensor) -> Tensor

  /// The catalogue's row.
  var row: ProblemCatalogue.Row {
    ProblemCatalogue.Row(
      entry: entry, sizes: { _ in ProblemSizes(features: 2, parameters: 2) },
      validate: { _ throws(SettingError) in }, make: { _, _ in SurfaceProblem(self) })
  }
}

/// A run's view of a test surface.
final class SurfaceProblem: Problem {
  private let surface: TestSurface

  init(_ surface: TestSurface) { self.surface = surface }

  var parameterShape: [Int] { [2] }
  var defaultStart: [Double] { surface.start }

  func objective(for configuration: Configuration) -> any Objective {
    SurfaceObjective(surface)
  }
}

/// The loss of a test surface; its dtype is that of the parameters.
final class SurfaceObjective: Objective {
  private let surface: TestSurface

  init(_ surface: TestSurface) { self.surface = surface }

  var parameterShape: [Int] { [2] }
  var rowCount: Int { 0 }

  func loss(_ w: Tensor) -> Tensor { surface.formula(w.select(0, 0), w.select(0, 1)) }
  func selecting(_ rows: ArraySlice<Int>) -> any Objective { self }
  var form: LossForm { .surface(surface) }
}

extension TestSurface {
  /// `(1 − x)² + 100·(y − x²)²`: a curved valley, flat along its floor.
  ///
  /// Rosenbrock, "An automatic method for finding the greatest or least value of a function", 1960,
  /// https://doi.org/10.1093/comjnl/3.3.175.
  static let rosenbrock = TestSurface(
    entry: CatalogueEntry(
      kind: "rosenbrock", title: "Rosenbrock",
      summary: "(1 − x)² + 100·(y − x²)²: a curved valley, flat along its floor.", settings: []),
    start: [-1.2, 1], minimizers: [[1, 1]], floor: 0
  ) { x, y in
    let (across, along) = (1 - x, y - x ** 2)
    return across ** 2 + 100 * along ** 2
  }
}

extension TestSurface {
  /// `(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²`: flat far out, steep at the corners.
  ///
  /// Beale, "On an iterative method for finding a local minimum of a function of more than one
  /// variable", 1958.
  static let beale = TestSurface(
    entry: CatalogueEntry(
      kind: "beale", title: "Beale",
      summary:
        "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: flat, with steep corners.",
      settings: []),
    start: [1, 1], minimizers: [[3, 0.5]], floor: 0
  ) { x, y in
    let first = 1.5 - x + x * y
    let second = 2.25 - x + x * y ** 2
    let third = 2.625 - x + x * y ** 3
    return first ** 2 + second ** 2 + third ** 2
  }
}

extension TestSurface {
  /// `(x² + y − 11)² + (x + y² − 7)²`: four minima, of which the start and the learning rate choose.
  ///
  /// Himmelblau, "Applied nonlinear programming", 1972.
  static let himmelblau = TestSurface(
    entry: CatalogueEntry(
      kind: "himmelblau", title: "Himmelblau",
      summary: "(x² + y − 11)² + (x + y² − 7)²: four minima.", settings: []),
    start: [0, 0],
    minimizers: [
      [3, 2], [-2.805118086952745, 3.131312518250573], [-3.779310253377747, -3.283185991286170],
      [3.584428340330492, -1.848126526964404],
    ],
    floor: 0
  ) { x, y in
    let first = x ** 2 + y - 11
    let second = x + y ** 2 - 7
    return first ** 2 + second ** 2
  }
}

extension TestSurface {
  /// `x²/2 + y⁴/4 − y²/2`: a saddle at the origin between two minima.
  static let saddle = TestSurface(
    entry: CatalogueEntry(
      kind: "saddle", title: "saddle",
      summary: "x²/2 + y⁴/4 − y²/2: a saddle at (0, 0) between minima at (0, ±1).", settings: []),
    start: [1, 0.001], minimizers: [[0, 1], [0, -1]], floor: -0.25
  ) { x, y in
    let bowl = x ** 2 / 2
    let (walls, ridge) = (y ** 4 / 4, y ** 2 / 2)
    return bowl + walls - ridge
  }
}

extension TestSurface {
  /// `½(w₁·w₂ − 1)²`: the smallest network; too large a rate throws it to where the curvature is less.
  ///
  /// Lewkowycz et al., "The large learning rate phase of deep learning: the catapult mechanism", 2020,
  /// https://arxiv.org/abs/2003.02218.
  static let catapult = TestSurface(
    entry: CatalogueEntry(
      kind: "catapult", title: "catapult",
      summary: "½(w₁·w₂ − 1)²: too large a rate throws it to where the curvature is less.",
      settings: []),
    start: [3.5, 0.2], minimizers: [], floor: 0,
    remarks: ["Every point with w₁·w₂ = 1 is a minimiser: w* is not one vector."]
  ) { x, y in
    let residual = x * y - 1
    return residual ** 2 / 2
  }
}
