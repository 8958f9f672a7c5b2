import Autograd

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
